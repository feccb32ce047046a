"""Decided before the meeting, in the electronic procedure: as proposed and by all, or not at all
(Kuntalaki 100 §)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import not_
from typing import ClassVar

from pydantic import AwareDatetime, Field

from models.agenda.calling import held_anew
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.bodies.body import refuse_no_authority
from models.case.case import Case
from models.decision.decision import HandleItem, NoCase
from models.engine.command import Command, Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.passing import follows
from models.engine.world import Held, World
from models.law.outcome import Outcome
from models.matter.attendance import CalledSeat, Present
from models.matter.electronic import Electronic
from models.matter.item import ItemIsHandled
from models.meeting.electronic_time import ElectronicTimeOver, consented_to, ends_at, running
from models.meeting.item_act import MeetingAct, WholeAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting


class NotElectronically(Refusal):
    """{body} decides in its meetings alone: its rule `electronic` does not let it decide electronically
    before one."""

    vain: ClassVar[bool] = True


class EndsBeforeTheMeeting(Refusal):
    """The electronic procedure ends after it was opened and before the meeting begins, on {at}; not on
    {until}."""


class ElectronicAlready(Refusal):
    """Item {item} is in the electronic procedure already, until {until}."""

    vain: ClassVar[bool] = True


class NothingElectronic(Refusal):
    """Nothing on the agenda of {meeting} is in the electronic procedure."""

    vain: ClassVar[bool] = True


class ElectronicRuns(Refusal):
    """The electronic procedure runs until {until}; nothing is decided in it before that."""


class OpenElectronic(MeetingAct):
    """Let the members decide items before the meeting, electronically, where the body's rule allows it.

    The summons says which items and until when. What every member consents to is decided as proposed when
    the time is over; what one member would have before the meeting, or does not answer, goes there.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "open-electronic"
    example: ClassVar[str] = (
        "pykala item open-electronic khs-2021-03-15 --items 10 --until '2021-03-12 12:00'"
    )

    items: tuple[int, ...] = Field(min_length=1)
    """The items, each with a case."""
    until: AwareDatetime
    """The last moment for an answer, before the meeting begins."""

    def about(self, state: Meeting) -> Concern:
        return Concern.of(*self.items)

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        refuse_no_authority(state.body, state.kind)
        if not state.rules().for_kind("electronic", state.kind).value:
            raise NotElectronically(body=state.body)
        if not command.happened_at < self.until < state.at:
            raise EndsBeforeTheMeeting(at=state.at, until=self.until)
        for number in self.items:
            item = state.item(number)
            if item.done:
                raise ItemIsHandled(item=number)
            if not item.case:
                raise NoCase(item=number, title=item.title)
            if item.electronic:
                raise ElectronicAlready(item=number, until=item.electronic.until)
        seats, _ = held_anew(state, local_day(self.until), world)
        yield ElectronicOpened(items=tuple(dict.fromkeys(self.items)), until=self.until, seats=seats)


class ElectronicOpened(Content):
    """Items are to be decided electronically before the meeting."""

    items: tuple[int, ...]
    """Their numbers on the agenda."""
    until: AwareDatetime
    """The last moment for an answer."""
    seats: tuple[CalledSeat, ...] = Field(default=(), exclude_if=not_)
    """The seats with who holds them on that day; none where all are held as in the meeting."""

    def about(self) -> frozenset[int]:
        return frozenset(self.items)

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        begun = Electronic(until=self.until, seats=self.seats)
        for number in self.items:
            state = state.with_item(replace(state.items[number], electronic=begun))
        return state

    def said(self) -> Said:
        return Said.fact(
            "Item {items} is decided electronically by {until} if every member consents.",
            "Items {items} are decided electronically by {until} if every member consents.",
            count=len(self.items),
            items=Listed.of(self.items),
            until=self.until,
        )


class CloseElectronic(WholeAct):
    """Record what every member consented to electronically, where time could not.

    When its last moment has passed, time decides it as proposed, on that day, under the next section; the
    rest goes to the meeting. What the record refused in that moment waits for this.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "close-electronic"
    example: ClassVar[str] = "pykala item close-electronic khs-2021-03-15"

    def waited_for(self, held: Held) -> bool:
        return bool(running(held.of(Meeting)))

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        asked = running(state)
        if not asked:
            raise NothingElectronic(meeting=state.id)
        over = {number: one for number, one in asked.items() if ends_at(state, one) <= command.happened_at}
        if not over:
            raise ElectronicRuns(until=min(ends_at(state, one) for one in asked.values()))
        for number, one in over.items():
            decided = consented_to(state, one) and _held_as_asked(state, one, world)
            yield ElectronicClosed(item=number, decided=decided)
            if decided:
                yield from as_proposed(state, number, command, world)


def as_proposed(state: Meeting, number: int, command: Command, world: World) -> Iterator[Content | Entry]:
    """An item handled as proposed, as if the body had met when the procedure ended."""
    item = state.items[number]
    end = ends_at(state, item.electronic) if item.electronic else state.at
    proposal = world.held(item.case).of(Case).proposals[-1]
    outcome = Outcome.NOTED if proposal.noting else Outcome.APPROVED
    met = replace(by_everybody(state, number), at=end)
    yield from HandleItem(item=number, outcome=outcome, unanimous=True).decide(met, command, world)


@follows(ElectronicTimeOver)
def decided_by_time(
    state: Meeting, passed: ElectronicTimeOver, command: Command, world: World
) -> Iterator[Content | Entry]:
    """What every member consented to, decided in the moment in which the procedure ends.

    What is refused waits for whoever records it: the moment has passed all the same.
    """
    for number in passed.consented:
        if not _held_as_asked(state, state.items[number].electronic, world):
            yield ElectronicClosed(item=number, decided=False)
            continue
        try:
            handled = tuple(as_proposed(state, number, command, world))
        except Refusal:
            continue
        yield ElectronicClosed(item=number, decided=True)
        yield from handled


def _held_as_asked(meeting: Meeting, asked: Electronic | None, world: World) -> bool:
    """Whether those who were asked hold the seats on the day on which the procedure ends, as it is known
    now."""
    if asked is None:
        return False
    now, _ = held_anew(meeting, local_day(ends_at(meeting, asked)), world)
    return asked.held(meeting.seats) == (now or meeting.seats)


def by_everybody(meeting: Meeting, number: int) -> Meeting:
    """The meeting with every member, or the deputy who answered, having taken part in deciding one item."""
    asked = meeting.items[number].electronic
    deputies = asked.deputies if asked else ()
    there = tuple(
        Present(
            seat=seat.seat,
            name=seat.deputy if seat.seat in deputies else seat.member,
            role=seat.role,
            deputy=seat.seat in deputies,
            rank=seat.rank,
        )
        for seat in (asked.held(meeting.seats) if asked else meeting.seats)
    )
    met = meeting.with_item(replace(meeting.items[number], there=there, chair=""))
    return met.with_item(replace(met.items[number], chair=met.chair_of(number)))


class ElectronicClosed(ItemFact):
    """The electronic procedure of an item ended."""

    decided: bool
    """Every member had consented, and it is decided as proposed; else it goes to the meeting."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        closed = by_everybody(state, self.item) if self.decided else state
        item = closed.items[self.item]
        ended = {"ended": True, "decided": self.decided}
        asked = item.electronic and item.electronic.model_copy(update=ended)
        return closed.with_item(replace(item, electronic=asked))

    def said(self) -> Said:
        if self.decided:
            return Said.fact("Item {item} was decided electronically before the meeting.", item=self.item)
        return Said.fact("Item {item} goes to the meeting.", item=self.item)
