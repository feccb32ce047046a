"""Who sits in a sitting: the seats that the body has on that day, in one meeting at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from models.agenda.calling import held_anew
from models.base.refusal import Refusal
from models.engine.world import World
from models.matter.attendance import Present
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage


class BeforeItsHour(Refusal):
    """The meeting is called for {at}; before that hour it is opened only when all {seats} who were called are
    there, and {present} are."""


class SitsAlready(Refusal):
    """{body} sits in its meeting {meeting} on that day; close or adjourn that before it sits in another."""


def sitting_anew(meeting: Meeting, world: World) -> Meeting:
    """The meeting with the seats of its day, who holds them, and their quorum.

    Raises SitsAlready while the body sits in another meeting of that day, and NoSeats where the body is no
    more."""
    for journal in world.meetings(meeting.body):
        other = world.held(journal).of(Meeting)
        if other.id != meeting.id and other.stage is MeetingStage.OPEN and other.day == meeting.day:
            raise SitsAlready(body=meeting.body, meeting=other.id)
    seats, quorum = held_anew(meeting, meeting.day, world)
    return replace(meeting, seats=seats, quorum=quorum) if seats else meeting


def refuse_early(meeting: Meeting, present: Sequence[Present], now: datetime) -> None:
    """BeforeItsHour while somebody who was called may still be on the way."""
    if now < meeting.at and len(present) < len(meeting.seats):
        raise BeforeItsHour(at=meeting.at, seats=len(meeting.seats), present=len(present))
