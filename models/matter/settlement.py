"""What became of an item that has no case: it has its section, and no journal but the meeting's."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from models.base.frozen import Frozen
from models.base.words import Said
from models.base.writing import Written
from models.matter.handling import Outcome
from models.matter.motion import Motion
from models.matter.vote import Vote


class Settlement(Frozen):
    """What a body did with an item of its own. `checkers` are the members it elected to check its minutes."""

    series: str
    section: int = Field(ge=1)
    day: date
    outcome: Outcome
    text: Written | None = None
    checkers: tuple[str, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()

    def said(self) -> Said:
        """For example '§ 3: noted'."""
        return Said.fact("§ {section}: {decided}", section=self.section, decided=self.outcome)
