"""What acts on a meeting are about: one item of its agenda, or the meeting as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from pydantic import Field

from models.engine.command import Act, Command, Entry
from models.engine.concern import WHOLE, Concern
from models.engine.journal import Content
from models.meeting.meeting import Meeting
from models.meeting.members import with_names

if TYPE_CHECKING:
    from models.engine.world import Held, World


class MeetingAct(Act[Meeting]):
    """An act on a meeting, in which members may be called by seat."""

    def decided(self, held: Held, command: Command, world: World) -> Iterable[Content | Entry]:
        state = cast("Meeting", held.state)
        return with_names(self, state, getattr(self, "item", 0)).decide(state, command, world)


class ItemAct(MeetingAct):
    """An act on one item, which is what it concerns."""

    item: int = Field(ge=1)
    """Number of the item."""

    def about(self, state: Meeting) -> Concern:
        return Concern.of(self.item)


class WholeAct(MeetingAct):
    """An act on the meeting as a whole: what is said with it is about no item."""

    def about(self, state: Meeting) -> Concern:
        return WHOLE
