"""What acts on a meeting are about: one item of its agenda, or the meeting as a whole."""

from __future__ import annotations

from pydantic import Field

from models.engine.command import Act
from models.engine.concern import WHOLE, Concern
from models.meeting.meeting import Meeting


class ItemAct(Act[Meeting]):
    """An act on one item, which is what it concerns."""

    item: int = Field(ge=1)
    """Number of the item."""

    def about(self, state: Meeting) -> Concern:
        return Concern.of(self.item)


class WholeAct(Act[Meeting]):
    """An act on the meeting as a whole: what is said with it is about no item."""

    def about(self, state: Meeting) -> Concern:
        return WHOLE
