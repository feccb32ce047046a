"""A meeting of a body: called, summoned, opened with a quorum, closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ClassVar, Self

from pydantic import AwareDatetime, Field

from models import deadline
from models.agenda import AgendaDeadlinePassed, Item, ItemIsHandled, ItemPlaced, NoSuchItem, PlacedOnAgenda
from models.attendance import CalledSeat, NoSuchSeat, Present
from models.body import BodyKind, overridden
from models.body_part import Override
from models.body_register import bodies_on
from models.calendar import local_day
from models.command import Act, Command, Entry
from models.deadline import Deadline
from models.journal import Content, Fact
from models.refusal import AlreadyThere, HappenedBefore, Refusal
from models.rules import Rulebook, Rules
from models.stage import MeetingStage
from models.text import Plain, instant_text
from models.world import World, state_of


class MeetingInThePast(Refusal):
    """A meeting is called for a time to come; {at} is already past."""


class NotQuorateYet(Refusal):
    """{present} of {seats} members are present and {quorum} are needed; the meeting cannot be opened."""


class TooEarly(Refusal):
    """The meeting is called for {at}; it cannot be opened before that day."""


class TooLate(Refusal):
    """The meeting was called for {at}; that day is over, and another day needs a summons of its own."""


class SeatedTwice(Refusal):
    """Seat {seat} is given both to its member and to the member's deputy; only one of them can sit on it."""


class SummonsTooLate(Refusal):
    """The agenda of a meeting on {day} had to be sent by {latest}; call the meeting for a later day."""


class NotAVoter(Refusal):
    """{name} is not among the members who may decide item {item}; they are {present}."""


class ItemsLeft(Refusal):
    """Items {items} have not been handled; handle, table or remove them before the meeting is closed."""


@dataclass(frozen=True)
class Meeting:
    """A meeting as its journal tells it; it keeps the seats and rules with which it was called."""

    noun: ClassVar[str] = "meeting"
    driven: ClassVar[bool] = True

    id: str
    body: str
    kind: BodyKind
    overrides: tuple[Override, ...]
    at: datetime
    place: str
    secretary: str
    seats: tuple[CalledSeat, ...]
    quorum: int
    summons: Deadline
    stage: MeetingStage = MeetingStage.CALLED
    items: Mapping[int, Item] = field(default_factory=dict)
    present: tuple[Present, ...] = ()
    in_the_chair: str = ""
    deadline_passed: bool = False
    agenda_sent: date | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    checkers: tuple[str, ...] = ()
    checked: date | None = None
    published: date | None = None

    def with_(self, **changes: Any) -> Self:
        """This meeting with some fields changed."""
        return replace(self, **changes)

    def with_item(self, number: int, **changes: Any) -> Self:
        """This meeting with one item changed."""
        return replace(self, items={**self.items, number: replace(self.items[number], **changes)})

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it."""
        return self.stage is not MeetingStage.PUBLISHED

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return local_day(self.at)

    def rules(self, day: date | None = None) -> Rules:
        """The rules of its day, or of another, as its body applied them when it was called."""
        return overridden(Rulebook.load().on(day or self.day), self.overrides)

    @property
    def can_be_held(self) -> bool:
        """Whether it is still to come: one whose agenda was not sent in time never does."""
        in_time = self.stage is MeetingStage.CALLED and not self.deadline_passed
        return in_time or self.stage is MeetingStage.SUMMONED

    def refuse_before(self, happened: datetime) -> None:
        """Refuse what is said to have happened before the meeting was opened, or closed if it is."""
        what, since = ("closed", self.closed_at) if self.closed_at else ("opened", self.opened_at)
        if since and happened < since:
            raise HappenedBefore(
                happened=f"{happened:%Y-%m-%d %H:%M} UTC",
                what=f"the meeting was {what}",
                when=f"{since:%Y-%m-%d %H:%M} UTC",
            )

    def item(self, number: int) -> Item:
        """An item of the agenda, refused when there is none of that number."""
        if number not in self.items:
            items = ", ".join(str(known) for known in sorted(self.items)) or "none yet"
            raise NoSuchItem(item=number, meeting=self.id, items=items)
        return self.items[number]

    def next_number(self) -> int:
        """The number after the last item."""
        return max(self.items, default=0) + 1

    def names_present(self) -> tuple[str, ...]:
        """The members present, in the order of their seats."""
        return tuple(person.name for person in self.present)

    def members(self) -> tuple[str, ...]:
        """Who sits on each seat: whoever is present, else the member, in the order of the seats."""
        present = {person.seat: person.name for person in self.present}
        return tuple(present.get(seat.seat, seat.member) for seat in self.seats)

    def voters(self, item: int) -> tuple[str, ...]:
        """The members who may decide an item: those present who have not withdrawn from it."""
        withdrawn = {recusal.name for recusal in self.items[item].recused}
        return tuple(name for name in self.names_present() if name not in withdrawn)

    def chair(self) -> str:
        """Who is in the chair: whoever took it, else the chair or the first vice-chair present."""
        if self.in_the_chair:
            return self.in_the_chair
        by_role = sorted(
            self.present, key=lambda person: ("chair", "vice_chair", "member").index(person.role)
        )
        return by_role[0].name if by_role else ""

    def debated(self, number: int, happened: datetime) -> Item:
        """An item that can be debated now, refused when it is handled already."""
        self.refuse_before(happened)
        item = self.item(number)
        if item.handling:
            raise ItemIsHandled(item=number)
        return item

    def refuse_absent(self, name: str, item: int) -> None:
        """Refuse somebody who is not there for an item, or has withdrawn from it."""
        if name not in self.voters(item):
            raise NotAVoter(name=name, item=item, present=", ".join(self.voters(item)))

    def with_motion(self, item: int, motion: int, **changes: Any) -> Self:
        """This meeting with one motion of an item changed."""
        motions = tuple(
            known.model_copy(update=changes) if known.number == motion else known
            for known in self.items[item].motions
        )
        return self.with_item(item, motions=motions)

    def due(self) -> tuple[Deadline, ...]:
        """The last moment for sending the agenda."""
        return () if self.deadline_passed or not self.open else (self.summons,)

    def passing(self, at: datetime) -> Iterator[Content | Entry]:
        """The agenda's deadline passes."""
        if not self.deadline_passed and self.summons.at <= at:
            yield AgendaDeadlinePassed(day=self.summons.day, sent=self.agenda_sent is not None)


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


