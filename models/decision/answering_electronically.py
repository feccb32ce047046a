"""A member's answer in the electronic procedure before a meeting, or that of the deputy of their seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import not_
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import OwnWords, in_words
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.law.openness import Ground
from models.matter.attendance import CalledSeat
from models.matter.electronic import Electronic, Position
from models.matter.recusal import Recusal
from models.meeting.electronic_time import ends_at, running
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.people.people_register import known_in
from models.people.person import OF_A_SEAT, Duty


class NotElectronic(Refusal):
    """Item {item} of {meeting} is in no electronic procedure."""

    vain: ClassVar[bool] = True


class ElectronicOver(Refusal):
    """The electronic procedure ended on {until}; whoever did not answer by then asks for the meeting."""


class AnswersInPerson(Refusal):
    """Each member answers in their own name and for their own seat, and so does the deputy of a member who
    cannot; the secretary records what they said otherwise (--member)."""


class MemberAnswers(Refusal):
    """{name} is the deputy of seat {seat}, whose member answers. Where the member cannot, say why (--ground,
    in a case file `ground:`); where the member is disqualified, record that first (--answer disqualified)."""


class DeputyAnswers(Refusal):
    """{name} has withdrawn from item {item} as disqualified, and answers no more; the deputy of the seat
    does."""


class AnsweredAlready(Refusal):
    """The member of seat {seat} has said so already; who asked for the meeting does not take that back."""

    vain: ClassVar[bool] = True


class AnswerElectronic(ItemAct):
    """Say whether an item is decided as proposed before the meeting, or is to go to the meeting.

    A member says it for themselves, while the electronic procedure runs; the secretary records it for others.
    Where a member is disqualified or cannot answer, the deputy of the seat does.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "answer-electronic"
    example: ClassVar[str] = "pykala item answer-electronic khs-2021-03-15 --item 10 --answer yes"

    answer: Position
    """Whether you consent to what is proposed: yes, or meeting, to which the item then goes; disqualified if
    you take no part in it."""
    member: Member = Field(default="", max_length=200)
    """Whose answer it is, by name or by seat, where the secretary records it; a deputy by name."""
    ground: Ground = ""
    """Why the member is disqualified, or cannot answer so that the deputy does; sealed where the case is
    confidential."""

    def waited_for(self, held: Held) -> bool:
        return bool(running(held.of(Meeting)))

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.item(self.item)
        asked = item.electronic
        if asked is None:
            raise NotElectronic(item=self.item, meeting=state.id)
        if asked.over or asked.ended or ends_at(state, asked) < command.happened_at:
            raise ElectronicOver(until=ends_at(state, asked))
        seat, deputy = self._seat(state, asked, command, world)
        withdrew = any(gone.name == seat.member for gone in item.recused)
        if deputy:
            self._refuse_deputy(seat, asked, withdrew=withdrew)
        elif withdrew:
            raise DeputyAnswers(name=seat.member, item=self.item)
        if seat.seat in asked.asked or (seat.seat in asked.consented and self.answer is Position.YES):
            raise AnsweredAlready(seat=seat.seat)
        yield ElectronicAnswered(
            item=self.item,
            seat=seat.seat,
            member=seat.deputy if deputy else seat.member,
            answer=self.answer,
            deputy=deputy,
            ground=self.ground,
        )

    def _refuse_deputy(self, seat: CalledSeat, asked: Electronic, *, withdrew: bool) -> None:
        """Refuse a deputy while the member of the seat may answer or did, and one who is disqualified,
        too."""
        if self.answer is Position.DISQUALIFIED or not (withdrew or self.ground):
            raise MemberAnswers(name=seat.deputy, seat=seat.seat)
        if seat.seat in asked.consented and seat.seat not in asked.deputies:
            raise AnsweredAlready(seat=seat.seat)

    def _seat(
        self, state: Meeting, asked: Electronic, command: Command, world: World
    ) -> tuple[CalledSeat, bool]:
        """The seat for which somebody answers, or for whom the secretary records it, and whether the deputy
        of the seat does; AnswersInPerson."""
        seats = asked.held(state.seats)
        by_name = {(seat.seat, False) for seat in seats if seat.member == self.member}
        by_name |= {(seat.seat, True) for seat in seats if seat.deputy and seat.deputy == self.member}
        if command.role in OF_A_SEAT:
            offices = known_in(world).offices(command.actor, local_day(ends_at(state, asked)))
            held = {each.seat for each in offices if each.role == command.role and each.of == state.body}
            deputy = command.role == Duty.DEPUTY_MEMBER
            own = {(seat.seat, deputy) for seat in seats if seat.seat in held}
            by_name = own & by_name if self.member else own
            by_name = set() if command.on_behalf_of else by_name
        if len(by_name) != 1:
            raise AnswersInPerson
        number, deputy = by_name.pop()
        return next(seat for seat in seats if seat.seat == number), deputy


class ElectronicAnswered(ItemFact):
    """A member answered whether an item is decided before the meeting, or the deputy of their seat did."""

    seat: int
    """Number of the member's seat."""
    member: str
    """Who answered, by the name under which they are called."""
    answer: Position
    """Whether they consent to what is proposed, or ask for the meeting, or are disqualified."""
    deputy: bool = Field(default=False, exclude_if=not_)
    """The deputy of the seat answered, whose member is disqualified or cannot."""
    ground: OwnWords = Field(default="", exclude_if=not_)
    """Why the member is disqualified, or cannot answer; empty where nothing was said."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        asked = item.electronic and item.electronic.with_answer(self.seat, self.answer, deputy=self.deputy)
        if self.answer is Position.DISQUALIFIED:
            withdrew = Recusal(name=self.member, ground=self.ground)
            item = replace(item, recused=(*item.recused, withdrew))
        return state.with_item(replace(item, electronic=asked))

    def said(self) -> Said:
        if self.answer is Position.DISQUALIFIED:
            return Said.fact("{name} withdrew from item {item}.", name=self.member, item=self.item)
        told = self._told()
        if not (self.deputy and self.ground):
            return told
        return Said.fact(
            "{answered} The member of seat {seat} cannot answer: {ground}",
            answered=told,
            seat=self.seat,
            ground=in_words(self.ground),
        )

    def _told(self) -> Said:
        if self.answer is Position.YES:
            return Said.fact(
                "{member} consents to what is proposed in item {item}.", member=self.member, item=self.item
            )
        return Said.fact("{member} asks for item {item} in the meeting.", member=self.member, item=self.item)
