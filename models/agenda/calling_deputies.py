"""Deputies who are called in place of members: each gets the summons, and what changes after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import not_
from typing import ClassVar

from pydantic import Field

from models.agenda.recipients import deputies_of
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Name
from models.matter.attendance import NoSuchSeat
from models.meeting.deputies import chosen_for, refuse_no_deputy, refuse_on_no_list
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting


class DeputyIsCalled(Refusal):
    """The deputy of seat {seat} is called already."""

    vain: ClassVar[bool] = True


class CallDeputies(WholeAct):
    """Call the deputies of members who cannot come: they get the summons, and what changes later.

    Of a council it is the next on the list of the seat's alliance whom no seat has yet.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "call-deputy"
    example: ClassVar[str] = "pykala meeting call-deputy khs-2021-03-15 --seats 4"

    seats: tuple[int, ...] = Field(min_length=1)
    """Seats whose member cannot come, by their numbers."""
    passed_over: tuple[Name, ...] = ()
    """Of a council: who is next on a list and cannot come, by name; then the one after them is called."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        refuse_no_seats(state, self.seats)
        if called := {*self.seats} & {*state.deputies_called}:
            raise DeputyIsCalled(seat=min(called))
        refuse_on_no_list(self.passed_over, state, world)
        chosen = chosen_for(self.seats, self.passed_over, state, world)
        to = deputies_of(state, self.seats, chosen, world)
        yield DeputiesCalled(seats=self.seats, chosen=chosen, to=to)


def refuse_no_seats(meeting: Meeting, seats: tuple[int, ...]) -> None:
    """Refuse seats that the meeting was not called with, and those of a body with personal deputies that have
    none."""
    called = {seat.seat: seat for seat in meeting.seats}
    for number in seats:
        if number not in called:
            raise NoSuchSeat(body=meeting.body, seat=number, day=meeting.day, seats=len(called))
        refuse_no_deputy(called[number], meeting)


class DeputiesCalled(Content):
    """Deputies were called in place of members."""

    seats: tuple[int, ...]
    """The seats whose deputies they are, by their numbers."""
    chosen: dict[int, str] = Field(default_factory=dict, exclude_if=not_)
    """Of a council, seat → the deputy of its list who was called; nobody where deputies are personal."""
    to: tuple[str, ...] = ()
    """Who gets the summons, by id, or by the seat's key in the address book."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        called = tuple(sorted({*state.deputies_called, *self.seats}))
        return replace(
            state,
            deputies_called=called,
            list_deputies={**state.list_deputies, **self.chosen},
            summoned=(*state.summoned, *self.to),
        )

    def said(self) -> Said:
        if self.chosen:
            names = Listed.of((self.chosen[seat] for seat in sorted(self.chosen)), "and")
            return Said.fact("Called in place of members: {names}.", names=names)
        return Said.fact(
            "The deputy of seat {seats} was called.",
            "The deputies of seats {seats} were called.",
            count=len(self.seats),
            seats=Listed.of(sorted(self.seats)),
        )
