"""The electronic procedure before a meeting, as an item goes through it."""

from __future__ import annotations

from enum import StrEnum
from operator import not_

from pydantic import AwareDatetime, Field

from models.base.frozen import Frozen
from models.matter.attendance import CalledSeat


class Position(StrEnum):
    """What a member says to deciding an item before the meeting."""

    YES = "yes"
    MEETING = "meeting"
    DISQUALIFIED = "disqualified"


class Electronic(Frozen):
    """Whether every member consents to what is proposed, and until when they may say so."""

    until: AwareDatetime
    """The last moment for saying it, which the summons tells."""
    consented: tuple[int, ...] = ()
    """The seats whose members would decide it as proposed."""
    asked: tuple[int, ...] = ()
    """The seats whose members ask for the meeting; one is enough."""
    deputies: tuple[int, ...] = Field(default=(), exclude_if=not_)
    """The seats whose deputies answered in the member's place."""
    seats: tuple[CalledSeat, ...] = Field(default=(), exclude_if=not_)
    """The seats with who holds them on the day on which it ends; none where all are held as in the
    meeting."""
    over: bool = False
    """The last moment for answers has passed."""
    ended: bool = False
    """The procedure is over."""
    decided: bool = False
    """It was decided as proposed; else it is before the meeting."""

    def held(self, seats: tuple[CalledSeat, ...]) -> tuple[CalledSeat, ...]:
        """Who answers in it: its own seats, else these of the meeting."""
        return self.seats or seats

    def agreed(self, seats: tuple[CalledSeat, ...]) -> bool:
        """Whether the members of all seats consented."""
        return not self.asked and {*self.consented} >= {seat.seat for seat in self.held(seats)}

    def with_answer(self, seat: int, answer: Position, *, deputy: bool = False) -> Electronic:
        """The same, with what was said for one more seat; the meeting comes before an earlier yes, and who is
        disqualified has said nothing."""
        others = tuple(each for each in self.consented if each != seat)
        answered = {
            "consented": (*others, seat) if answer is Position.YES else others,
            "asked": (*self.asked, seat) if answer is Position.MEETING else self.asked,
            "deputies": (*self.deputies, seat) if deputy else self.deputies,
        }
        return self.model_copy(update=answered)
