"""Coming and going during a meeting: arrivals and leavings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Name
from models.matter.attendance import Move, NoSuchSeat, Present
from models.meeting.deputies import deputy_of, refuse_on_no_list
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.members import Member


class SeatIsFilled(Refusal):
    """Seat {seat} is already filled by {name}."""


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
    """Its personal deputy arrives, not its member; in a council, the next on the list of the seat's
    alliance."""
    passed_over: tuple[Name, ...] = ()
    """Deputies on a council's list who cannot come, by name: the next one stands in."""
    remote: bool = False
    """They take part over a remote connection."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at, world.now)
        called = {seat.seat: seat for seat in state.seats}
        if self.seat not in called:
            raise NoSuchSeat(body=state.body, seat=self.seat, day=state.day, seats=len(called))
        filled = next((person for person in state.present if person.seat == self.seat), None)
        if filled:
            raise SeatIsFilled(seat=self.seat, name=filled.name)
        seat = called[self.seat]
        refuse_on_no_list(self.passed_over, state, world)
        taken = {*self.passed_over, *state.names_present()}
        name = deputy_of(seat, state, taken, world) if self.deputy else seat.member
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
        state.refuse_before(command.happened_at, world.now)
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
        gone = {"until": state.last_place[1]}
        others = (
            each.model_copy(update=gone) if each.person.name == self.name and each.until is None else each
            for each in state.others
        )
        return replace(state, others=tuple(others))

    def said(self) -> Said:
        return Said.fact("{name} left.", name=self.name)
