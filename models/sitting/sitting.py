"""A meeting is opened, lawful and quorate, and closed when everything on its agenda is handled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import not_
from typing import ClassVar

from pydantic import Field

from models.agenda.agenda_version import unpublished
from models.agenda.rearranging import TakenOffAgenda
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Name, PublicText
from models.matter.attendance import CalledSeat, NoSuchSeat, Present, Session
from models.meeting.agenda_lines import AgendaLine, listed
from models.meeting.deputies import deputy_of, refuse_on_no_list
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.public_words import also_said, refuse_only_others
from models.meeting.taken_off import ItemTakenOff
from models.sitting.seats_anew import refuse_early, sitting_anew


class NotQuorateYet(Refusal):
    """{present} of {seats} members are present and {quorum} are needed; the meeting cannot be opened."""


class TooEarly(Refusal):
    """The meeting is called for {at}; it cannot be opened before that day."""

    vain: ClassVar[bool] = True


class ConsentedTo(Refusal):
    """Every member consented to item {item} in the electronic procedure: end that first (item
    close-electronic)."""


class TooLate(Refusal):
    """The meeting was called for {at}; that day is over, and another day needs a summons of its own."""


class SeatedTwice(Refusal):
    """Seat {seat} is given both to its member and to the member's deputy; only one of them can sit on it."""


class NobodyThere(Refusal):
    """Seat {seat} takes part remotely, and neither its member nor its deputy is given as present."""


class ItemsLeft(Refusal):
    """Not handled yet: {items}. Each item is handled, tabled or removed before the meeting is closed."""

    vain: ClassVar[bool] = True


class NotContinued(Refusal):
    """{meeting} was adjourned, and not handled yet is: {items}. Continue it, or close it with the reason for
    which it does not go on (--left-because, in a case file `left because:`); what is left is ready for
    another meeting then."""

    vain: ClassVar[bool] = True


class NoReasonToClose(Refusal):
    """A reason is given where a meeting that was adjourned does not go on; {meeting} sits, or has nothing
    left."""


class TakeSeats(WholeAct):
    """What begins a sitting: who is present, on the day that the meeting is called for."""

    noun: ClassVar[str] = "meeting"
    too_late: ClassVar[type[Refusal]] = TooLate

    present: tuple[int, ...] = Field(min_length=1)
    """Seats whose member is present."""
    deputies: tuple[int, ...] = ()
    """Seats whose personal deputy is present instead; in a council, the next on the list of the seat's
    alliance."""
    passed_over: tuple[Name, ...] = ()
    """Deputies on a council's lists who cannot come, by name: the next one stands in."""
    remote: tuple[int, ...] = ()
    """Seats, among those, that take part over a remote connection."""

    def seated(self, state: Meeting, today: date, world: World) -> tuple[Present, ...]:
        """Who sits on which seat; refused on another day, on a seat that is not there or taken twice, and
        without a quorum."""
        if today < state.day:
            raise TooEarly(at=state.day)
        if today > state.day:
            raise self.too_late(at=state.day)
        if twice := sorted({*self.present} & {*self.deputies}):
            raise SeatedTwice(seat=twice[0])
        if nobody := sorted({*self.remote} - {*self.present, *self.deputies}):
            raise NobodyThere(seat=nobody[0])
        called = {seat.seat: seat for seat in state.seats}
        refuse_on_no_list(self.passed_over, state, world)
        there: list[Present] = []
        for seat in sorted({*self.present, *self.deputies}):
            taken = {*self.passed_over, *(person.name for person in there)}
            there.append(self._on(called, seat, state, taken, world))
        if len(there) < state.quorum:
            raise NotQuorateYet(present=len(there), seats=len(called), quorum=state.quorum)
        return tuple(there)

    def _on(
        self,
        called: Mapping[int, CalledSeat],
        number: int,
        state: Meeting,
        taken: Collection[str],
        world: World,
    ) -> Present:
        if number not in called:
            raise NoSuchSeat(body=state.body, seat=number, day=state.day, seats=len(called))
        seat, stands_in = called[number], number in self.deputies
        return Present(
            seat=number,
            name=deputy_of(seat, state, taken, world) if stands_in else seat.member,
            role=seat.role,
            deputy=stands_in,
            remote=number in self.remote,
            rank=seat.rank,
        )


class OpenMeeting(TakeSeats):
    """Open the meeting with those who are present. The quorum is counted from the seats.

    A change of the agenda that was not published yet is published with it, so that everybody sees what is
    before the meeting.
    """

    verb: ClassVar[str] = "open"
    example: ClassVar[str] = "pykala meeting open khs-2021-03-15 --present 1-2 --present 4-15 --deputies 3"

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        _refuse_consented(state)
        sitting = sitting_anew(state, world)
        present = self.seated(sitting, local_day(command.happened_at), world)
        refuse_early(sitting, present, command.happened_at)
        yield from unpublished(state, local_day(command.happened_at))
        if sitting.seats == state.seats:
            yield MeetingOpened(present=present)
        else:
            yield MeetingOpened(present=present, seats=sitting.seats, quorum=sitting.quorum)


