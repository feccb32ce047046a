"""What a decision may look at beyond its own journal: other journals, numbers, what waits for a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Never, NoReturn, Protocol, TypeVar, cast

from models.base.refusal import NoSuchJournal
from models.base.text import Text
from models.base.writing import Written
from models.engine.journal import BEGINNING, Fact
from models.engine.rights import Rights
from models.engine.state import State

S = TypeVar("S", bound=State)


@dataclass(frozen=True)
class Held:
    """A journal as it is held in memory: its folded state, its length and its head."""

    id: str
    """The journal's name; empty for one that is yet to begin."""
    state: State | None = None
    """All its facts folded; None if it has none."""
    seq: int = 0
    """How many facts are folded in: the number of the last, 0 if none."""
    head: str = BEGINNING
    """Hash of that last fact; 64 zeros if there is none."""

    def of(self, kind: type[S]) -> S:
        """The state, refused where there is no journal of that kind."""
        if not isinstance(self.state, kind):
            raise NoSuchJournal(journal=self.id)
        return self.state

    def begun(self) -> State:
        """The state, of whatever kind; refused where there is no such journal."""
        if self.state is None:
            raise NoSuchJournal(journal=self.id)
        return self.state

    def after(self, facts: Iterable[Fact]) -> Held:
        """This journal after further facts; one already folded is passed over."""
        held = self
        for fact in facts:
            if fact.seq == held.seq + 1:
                held = Held(self.id, _folded(held.state, fact), fact.seq, fact.hash)
        return held


def _folded(before: State | None, fact: Fact) -> State:
    # Each fact was decided on a state of its own kind, and so it is folded into one.
    return fact.content.fold(cast("Never", before), fact).remembering(before, fact)


class World(Protocol):
    """The registry as a decision sees it, inside its transaction."""

    @property
    def now(self) -> datetime:
        """The engine's clock, to the minute."""
        ...

    def held(self, journal: str) -> Held:
        """The journal, empty if there is none."""
        ...

    def allot(self, series: str) -> int:
        """The next number of a series; it counts as given when the transaction is committed."""
        ...

    def give_back(self, series: str, number: int) -> None:
        """Give the last number of a series back; it is the next again when the transaction is committed."""
        ...

    def given(self, series: str, first: int, last: int) -> Sequence[int]:
        """The numbers of a series that were given here, from first to last."""
        ...

    def meetings(self, body: str) -> Sequence[str]:
        """The open meetings of a body, by day."""
        ...

    def sittings(self, body: str, since: date) -> Sequence[str]:
        """All meetings of a body that were called for a day or a later one, by day; cancelled ones, too."""
        ...

    def waiting(self, body: str, stage: str) -> Sequence[str]:
        """The cases that wait for a meeting of a body at a stage: tabled, or ready."""
        ...

    def rights(self) -> Rights | None:
        """Who holds which office; None where nobody is known, or it cannot be seen from here."""
        ...

    def facts_of(self, journal: str) -> Sequence[Fact]:
        """The facts of a journal, in order: for those few who look further back than its state does."""
        ...

    def seals(self, journal: str, commitment: str) -> bool:
        """Whether a fact of the journal names this sealed text, and nobody has erased it."""
        ...

    def text(self, written: Written) -> Text | None:
        """A text that somebody wrote; None where it was erased, or is not at hand."""
        ...


@dataclass(frozen=True)
class Ahead:
    """The world with what a command has given so far: of two items that it places, each has its number."""

    world: World
    """What the registry holds, to which nothing is written yet."""
    given_so_far: dict[str, Held] = field(default_factory=dict)
    """Each journal as it will be after the facts that the command has given so far."""

    @property
    def now(self) -> datetime:
        return self.world.now

    def held(self, journal: str) -> Held:
        return self.given_so_far.get(journal) or self.world.held(journal)

    def allot(self, series: str) -> int:
        return self.world.allot(series)

    def give_back(self, series: str, number: int) -> None:
        self.world.give_back(series, number)

    def given(self, series: str, first: int, last: int) -> Sequence[int]:
        return self.world.given(series, first, last)

    def meetings(self, body: str) -> Sequence[str]:
        return self.world.meetings(body)

    def sittings(self, body: str, since: date) -> Sequence[str]:
        return self.world.sittings(body, since)

    def waiting(self, body: str, stage: str) -> Sequence[str]:
        return self.world.waiting(body, stage)

    def rights(self) -> Rights | None:
        return self.world.rights()

    def facts_of(self, journal: str) -> Sequence[Fact]:
        return self.world.facts_of(journal)

    def seals(self, journal: str, commitment: str) -> bool:
        return self.world.seals(journal, commitment)

    def text(self, written: Written) -> Text | None:
        return self.world.text(written)


class NotSeenFromHere(Exception):  # noqa: N818 - no error: the look is made later
    """The decision needs a look that only the registry's transaction can give."""


@dataclass(frozen=True)
class Blinkered:
    """The world as a workflow's validator sees it: nothing but the clock."""

    now: datetime
    """The workflow's clock, the one thing that is seen."""

    def held(self, journal: str) -> NoReturn:
        raise NotSeenFromHere(journal)

    def allot(self, series: str) -> NoReturn:
        raise NotSeenFromHere(series)

    def give_back(self, series: str, number: int) -> NoReturn:
        raise NotSeenFromHere(series)

    def given(self, series: str, first: int, last: int) -> NoReturn:
        raise NotSeenFromHere(series)

    def meetings(self, body: str) -> NoReturn:
        raise NotSeenFromHere(body)

    def sittings(self, body: str, since: date) -> NoReturn:
        raise NotSeenFromHere(body)

    def waiting(self, body: str, stage: str) -> NoReturn:
        raise NotSeenFromHere(body)

    def rights(self) -> None:
        return None

    def facts_of(self, journal: str) -> NoReturn:
        raise NotSeenFromHere(journal)

    def seals(self, journal: str, commitment: str) -> bool:
        raise NotSeenFromHere(journal)

    def text(self, written: Written) -> NoReturn:
        raise NotSeenFromHere(written.sha256)
