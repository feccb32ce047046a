"""Calling a meeting, with the seats and rules of its day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import AwareDatetime, Field

from models import deadline
from models.agenda import ItemPlaced, PlacedOnAgenda
from models.attendance import CalledSeat
from models.body import BodyKind
from models.body_part import Override
from models.body_register import bodies_on
from models.calendar import local_day
from models.command import Act, Command, Entry
from models.deadline import Deadline
from models.journal import Content, Fact
from models.meeting import Meeting
from models.refusal import AlreadyThere, Refusal
from models.rules import Rulebook
from models.text import Plain, instant_text
from models.world import World, state_of


class MeetingInThePast(Refusal):
    """A meeting is called for a time to come; {at} is already past."""


class SummonsTooLate(Refusal):
    """The agenda of a meeting on {day} had to be sent by {latest}; call the meeting for a later day."""


class CallMeeting(Act):
    """Call a meeting of a body. Cases that were tabled to it are on its agenda from the start."""

    noun: ClassVar[str] = "meeting"
    driven: ClassVar[bool] = True
    verb: ClassVar[str] = "call"
    on: ClassVar[str | None] = None
    example: ClassVar[str] = "pykala meeting call --body khs --at '2021-03-15 16:00'"

    body: str = Field(description="The body, by its code.")
    at: AwareDatetime = Field(description="When it begins.")
    place: Plain = Field(default="", max_length=200, description="Where.")

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        if self.at <= command.happened_at:
            raise MeetingInThePast(at=instant_text(self.at, "en"))
        day = local_day(self.at)
        body = bodies_on(world, day).get(self.body)
        rules = body.rules(Rulebook.load(), day)
        journal = f"{self.body}-{day}"
        if world.held(journal).seq:
            raise AlreadyThere(journal=journal)
        latest = deadline.summons("summons", day, rules, body.kind)
        if latest.at <= command.happened_at:
            raise SummonsTooLate(day=day, latest=latest.day)
        seats = tuple(
            CalledSeat(seat=seat.number, role=seat.role, member=seat.label(), deputy=seat.deputy_label())
            for seat in body.seats_on(day)
        )
        yield Entry(
            journal=journal,
            content=MeetingCalled(
                body=self.body,
                body_kind=body.kind,
                overrides=body.overrides,
                at=self.at,
                place=self.place,
                seats=seats,
                quorum=body.quorum(day, rules),
                summons=latest,
            ),
        )
        number = 0
        for case in world.tabled(self.body):
            waiting = state_of(world, case, "case")
            if waiting.returns_from <= day:
                number += 1
                placed = ItemPlaced(item=number, case=case, title=waiting.title, returned=True)
                yield Entry(journal=journal, content=placed)
                yield Entry(journal=case, content=PlacedOnAgenda(meeting=journal, item=number))


class MeetingCalled(Content):
    """A meeting was called, with the seats and rules of its day."""

    body: str
    body_kind: BodyKind
    overrides: tuple[Override, ...] = ()
    at: AwareDatetime
    place: str = ""
    seats: tuple[CalledSeat, ...]
    quorum: int
    summons: Deadline

    def fold(self, state: None, fact: Fact) -> Meeting:
        return Meeting(
            id=fact.journal,
            body=self.body,
            kind=self.body_kind,
            overrides=self.overrides,
            at=self.at,
            place=self.place,
            secretary=fact.actor,
            seats=self.seats,
            quorum=self.quorum,
            summons=self.summons,
        )

    def said(self) -> str:
        day = local_day(self.at)
        return f"{self.body} was called to a meeting on {day}; the agenda goes out by {self.summons.day}."