class OpenMeeting(Act):
    """Open the meeting with those who are present. The quorum is counted from the seats."""

    noun: ClassVar[str] = "meeting"
    driven: ClassVar[bool] = True
    verb: ClassVar[str] = "open"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala meeting open khs-2021-03-15 --present 1-2 --present 4-15 --deputies 3"

    present: tuple[int, ...] = Field(min_length=1, description="Seats whose member is present.")
    deputies: tuple[int, ...] = Field(
        default=(), description="Seats whose personal deputy is present instead."
    )

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        today = local_day(command.happened_at)
        if today < state.day:
            raise TooEarly(at=state.day)
        if today > state.day:
            raise TooLate(at=state.day)
        if twice := sorted({*self.present} & {*self.deputies}):
            raise SeatedTwice(seat=twice[0])
        known = {chair.seat: chair for chair in state.seats}
        there = []
        for number in sorted({*self.present, *self.deputies}):
            if number not in known:
                raise NoSuchSeat(body=state.body, seat=number, day=state.day, seats=len(known))
            chair, stands_in = known[number], number in self.deputies
            name = chair.deputy if stands_in else chair.member
            there.append(Present(seat=number, name=name, role=chair.role, deputy=stands_in))
        if len(there) < state.quorum:
            raise NotQuorateYet(present=len(there), seats=len(known), quorum=state.quorum)
        yield MeetingOpened(present=tuple(there))


class MeetingOpened(Content):
    """The meeting was opened, lawful and quorate."""

    present: tuple[Present, ...]

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_(stage=MeetingStage.OPEN, present=self.present, opened_at=fact.happened_at)

    def said(self) -> str:
        return f"The meeting was opened with {len(self.present)} members present."


class CloseMeeting(Act):
    """Close the meeting, when every item on its agenda has been handled."""

    noun: ClassVar[str] = "meeting"
    driven: ClassVar[bool] = True
    verb: ClassVar[str] = "close"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala meeting close khs-2021-03-15"

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at)
        if left := unhandled(state):
            raise ItemsLeft(items=", ".join(map(str, left)))
        yield MeetingClosed()


def unhandled(meeting: Meeting) -> list[int]:
    """The items that nobody has handled yet."""
    return [number for number, item in sorted(meeting.items.items()) if item.handling is None]


class MeetingClosed(Content):
    """The meeting was closed."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_(stage=MeetingStage.CLOSED, closed_at=fact.happened_at)

    def said(self) -> str:
        return "The meeting was closed."
