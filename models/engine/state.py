"""What a journal's facts fold into. A kind of journal is one class that fulfils this."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Protocol

from models.engine.concern import Concern
from models.engine.row import Row
from models.engine.where import Where
from models.law.deadline import Deadline

if TYPE_CHECKING:
    from models.engine.command import Entry
    from models.engine.journal import Content, Fact
    from models.engine.trail import Trail


class State(Protocol):
    """Where a journal stands. What a kind does not say for itself is answered here, on the safe side."""

    noun: ClassVar[str]
    """The kind of journal, as the policy table and the acts' commands call it."""
    driven: ClassVar[bool] = True
    """Whether a workflow drives it; a register that only grows has none."""

    @property
    def stage(self) -> str:
        """Where it stands; the policy table says who may act at which stage."""
        ...

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it."""
        ...

    @property
    def confidential(self) -> bool:
        """Whether nothing of it may be said in the open."""
        return True

    @property
    def plain(self) -> bool:
        """Whether it can be written down as it stands; one that cannot is folded from its facts."""
        return True

    @property
    def trail(self) -> Trail | None:
        """What happened in it, for those who look back; None where nobody does."""
        return None

    @property
    def since(self) -> datetime | None:
        """When its last step was made, on which other acts build; None where nobody keeps it."""
        return None

    def due(self) -> tuple[Deadline, ...]:
        """What falls due."""
        return ()

    def passing(self, at: datetime) -> Iterator[Content | Entry]:
        """What happens when the clock reaches `at`: deadlines passed, reminders due."""
        yield from ()

    def concerned(self, concern: Concern | None) -> Concern | None:
        """What an act concerns with the cases behind it; None where nobody can tell."""
        return None

    def where(self) -> Where:
        """Where it is: the bodies, lines and the like whose people act on it, and who does so already."""
        return Where()

    def where_read(self) -> Where:
        """Where what is confidential of it is read: by the people of which bodies, lines and the like."""
        return self.where()

    def names(self) -> Mapping[str, Collection[object]]:
        """What of it an act may name: the field of an act → what may stand there."""
        return {}

    def rows(self) -> Iterator[Row]:
        """The rows that people read of it, beside its deadlines."""
        yield from ()

    def standing(self) -> tuple[str, ...]:
        """How it stands, as lines of Markdown in English; nothing confidential is said."""
        return (f"**{self.stage.replace('_', ' ')}**",)

    def remembering(self, before: State | None, fact: Fact) -> State:
        """This state after a fact, for one that remembers what happened to it."""
        return self
