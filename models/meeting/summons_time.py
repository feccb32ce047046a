"""What time does to a meeting that is to be summoned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from models.base.words import Said
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting


class AgendaDeadlinePassed(Content):
    """The last day for sending the agenda is over; what comes now is late."""

    day: date
    """The last local day on which the agenda could be sent in time."""
    sent: bool
    """It had been sent by then."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, deadline_passed=True)

    def said(self) -> Said:
        if self.sent:
            return Said.fact("The last day for the agenda was {day}.", day=self.day)
        return Said.fact("The last day for the agenda was {day}, and it was not sent.", day=self.day)


class AgendaReminded(Content):
    """The secretary was reminded that the agenda has to go out."""

    latest: date
    """The last local day for sending the agenda."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        waiting = tuple(reminder for reminder in state.reminders if reminder.at > fact.happened_at)
        return replace(state, reminders=waiting)

    def said(self) -> Said:
        return Said.fact("The agenda has to be sent by {latest}.", latest=self.latest)
