"""A meeting is opened, lawful and quorate, and closed when everything on its agenda is handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from pydantic import Field

from models.agenda_version import unpublished
from models.attendance import NoSuchSeat, Present, Session
from models.calendar import local_day
from models.command import Act, Command
from models.journal import Content, Fact
from models.meeting import Meeting
from models.refusal import Refusal
from models.stage import MeetingStage
from models.world import World


class NotQuorateYet(Refusal):
    """{present} of {seats} members are present and {quorum} are needed; the meeting cannot be opened."""


class TooEarly(Refusal):
    """The meeting is called for {at}; it cannot be opened before that day."""


class TooLate(Refusal):
    """The meeting was called for {at}; that day is over, and another day needs a summons of its own."""


class SeatedTwice(Refusal):
    """Seat {seat} is given both to its member and to the member's deputy; only one of them can sit on it."""


class NobodyThere(Refusal):
    """Seat {seat} takes part remotely, and neither its member nor its deputy is given as present."""


class ItemsLeft(Refusal):
    """Items {items} have not been handled; handle, table or remove them before the meeting is closed."""


class OpenMeeting(Act):
    """Open the meeting with those who are present. The quorum is counted from the seats.

    A change of the agenda that was not published yet is published with it, so that everybody sees what is
    before the meeting.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "open"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala meeting open khs-2021-03-15 --present 1-2 --present 4-15 --deputies 3"

    present: tuple[int, ...] = Field(min_length=1, description="Seats whose member is present.")
    deputies: tuple[int, ...] = Field(
        default=(), description="Seats whose personal deputy is present instead."
    )
    remote: tuple[int, ...] = Field(
        default=(), description="Seats, among those, that take part over a remote connection."
    )

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        refuse_another_day(state, command)
        present = seated(state, self.present, self.deputies, self.remote)
        yield from unpublished(state, local_day(command.happened_at))
        yield MeetingOpened(present=present)


def refuse_another_day(state: Meeting, command: Command) -> None:
    """Refuse to open a meeting before or after the day that it is called for."""
    today = local_day(command.happened_at)
    if today < state.day:
        raise TooEarly(at=state.day)
    if today > state.day:
        raise TooLate(at=state.day)


def seated(
    state: Meeting, present: Sequence[int], deputies: Sequence[int], remote: Sequence[int]
) -> tuple[Present, ...]:
    """Who sits on which seat; refused where a seat is not there or taken twice, or without a quorum."""
    if twice := sorted({*present} & {*deputies}):
        raise SeatedTwice(seat=twice[0])
    if nobody := sorted({*remote} - {*present, *deputies}):
        raise NobodyThere(seat=nobody[0])
    known = {chair.seat: chair for chair in state.seats}
    there = []
    for number in sorted({*present, *deputies}):
        if number not in known:
            raise NoSuchSeat(body=state.body, seat=number, day=state.day, seats=len(known))
        chair, stands_in = known[number], number in deputies
        name = chair.deputy if stands_in else chair.member
        far = number in remote
        there.append(Present(seat=number, name=name, role=chair.role, deputy=stands_in, remote=far))
    if len(there) < state.quorum:
        raise NotQuorateYet(present=len(there), seats=len(known), quorum=state.quorum)
    return tuple(there)


class MeetingOpened(Content):
    """The meeting was opened, lawful and quorate."""

    present: tuple[Present, ...]

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        session = Session(opened_at=fact.happened_at, present=self.present)
        return state.with_(
            stage=MeetingStage.OPEN, present=self.present, opened_at=fact.happened_at, sessions=(session,)
        )

    def said(self) -> str:
        return f"The meeting was opened with {len(self.present)} members present."


class CloseMeeting(Act):
    """Close the meeting, when every item on its agenda has been handled."""

    noun: ClassVar[str] = "meeting"
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
    return [number for number, item in sorted(meeting.items.items()) if not item.done]


class MeetingClosed(Content):
    """The meeting was closed."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        ended = state.in_session(ended_at=fact.happened_at) if state.sessions else state
        return ended.with_(stage=MeetingStage.CLOSED, closed_at=fact.happened_at)

    def said(self) -> str:
        return "The meeting was closed."
