"""What became of an item that has no case: it has its section, and no journal but the meeting's."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from models.base.frozen import Frozen
from models.base.words import Said
from models.base.writing import Written
from models.law.outcome import Outcome
from models.matter.motion import Motion
from models.matter.vote import Vote


class Settlement(Frozen):
    """What a body did with an item of its own."""

    series: str
    """The series that its § is of, for example '§ khs 2021'."""
    section: int = Field(ge=1)
    """Its § in that series, which its body's handled cases share."""
    day: date
    """The day of the meeting."""
    outcome: Outcome
    """What became of it: noted, approved, rejected, removed or elected."""
    text: Written | None = None
    """What was decided, where there is more to say than the outcome; else None."""
    checkers: tuple[str, ...] = ()
    """The members whom the body elected in it to check its minutes; empty in any other item."""
    motions: tuple[Motion, ...] = ()
    """Every motion on the item with what became of it, in the order in which they were made."""
    votes: tuple[Vote, ...] = ()
    """The votes on them in their order; empty if there was none."""

    @property
    def year(self) -> int:
        """The year of its series."""
        return int(self.series[-4:])

    def said(self) -> Said:
        """For example '§ 3: noted'."""
        return Said.fact("§ {section}: {decided}", section=self.section, decided=self.outcome)
