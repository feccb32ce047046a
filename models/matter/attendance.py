"""Who is there: members and their deputies on the seats of the day."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from models.base.frozen import Frozen
from models.base.refusal import Refusal


class NoSuchSeat(Refusal):
    """{body} has no seat {seat} on {day}; its seats are 1–{seats}."""


class CalledSeat(Frozen):
    """A seat as the meeting was called with it."""

    seat: int
    role: str
    member: str
    deputy: str = ""
    rank: int = 0


class Present(Frozen):
    """Somebody who sits on a seat in this meeting; `remote` who takes part over a connection.

    `role` and `rank` are those of the seat: a vice-chair of a lower rank leads before one of a higher.
    """

    seat: int
    name: str
    role: str
    deputy: bool = False
    remote: bool = False
    rank: int = 0

    @property
    def sits_as(self) -> str:
        """The role in which they sit: a deputy stands in as a member, not as the chair."""
        return "member" if self.deputy else self.role


class Move(StrEnum):
    """What somebody did who came or went."""

    ARRIVED = "arrived"
    LEFT = "left"
    TOOK_CHAIR = "took_chair"


class Movement(Frozen):
    """Somebody came or went, or took the chair, after the section that was handled last (0: none yet)."""

    at: datetime
    who: Present
    move: Move
    section: int = 0


class Session(Frozen):
    """A sitting from its opening to its end: who was there when it was opened, and who came and went."""

    opened_at: datetime
    present: tuple[Present, ...]
    moves: tuple[Movement, ...] = ()
    ended_at: datetime | None = None
    reason: str = ""

    @property
    def attended(self) -> tuple[Present, ...]:
        """Everybody who was there at some time of it, by seat."""
        came = (moved.who for moved in self.moves if moved.move is Move.ARRIVED)
        everybody = dict.fromkeys((*self.present, *came))
        return tuple(sorted(everybody, key=lambda person: person.seat))
