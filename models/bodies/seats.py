"""Seats that are given by their count, with who leads and who holds them by number."""

from typing import Any

from pydantic import Field, ValidationInfo, field_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.bodies.seat import SeatRole


class NotAmongTheSeats(BadValue):
    """There is no seat {seat} among {seats}."""


class CountedSeats(Frozen):
    """How many seats there are, and what is said of some by their number."""

    seats: int = Field(ge=1, le=999)
    """How many seats there are; or a list of seats with `number`, `role` (`chair`, `vice_chair`, `member`),
    `rank` (of a vice-chair: 1 leads first), `members`, `deputies`, `valid_from` and `valid_to`."""
    chair: int = 1
    """Number of the chair's seat, where `seats` is a count; 1 by default."""
    vice_chairs: tuple[int, ...] = ()
    """Numbers of the vice-chairs' seats, where `seats` is a count: the first one who is present leads without
    the chair."""
    holders: dict[int, dict[str, Any]] = Field(default_factory=dict)
    """Who holds seats, by number, where `seats` is a count: `{2: {members: […], deputies: […]}}`. A holder
    has `name`, `valid_from`, `valid_to`; a seat may have days, too. No two seats have the same name at the
    same time."""

    @field_validator("chair", "vice_chairs", "holders")
    @classmethod
    def _names_seats_there_are(cls, named: Any, found: ValidationInfo) -> Any:
        seats = found.data.get("seats")
        numbers = (named,) if isinstance(named, int) else named
        if seats and (strange := set(numbers) - set(range(1, seats + 1))):
            raise NotAmongTheSeats(seat=min(strange), seats=seats)
        return named

    def written_out(self) -> list[dict[str, Any]]:
        """Every seat as it would be written by itself."""
        roles = dict.fromkeys(self.vice_chairs, SeatRole.VICE_CHAIR) | {self.chair: SeatRole.CHAIR}
        ranks = {number: rank for rank, number in enumerate(self.vice_chairs, start=1)}
        return [
            {
                "number": number,
                "role": roles.get(number, SeatRole.MEMBER),
                "rank": ranks.get(number, 0),
                **self.holders.get(number, {}),
            }
            for number in range(1, self.seats + 1)
        ]