def _refuse_consented(meeting: Meeting) -> None:
    """ConsentedTo where every member would have decided an item before it, and that is not recorded."""
    for number, item in sorted(meeting.items.items()):
        asked = item.electronic
        if asked and not asked.ended and asked.agreed(meeting.seats):
            raise ConsentedTo(item=number)


class MeetingOpened(Content):
    """The meeting was opened, lawful and quorate."""

    instead: ClassVar[str] = "Record arrivals and leavings, or adjourn the meeting."

    present: tuple[Present, ...]
    """Who is there, by seat; it is a quorum."""
    seats: tuple[CalledSeat, ...] = ()
    """The seats with who holds them that day; none where all are held as when it was called."""
    quorum: int = Field(default=0, exclude_if=not_)
    """How many of them are a quorum; 0 where that is as before."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        session = Session(opened_at=fact.happened_at, present=self.present)
        return replace(
            state,
            seats=self.seats or state.seats,
            quorum=self.quorum or state.quorum,
            stage=MeetingStage.OPEN,
            present=self.present,
            opened_at=fact.happened_at,
            sessions=(session,),
        )

    def said(self) -> Said:
        return Said.fact(
            "The meeting was opened with {count} member present.",
            "The meeting was opened with {count} members present.",
            count=len(self.present),
        )


class CloseMeeting(WholeAct):
    """Close the meeting, when every item on its agenda has been handled.

    Where the quorum is lost, or the body does not accept a late summons, the chair ends it: nothing is
    decided of what is left, and its cases are ready for another meeting. So are they where it was adjourned
    and does not go on, for a reason that is given.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "close"
    example: ClassVar[str] = "pykala meeting close khs-2021-03-15"

    left_because: PublicText = Field(default="", max_length=500)
    """Why a meeting that was adjourned with items left does not go on; it is public."""
    left_because_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        state.refuse_before(command.happened_at, world.now)
        refuse_only_others(left_because=(self.left_because, self.left_because_in))
        left = unhandled(state)
        self._refuse_left(state, left)
        for number in left:
            yield ItemTakenOff(item=number)
            if case := state.items[number].case:
                yield Entry(journal=case, content=TakenOffAgenda(meeting=state.id, item=number))
        lines = listed([state.items[number] for number in left])
        yield MeetingClosed(
            left=lines,
            reason=self.left_because,
            reason_in=self.left_because_in,
            unaccepted=bool(left) and state.unaccepted,
        )

    def _refuse_left(self, state: Meeting, left: Sequence[int]) -> None:
        """Refuse to leave what the body could still decide, and to say why where nothing is left so."""
        adjourned = state.stage is MeetingStage.ADJOURNED
        if self.left_because and not (adjourned and left):
            raise NoReasonToClose(meeting=state.id)
        if adjourned and left and not self.left_because:
            raise NotContinued(meeting=state.id, items=Listed.of(left))
        if not (adjourned or state.unaccepted) and any(
            len(state.voters(number)) >= state.quorum for number in left
        ):
            raise ItemsLeft(items=Listed.of(left))


def unhandled(meeting: Meeting) -> list[int]:
    """The items that nobody has handled yet."""
    return [number for number, item in sorted(meeting.items.items()) if not item.done]


class MeetingClosed(Content):
    """The meeting was closed."""

    left: tuple[AgendaLine, ...] = ()
    """What was left, for the meeting could not decide it or did not go on; empty where all was handled."""
    reason: str = ""
    """Why it did not go on after it was adjourned with items left; empty where it was not."""
    unaccepted: bool = False
    """The body did not accept the late summons, and so decided nothing of what was left."""
    reason_in: dict[Language, str] = Field(default_factory=dict)
    """Why it did not go on, in other languages."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        closed = replace(state, stage=MeetingStage.CLOSED, closed_at=fact.happened_at)
        closed = replace(closed, minute_keeper=fact.actor, left=self.left)
        closed = also_said(closed, self.reason, self.reason_in)
        if state.stage is not MeetingStage.ADJOURNED:
            return closed.session_ended(fact.happened_at) if state.sessions else closed
        sat = state.sessions[-1].opened_at if state.sessions else state.at
        return replace(closed, at=sat, not_continued=state.at, why_not_continued=self.reason)

    def said(self) -> Said:
        if self.reason:
            return Said.fact(
                "The meeting did not go on and was closed: {reason} Not handled: {items}.",
                reason=self.reason,
                items=Listed.of((line.title for line in self.left), ";"),
            )
        if self.unaccepted:
            return Said.fact(
                "The body did not accept the late summons and the meeting was closed; not handled: {items}.",
                items=Listed.of((line.title for line in self.left), ";"),
            )
        if self.left:
            return Said.fact(
                "The meeting was no longer quorate and was closed; not handled: {items}.",
                items=Listed.of((line.title for line in self.left), ";"),
            )
        return Said.fact("The meeting was closed.")
