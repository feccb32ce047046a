"""Numbers without gaps: what was given here, and what was given elsewhere before the engine took over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Self

from pydantic import Field

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import NONE_YET, Listed, Said
from models.base.written_form import form
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.engine.where import Where
from models.engine.world import Held, World
from models.law.lengths import Longest
from models.law.openness import Code, PublicText

JOURNAL = "numbers"


class GivenHere(Refusal):
    """{series} {number} was already given here; it cannot have been given elsewhere."""


class Backwards(Refusal):
    """The numbers run from {first} to {last}; give the smaller one first."""


class ToldAlready(Refusal):
    """{series} {first}–{last} were already said to have been given elsewhere, and overlap; take them back
    first if they were mistyped (numbers take-back)."""


class NothingToldSo(Refusal):
    """{series} {first}–{last} were not said to have been given elsewhere; what was said: {known}."""


class GivenAbove(Refusal):
    """{series} {number} was given here since, above what was said to have been given elsewhere; that is taken
    back no more."""


class Range(Frozen):
    """Numbers of a series, from first to last."""

    series: str
    """A register and year ('HEL 2021') or a body's sections of a year ('§ khs 2021')."""
    first: int
    """The smallest number that was given elsewhere."""
    last: int
    """The largest one; all between were given elsewhere too."""
    note: str = ""
    """Where they were given; empty where nobody said."""


@dataclass(frozen=True)
class Numbers(State):
    """The register's own journal: what was numbered outside the engine."""

    noun: ClassVar[str] = "numbers"
    stage: ClassVar[str] = "open"
    open: ClassVar[bool] = False
    driven: ClassVar[bool] = False
    confidential: ClassVar[bool] = False

    ranges: tuple[Range, ...] = ()
    """What was given outside the engine, in the order in which it was recorded."""

    def with_(self, given: Range) -> Self:
        """These numbers and a further range."""
        return replace(self, ranges=(*self.ranges, given))

    def without(self, series: str, first: int, last: int) -> Self:
        """These numbers without a range."""
        gone = (series, first, last)
        left = (each for each in self.ranges if (each.series, each.first, each.last) != gone)
        return replace(self, ranges=tuple(left))

    def elsewhere(self, series: str, number: int) -> bool:
        """Whether a number was given outside the engine."""
        return any(r.series == series and r.first <= number <= r.last for r in self.ranges)


def of(held: Held) -> Numbers | None:
    """The register's own journal as it is held; None while nothing was numbered elsewhere."""
    return held.of(Numbers) if held.state else None


def told(world: World) -> tuple[Range, ...]:
    """What was said to have been given elsewhere, in that order."""
    numbers = of(world.held(JOURNAL))
    return numbers.ranges if numbers else ()


def next_free(numbers: Numbers | None, series: str, last: int) -> int:
    """The smallest number after `last` that was not given elsewhere."""
    number = last + 1
    while numbers and numbers.elsewhere(series, number):
        number = (
            next(r.last for r in numbers.ranges if r.series == series and r.first <= number <= r.last) + 1
        )
    return number


class OfASeries(Act[None]):
    """What an act on numbers of a series names."""

    series: Annotated[Code, Longest(60)] = Field(
        pattern=form(
            r"^([A-ZÅÄÖ]{2,6}|§ [a-z][a-z0-9]*) \d{4}$",
            Said.why("a register and year, like HEL 2021, or a body's sections of a year, like § khs 2021"),
        )
    )
    """A register and year ('HEL 2021') or a body's sections of a year ('§ khs 2021')."""
    first: int = Field(ge=1)
    """The smallest number that was given elsewhere."""
    last: int = Field(ge=1)
    """The largest one; all between were given elsewhere too."""

    def located(self, state: Numbers | None) -> Where:
        mark, _, rest = self.series.partition(" ")
        return Where().at("body", rest.split()[0]) if mark == "§" else Where()


