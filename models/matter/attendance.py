"""Who is there: members and their deputies on the seats of the day."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from models.base.frozen import Frozen
from models.base.people import Official
from models.base.refusal import Refusal


class NoSuchSeat(Refusal):
    """{body} has no seat {seat} on {day}; its seats are 1–{seats}."""


class CalledSeat(Frozen):
    """A seat as the meeting was called with it."""

    seat: int
    """Number of the seat in its body, from 1."""
    role: str
    """chair, vice_chair or member: what its holder is in the meeting."""
    member: str
    """Who holds the seat that day, by name, or by the seat's role and number where no name is known."""
    deputy: str = ""
    """Their personal deputy, named in the same way."""
    rank: int = 0
    """Among vice-chairs: the lowest leads first. 0 for everybody else."""


class Present(Frozen):
    """Somebody who sits on a seat in this meeting."""

    seat: int
    """Number of the seat that they fill."""
    name: str
    """The member, or the deputy who sits there; motions and votes call them so."""
    role: str
    """That of the seat: chair, vice_chair or member, whoever sits on it."""
    deputy: bool = False
    """The personal deputy sits there instead of the member."""
    remote: bool = False
    """They take part over a remote connection."""
    rank: int = 0
    """That of the seat: a vice-chair of a lower rank leads before one of a higher."""

    @property
    def sits_as(self) -> str:
        """The role in which they sit: a deputy stands in as a member, not as the chair."""
        return "member" if self.deputy else self.role


class Keeper(Frozen):
    """Somebody who keeps the minutes."""

    person: Official
    """Who, by name and title."""
    section: int = 0
    """The last § before the first of theirs; 0 if they kept them from the beginning."""
    year: int = 0
    """The year of that §; 0 if they kept them from the beginning."""

    @property
    def place(self) -> tuple[int, int]:
        """Year and number of that §."""
        return self.year, self.section


class Other(Frozen):
    """Somebody in the meeting who sits on no seat of its body."""

    person: Official
    """Who, by name and title."""
    speaks: bool = True
    """They may speak, and not only listen."""
    remote: bool = False
    """They take part over a remote connection."""
    since: int = 0
    """The last § that was handled before they came; 0 if there was none yet."""
    until: int | None = None
    """The last § that was handled before they left; None while they are there."""


class Move(StrEnum):
    """What somebody did who came or went."""

    ARRIVED = "arrived"
    LEFT = "left"
    TOOK_CHAIR = "took_chair"


class Movement(Frozen):
    """Somebody came or went, or took the chair."""

    at: datetime
    """The instant at which it happened, as the minutes tell it."""
    who: Present
    """The person with their seat, as they came or went."""
    move: Move
    """Whether they arrived, left, or took the chair."""
    section: int = 0
    """The last § that was handled before it; 0 if there was none yet."""


class Session(Frozen):
    """A sitting from its opening to its end: who was there when it was opened, and who came and went."""

    opened_at: datetime
    """When the meeting was opened, or went on after it was adjourned."""
    present: tuple[Present, ...]
    """Who was there when it began, by seat."""
    moves: tuple[Movement, ...] = ()
    """Who came, went or took the chair during it, in that order."""
    ended_at: datetime | None = None
    """When it was adjourned, or the meeting closed; None while it sits."""
    reason: str = ""
    """Why it was broken off; empty if it was not."""

    @property
    def arrived(self) -> tuple[Present, ...]:
        """Who came while it sat, in that order."""
        return tuple(moved.who for moved in self.moves if moved.move is Move.ARRIVED)

    @property
    def attended(self) -> tuple[Present, ...]:
        """Everybody who was there at some time of it, by seat."""
        everybody = dict.fromkeys((*self.present, *self.arrived))
        return tuple(sorted(everybody, key=lambda person: person.seat))
