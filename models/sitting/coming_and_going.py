"""Coming and going during a meeting: arrivals, leavings, the chair handed over, disqualified members out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import in_words
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Ground
from models.matter.attendance import Move, NoSuchSeat, Present
from models.matter.motion import ALIVE
from models.matter.recusal import Recusal
from models.meeting.item_act import ItemAct, WholeAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.voting.balloting import standing_of

if TYPE_CHECKING:
    from models.matter.item import Item


class SeatIsFilled(Refusal):
    """Seat {seat} is already filled by {name}."""


class AlreadyRecused(Refusal):
    """{name} has already withdrawn from item {item}."""


class HasVoted(Refusal):
    """{name} stands in vote {vote} on item {item}; undo that vote before they withdraw as disqualified."""


class HasMoved(Refusal):
    """{name} made motion {motion} on item {item}; withdraw it before they withdraw as disqualified."""


class NotThere(Refusal):
    """{name} is not present; present are {present}."""


def refuse_not_there(meeting: Meeting, name: str) -> None:
    """Refuse somebody who is not in the meeting now."""
    if name not in meeting.names_present():
        raise NotThere(name=name, present=Listed.of(meeting.names_present()))


class Arrive(WholeAct):
    """Record that a member, or the personal deputy of that seat, arrives during the meeting."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "arrive"
    example: ClassVar[str] = "pykala meeting arrive khs-2021-03-15 --seat 8"

    seat: int = Field(ge=1)
    """The seat that is filled, by its number."""
    deputy: bool = False
    """Its personal deputy arrives, not its member."""
    remote: bool = False
    """They take part over a remote connection."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at)
        called = {seat.seat: seat for seat in state.seats}
        if self.seat not in called:
            raise NoSuchSeat(body=state.body, seat=self.seat, day=state.day, seats=len(called))
        filled = next((person for person in state.present if person.seat == self.seat), None)
        if filled:
            raise SeatIsFilled(seat=self.seat, name=filled.name)
        seat = called[self.seat]
        name = seat.deputy if self.deputy else seat.member
        yield Arrived(
            person=Present(
                seat=self.seat,
                name=name,
                role=seat.role,
                deputy=self.deputy,
                remote=self.remote,
                rank=seat.rank,
            )
        )


class Arrived(Content):
    """Somebody arrived."""

    reversible: ClassVar[bool] = True

    person: Present
    """Who came, with their seat, and whether as a deputy or remotely."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        present = sorted((*state.present, self.person), key=lambda person: person.seat)
        moved = state.with_move(self.person, Move.ARRIVED, fact.happened_at)
        return replace(moved, present=tuple(present))

    def said(self) -> Said:
        if self.person.remote:
            return Said.fact("{name} joined remotely.", name=self.person.name)
        return Said.fact("{name} arrived.", name=self.person.name)


class Leave(WholeAct):
    """Record that somebody leaves during the meeting; what follows needs its quorum without a member."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "leave"
    example: ClassVar[str] = "pykala meeting leave khs-2021-03-15 --member 'Mai Kivelä'"

    member: Member = Field(min_length=1, max_length=200)
    """The member who leaves, by name or by seat; or somebody else who is there, by name."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at)
        if self.member in state.others_now():
            yield OtherLeft(name=self.member)
            return
        refuse_not_there(state, self.member)
        yield Left(name=self.member)


class Left(Content):
    """Somebody left."""

    reversible: ClassVar[bool] = True

    name: str
    """Who went, by the name under which they sat."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        chair = "" if state.in_the_chair == self.name else state.in_the_chair
        present = tuple(person for person in state.present if person.name != self.name)
        moved = state.with_move(state.seated(self.name), Move.LEFT, fact.happened_at)
        return replace(moved, present=present, in_the_chair=chair)

    def said(self) -> Said:
        return Said.fact("{name} left.", name=self.name)


class OtherLeft(Content):
    """Somebody who is no member left."""

    reversible: ClassVar[bool] = True

    name: str
    """Who went, by name."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        gone = {"until": state.last_section}
        others = (
            each.model_copy(update=gone) if each.person.name == self.name and each.until is None else each
            for each in state.others
        )
        return replace(state, others=tuple(others))

    def said(self) -> Said:
        return Said.fact("{name} left.", name=self.name)


class HandOverChair(WholeAct):
    """Record who takes the chair."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "chair"
    example: ClassVar[str] = "pykala meeting chair khs-2021-03-15 --member 2"

    member: Member = Field(min_length=1, max_length=200)
    """The member who takes the chair, by name or by seat."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at)
        refuse_not_there(state, self.member)
        yield ChairTaken(name=self.member)


class ChairTaken(Content):
    """Somebody took the chair."""

    reversible: ClassVar[bool] = True

    name: str
    """Who is in the chair from now on, by the name under which they sit."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        moved = state.with_move(state.seated(self.name), Move.TOOK_CHAIR, fact.happened_at)
        return replace(moved, in_the_chair=self.name)

    def said(self) -> Said:
        return Said.fact("{name} took the chair.", name=self.name)


class Recuse(ItemAct):
    """Record that somebody is disqualified for an item and withdraws: out of its quorum and its votes."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "recuse"
    example: ClassVar[str] = (
        "pykala item recuse khs-2021-03-15 --item 10 --person 4 --ground 'hallintolaki 28.1 § 5 kohta'"
    )

    person: Member = Field(min_length=1, max_length=200)
    """The member, presenter or official who withdraws, by name; a member by seat, too."""
    ground: Ground = ""
    """The ground in the law's terms, which may be left out; sealed where the case is confidential."""
    official: bool = False
    """A presenter or another official, not a member."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.debated(self.item, command.happened_at)
        there = [person.name for person in state.there(self.item)]
        if not self.official and self.person not in there:
            raise NotThere(name=self.person, present=Listed.of(there))
        if any(recused.name == self.person for recused in item.recused):
            raise AlreadyRecused(name=self.person, item=self.item)
        if not self.official:
            self._refuse_who_took_part(item)
        yield Recused(
            item=self.item, recusal=Recusal(name=self.person, ground=self.ground, official=self.official)
        )

    def _refuse_who_took_part(self, item: Item) -> None:
        for vote in item.votes:
            if self.person in (*vote.tally.yes, *vote.tally.no, *vote.tally.blank):
                raise HasVoted(name=self.person, vote=vote.question.number, item=self.item)
        for motion in item.motions:
            if motion.mover == self.person and standing_of(motion, item.motions, item.votes) in ALIVE:
                raise HasMoved(name=self.person, motion=motion.number, item=self.item)


class Recused(ItemFact):
    """Somebody withdrew from an item."""

    reversible: ClassVar[bool] = True

    recusal: Recusal
    """Who withdrew, and the ground if one was stated."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        return state.with_item(replace(item, recused=(*item.recused, self.recusal)))

    def said(self) -> Said:
        name, ground = self.recusal.name, in_words(self.recusal.ground)
        if not ground:
            return Said.fact("{name} withdrew from item {item}.", name=name, item=self.item)
        return Said.fact(
            "{name} withdrew from item {item} ({ground}).", name=name, item=self.item, ground=ground
        )
