"""Who is there: members and their deputies on the seats of the day."""

from __future__ import annotations

from datetime import datetime

from models.frozen import Frozen
from models.refusal import Refusal


class NoSuchSeat(Refusal):
    """{body} has no seat {seat} on {day}; its seats are 1–{seats}."""


class CalledSeat(Frozen):
    """A seat as the meeting was called with it."""

    seat: int
    role: str
    member: str
    deputy: str = ""


class Present(Frozen):
    """Somebody who sits on a seat in this meeting; `remote` who takes part over a connection."""

    seat: int
    name: str
    role: str
    deputy: bool = False
    remote: bool = False


class Session(Frozen):
    """A part of a meeting that was adjourned: from when to when, and who was there at its end."""

    opened_at: datetime
    ended_at: datetime
    present: tuple[Present, ...]
