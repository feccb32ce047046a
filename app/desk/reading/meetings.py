"""Meetings: lists of them, what the minutes of one wait for, and what is on the floor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from activities.installation import Installation
from activities.registry.damage import BrokenRow
from models.matter.motion import Motion
from models.matter.vote import Question, Vote
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.tables.row_tables import MEETING
from models.voting.balloting import standing_of
from models.voting.voting import course_of


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list."""

    journal: str
    body: str
    at: datetime
    stage: MeetingStage
    is_open: bool


def meetings(
    installation: Installation, body: str = "", stage: MeetingStage | None = None
) -> list[MeetingLine]:
    """The meetings, by body and day: all, or those of a body or at a stage."""
    wanted = select(MEETING).order_by(MEETING.c.journal)
    if body:
        wanted = wanted.where(MEETING.c.body == body)
    if stage:
        wanted = wanted.where(MEETING.c.stage == stage)
    with installation.registry.reading.connect() as connection:
        return [_line(row) for row in connection.execute(wanted)]


def _line(row: Row[Any]) -> MeetingLine:
    """A row as it is listed. Raises BrokenRow for a stage that there is not."""
    try:
        stage = MeetingStage(row.stage)
    except ValueError:
        raise BrokenRow(table=MEETING.name, value=f"{row.journal}: {row.stage}") from None
    return MeetingLine(row.journal, row.body, row.at, stage, row.is_open)


@dataclass(frozen=True)
class MinutesWait:
    """The minutes of a closed meeting: how many remarks are to be resolved; none means to be checked."""

    journal: str
    open_remarks: int


def minutes_wait(meeting: Meeting) -> MinutesWait:
    """What the minutes of a closed meeting wait for."""
    return MinutesWait(meeting.id, sum(not remark.done for remark in meeting.remarks))


def minutes_that_wait(installation: Installation) -> Iterator[MinutesWait]:
    """What the minutes of every closed meeting wait for."""
    for line in meetings(installation, stage=MeetingStage.CLOSED):
        meeting = installation.registry.held(line.journal).state
        if isinstance(meeting, Meeting):
            yield minutes_wait(meeting)


@dataclass(frozen=True)
class FloorLine:
    """A motion on an open item and what has become of it, with the item's votes and its next question."""

    item: int
    motion: Motion
    stands: str
    votes: tuple[Vote, ...]
    question: Question | None


def floor(meeting: Meeting) -> Iterator[FloorLine]:
    """Every motion on the items that are still open."""
    for number, item in sorted(meeting.items.items()):
        if item.done or not item.motions:
            continue
        question = course_of(meeting, number).question
        for motion in item.motions:
            stands = standing_of(motion, item.motions, item.votes)
            yield FloorLine(number, motion, stands, item.votes, question)
