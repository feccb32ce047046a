"""A body sits in one meeting at a time: nobody is in two."""

from __future__ import annotations

from datetime import datetime

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.engine.world import World
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage


class SitsElsewhere(Refusal):
    """{body} has been in session in {meeting} since {since}, and sits in one meeting at a time: adjourn
    or close that one first."""


def refuse_sitting_elsewhere(meeting: Meeting, happened: datetime, world: World) -> None:
    """Refuse to open, or go on with, a meeting of a body that is in session in another.

    What was opened on an earlier day is over, though nobody has recorded yet when it was closed.
    """
    for journal in world.meetings(meeting.body):
        other = world.held(journal).of(Meeting)
        since = other.sessions[-1].opened_at if other.sessions else None
        today = since is not None and local_day(since) == local_day(happened) and since <= happened
        if since and today and other.id != meeting.id and other.stage is MeetingStage.OPEN:
            raise SitsElsewhere(body=meeting.body, meeting=journal, since=since)
