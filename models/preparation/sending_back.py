"""Sending back: a proposal returns to an earlier step of its preparation, with what is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Listed
from models.base.writing import Written
from models.case.case import Case
from models.case.mending import SentBack
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content
from models.engine.where import Where
from models.law.openness import Code
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.taken_off import ItemTakenOff
from models.municipality.approval_chain import PLACES
from models.preparation.approving import NoSuchStep, turn_of
from models.preparation.presenting import NoProposal
from models.preparation.reviewing import request_of

if TYPE_CHECKING:
    from models.engine.world import Held, World


class NothingGivenThere(Refusal):
    """{step} has given no visa that counts, so there is nothing to go back to; it is awaited, or still to
    come."""


class NobodyReviewed(Refusal):
    """No group was asked for its review, so the proposal cannot go back to reviews; send it back to
    preparation."""


class AgendaIsSent(Refusal):
    """The agenda of {meeting} was sent; the item is taken off it, or the meeting handles it."""


class SendBack(Act[Case]):
    """Send the proposal back to an earlier step: to preparation, to reviews, or to a step of its chain.

    An agenda that is not sent yet loses the item. What is to be mended is shown until it is revised.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "send-back"
    example: ClassVar[str] = "pykala case send-back 'HEL 2021-002935' --comment 'Perustelut puuttuvat.'"

    comment: Written
    """What is to be mended."""
    to: Code = "preparation"
    """Where it goes back to: preparation; reviews, which all groups then give anew; or a step of its chain of
    approval by its code, which then gives its visa anew, as do those after it."""

    def located(self, state: Case) -> Where:
        return state.where_awaited()

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        if not state.proposals:
            raise NoProposal
        if state.stage is Stage.ON_AGENDA:
            meeting = world.held(state.meeting).of(Meeting)
            if meeting.stage is not MeetingStage.CALLED:
                raise AgendaIsSent(meeting=meeting.id)
            yield Entry(journal=meeting.id, content=ItemTakenOff(item=state.item))
        if self.to == "preparation":
            yield SentBack(comment=self.comment)
        elif self.to == "reviews":
            yield from self._to_reviews(state, command, world)
        else:
            yield self._to_step(state, command, world)

    def waited_for(self, held: Held) -> bool:
        return held.of(Case).stage is not Stage.ON_AGENDA

    def _to_reviews(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if not state.reviews:
            raise NobodyReviewed
        yield SentBack(comment=self.comment, to=self.to)
        for group in state.reviews:
            yield request_of(group, state, command, world, anew=True)

    def _to_step(self, state: Case, command: Command, world: World) -> SentBack:
        chain = state.chain
        step = chain.step(self.to) if chain else None
        if chain is None or step is None:
            codes = [each.id for each in chain.steps] if chain else []
            raise NoSuchStep(step=self.to, steps=Listed.of((*PLACES, *codes), "or"))
        if step.id not in state.visas():
            raise NothingGivenThere(step=step.title.name)
        return SentBack(
            comment=self.comment,
            to=self.to,
            title=step.title,
            recalled=tuple(sorted(chain.from_step(step.id))),
            begun=(turn_of(step, state, local_day(command.happened_at), world),),
        )
