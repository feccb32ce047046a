"""Carrying a motion without a vote: nobody was against it."""

from __future__ import annotations

from collections.abc import Iterator
from operator import not_
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.motion import INTERRUPTING, DebateIsOver, MotionIs, MotionStatus
from models.meeting.item_fact import ItemFact
from models.voting.balloting import debate_is_over, overturns
from models.voting.moving import MotionAct
from models.voting.without_vote import NotSeconded, refuse_rivals

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting


class CarryMotion(MotionAct):
    """Record that a motion was carried without a vote, for nobody was against it; the handling goes on.

    So a part of the clauses is tabled or returned, or an amendment taken, before the rest is decided. It
    needs its seconder, unless everybody was for it, and no rival that still waits.
    """

    noun: ClassVar[str] = "motion"
    verb: ClassVar[str] = "carry"
    example: ClassVar[str] = "pykala motion carry khs-2021-03-15 --item 10 --motion 1"

    unanimous: bool = False
    """The body was unanimous, so that nobody had to second it."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        motion, item = self.found(state, command, world), state.items[self.item]
        late = motion.kind in INTERRUPTING or motion.status is MotionStatus.MADE
        if late and debate_is_over(item.motions, item.votes):
            raise DebateIsOver(item=self.item)
        if overturns(motion, item.motions, item.votes):
            raise MotionIs(
                motion=self.motion,
                status=Said.why("against what was voted on"),
                needed=Said.why("free of earlier votes"),
            )
        refuse_rivals(item, motion)
        if motion.status is MotionStatus.MADE and not self.unanimous:
            raise NotSeconded(mover=motion.mover, item=self.item)
        yield MotionCarried(item=self.item, motion=self.motion, unanimous=self.unanimous)


class MotionCarried(ItemFact):
    """A motion was carried without a vote."""

    reversible: ClassVar[bool] = True

    motion: int
    """Number of the motion on that item that nobody was against."""
    unanimous: bool = Field(default=False, exclude_if=not_)
    """The body was unanimous."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        motion = state.items[self.item].motions[self.motion - 1]
        carried = motion.model_copy(update={"status": MotionStatus.CARRIED, "unanimous": self.unanimous})
        return state.with_motion(self.item, carried)

    def said(self) -> Said:
        if self.unanimous:
            return Said.fact(
                "Motion {motion} on item {item} was carried unanimously.", motion=self.motion, item=self.item
            )
        return Said.fact(
            "Motion {motion} on item {item} was carried without a vote.", motion=self.motion, item=self.item
        )
