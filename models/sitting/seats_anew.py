"""Who sits in a sitting: the seats that the body has on that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from models.agenda.calling import held_anew
from models.base.refusal import Refusal
from models.engine.world import World
from models.matter.attendance import Present
from models.meeting.meeting import Meeting


class BeforeItsHour(Refusal):
    """The meeting is called for {at}; before that hour it is opened only when all {seats} who were called are
    there, and {present} are."""


def sitting_anew(meeting: Meeting, world: World) -> Meeting:
    """The meeting with the seats of its day, who holds them, and their quorum.

    Raises NoSeats where the body is no more.
    """
    seats, quorum = held_anew(meeting, meeting.day, world)
    return replace(meeting, seats=seats, quorum=quorum) if seats else meeting


def refuse_early(meeting: Meeting, present: Sequence[Present], now: datetime) -> None:
    """BeforeItsHour while somebody who was called may still be on the way."""
    if now < meeting.at and len(present) < len(meeting.seats):
        raise BeforeItsHour(at=meeting.at, seats=len(meeting.seats), present=len(present))
