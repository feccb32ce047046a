"""The summons: the agenda goes out in time, counted backwards from the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from models.calendar import local_day
from models.command import Act, Command
from models.journal import Content, Fact
from models.refusal import Refusal
from models.stage import MeetingStage
from models.world import World

if TYPE_CHECKING:
    from models.meeting import Meeting


class LateAgenda(Refusal):
    """The agenda had to be sent by {latest} at the latest; it is late, and the meeting must be called for
    another day."""


class EmptyAgenda(Refusal):
    """The agenda of {meeting} has no items yet; place them first."""


class SendAgenda(Act):
    """Send the summons with the agenda. It must go out in time, counted backwards from the meeting."""

    noun: ClassVar[str] = "agenda"
    verb: ClassVar[str] = "send"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala agenda send khs-2021-03-15"

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        if not state.items:
            raise EmptyAgenda(meeting=state.id)
        if local_day(command.happened_at) > state.summons.day:
            raise LateAgenda(latest=state.summons.day)
        yield AgendaSent(day=local_day(command.happened_at))


class AgendaSent(Content):
    """The summons went out with the agenda."""

    day: date

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_(stage=MeetingStage.SUMMONED, agenda_sent=self.day)

    def said(self) -> str:
        return f"The agenda was sent on {self.day}."


class AgendaDeadlinePassed(Content):
    """The last day for sending the agenda is over; what comes now is late."""

    day: date
    sent: bool

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_(deadline_passed=True)

    def said(self) -> str:
        return f"The last day for the agenda was {self.day}" + (
            "." if self.sent else ", and it was not sent."
        )