class NoteGivenElsewhere(OfASeries):
    """Record which numbers of a series were given outside the engine, so that every number is accounted for.

    A series is a register and year ('HEL 2021') or a body's sections of a year ('§ khs 2021').
    """

    noun: ClassVar[str] = "numbers"
    verb: ClassVar[str] = "elsewhere"
    example: ClassVar[str] = "pykala numbers elsewhere --series '§ khs 2021' --first 1 --last 185"

    note: PublicText = Field(default="", max_length=300)
    """Where they were given; it is public."""

    def decide(self, state: Numbers | None, command: Command, world: World) -> Iterator[Entry]:
        if self.last < self.first:
            raise Backwards(first=self.first, last=self.last)
        for number in world.given(self.series, self.first, self.last):
            raise GivenHere(series=self.series, number=number)
        for known in told(world):
            if known.series == self.series and known.first <= self.last and self.first <= known.last:
                raise ToldAlready(series=self.series, first=known.first, last=known.last)
        given = NumbersGivenElsewhere(series=self.series, first=self.first, last=self.last, note=self.note)
        yield Entry(journal=JOURNAL, content=given)


class NumbersGivenElsewhere(Content):
    """Numbers of a series were given outside the engine."""

    series: str
    """A register and year ('HEL 2021') or a body's sections of a year ('§ khs 2021')."""
    first: int
    """The smallest number that was given elsewhere."""
    last: int
    """The largest one; all between were given elsewhere too."""
    note: str = ""
    """Where they were given; empty where nobody said."""

    def fold(self, state: Numbers | None, fact: Fact) -> Numbers:
        given = Range(series=self.series, first=self.first, last=self.last, note=self.note)
        return (state or Numbers()).with_(given)

    def said(self) -> Said:
        return Said.fact(
            "{series}: {first}–{last} were given elsewhere.",
            series=self.series,
            first=self.first,
            last=self.last,
        )


class TakeBackElsewhere(OfASeries):
    """Take back that numbers of a series were given elsewhere, as they were mistyped.

    It is possible while no number was given here above the first of them.
    """

    noun: ClassVar[str] = "numbers"
    verb: ClassVar[str] = "take-back"
    example: ClassVar[str] = (
        "pykala numbers take-back --series '§ khs 2021' --first 1 --last 1850 --reason '…'"
    )

    reason: PublicText = Field(min_length=1, max_length=300)
    """Why, in a sentence; it is public."""

    def decide(self, state: Numbers | None, command: Command, world: World) -> Iterator[Entry]:
        known = [each for each in told(world) if each.series == self.series]
        if not any((each.first, each.last) == (self.first, self.last) for each in known):
            ranges = Listed.of(f"{each.first}–{each.last}" for each in known) or NONE_YET
            raise NothingToldSo(series=self.series, first=self.first, last=self.last, known=ranges)
        for number in world.given(self.series, self.first, _BEYOND):
            raise GivenAbove(series=self.series, number=number)
        taken = NumbersTakenBack(series=self.series, first=self.first, last=self.last, reason=self.reason)
        yield Entry(journal=JOURNAL, content=taken)


_BEYOND = 10**9
"""More than any series has in a year."""


class NumbersTakenBack(Content):
    """That numbers were given outside the engine was taken back."""

    series: str
    """A register and year ('HEL 2021') or a body's sections of a year ('§ khs 2021')."""
    first: int
    """The smallest of the numbers."""
    last: int
    """The largest of them."""
    reason: str
    """Why, in a sentence."""

    def fold(self, state: Numbers | None, fact: Fact) -> Numbers:
        return (state or Numbers()).without(self.series, self.first, self.last)

    def said(self) -> Said:
        return Said.fact(
            "{series}: that {first}–{last} were given elsewhere was taken back: {reason}",
            series=self.series,
            first=self.first,
            last=self.last,
            reason=self.reason,
        )
