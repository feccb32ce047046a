"""The order of votes, where the body confirms another than that of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import NONE_YET, Listed, Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.motion import AMENDING, MotionStatus, NoSuchMotion
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.voting.balloting import was_put


class NotToBeOrdered(Refusal):
    """The order is confirmed before the vote on item {item}, of motions that would change the proposal and
    are seconded: {motions}."""


class ConfirmVoteOrder(ItemAct):
    """Record that the body confirmed another order of votes than that of the rules.

    The motions are put against each other in this order, and what wins against the proposal last. By the
    rules the largest sums come first, and a dismissal last. Three motions or more without sums wait for it.
    """

    noun: ClassVar[str] = "vote"
    verb: ClassVar[str] = "order"
    example: ClassVar[str] = "pykala vote order khs-2021-03-15 --item 10 --motions 2 --motions 1"

    motions: tuple[int, ...] = Field(min_length=1)
    """Numbers of the motions in the order in which they are put; those that are not named follow."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.debated(self.item, command.happened_at, world.now)
        state.refuse_inquorate(self.item)
        known = {motion.number: motion for motion in item.motions}
        if unknown := [number for number in self.motions if number not in known]:
            motions = Listed.of(known) or NONE_YET
            raise NoSuchMotion(motion=unknown[0], item=self.item, motions=motions)
        put = [one for one in item.motions if was_put(one, item.votes)]
        fit = [
            one.number
            for one in item.motions
            if one.kind in AMENDING
            and one.status is MotionStatus.SECONDED
            and not any(one.concerns(other) for other in put if other.kind in AMENDING)
        ]
        if not {*self.motions} <= {*fit}:
            raise NotToBeOrdered(item=self.item, motions=Listed.of(fit) or NONE_YET)
        yield VoteOrderConfirmed(item=self.item, motions=tuple(dict.fromkeys(self.motions)))


class VoteOrderConfirmed(ItemFact):
    """The body confirmed another order of votes than that of the rules."""

    reversible: ClassVar[bool] = True

    motions: tuple[int, ...]
    """Numbers of the motions in the order in which they are put, each once."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        for motion in item.motions:
            kept = motion.place if was_put(motion, item.votes) else 0
            place = self.motions.index(motion.number) + 1 if motion.number in self.motions else kept
            state = state.with_motion(self.item, motion.model_copy(update={"place": place}))
        return state

    def said(self) -> Said:
        return Said.fact(
            "The order of votes on item {item} was confirmed: motions {motions}.",
            item=self.item,
            motions=Listed.of(self.motions),
        )
