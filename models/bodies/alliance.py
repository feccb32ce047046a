"""Lists of a council: who stands in for its councillors, in the order of their comparison figures."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import Field, field_validator

from models.base.bad_value import BadValue
from models.base.span import Span
from models.base.text import Text
from models.bodies.seat import Holder, Seat

_RANGE = re.compile(r"\s*([1-9]\d{0,2})\s*[-–]\s*([1-9]\d{0,2})\s*", re.ASCII)


class SeatOnTwoLists(BadValue):
    """Seat {seat} stands on two lists at the same time, {first} and {second}."""


class DeputyTwice(BadValue):
    """{name} stands twice on the lists at the same time."""


class DeputyHasASeat(BadValue):
    """{name} holds seat {seat} and stands among the deputies at the same time."""


class NoSeatOfTheList(BadValue):
    """The list {name} has seat {seat}, which there is not."""


class Alliance(Span):
    """An alliance of parties, or a party, with the seats it won and its deputies in their order."""

    name: Text
    """What the list is called, by language."""
    seats: tuple[int, ...] = Field(min_length=1)
    """Numbers of the seats that it won: `[1-9, 12]`."""
    deputies: tuple[Holder, ...] = ()
    """Its deputies, the first one first: `name`, `valid_from`, `valid_to`."""

    @field_validator("seats", mode="before")
    @classmethod
    def _ranges_written_out(cls, given: Any) -> Any:
        if not isinstance(given, list | tuple):
            return given
        return tuple(number for each in given for number in _numbers(each))


def _numbers(written: Any) -> Iterator[Any]:
    found = _RANGE.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        yield written
        return
    yield from range(int(found[1]), int(found[2]) + 1)


def refuse_unclear_lists(alliances: Sequence[Alliance], seats: Sequence[Seat]) -> None:
    """Refuse a seat of two lists at one time or of none that there is, and a deputy with two places."""
    numbers = {seat.number for seat in seats}
    for place, one in enumerate(alliances):
        for other in alliances[:place]:
            if one.meets(other) and (both := sorted({*one.seats} & {*other.seats})):
                raise SeatOnTwoLists(seat=both[0], first=other.name.name, second=one.name.name)
        if strange := sorted({*one.seats} - numbers):
            raise NoSeatOfTheList(name=one.name.name, seat=strange[0])
    deputies = [deputy for one in alliances for deputy in one.deputies]
    for place, deputy in enumerate(deputies):
        if any(deputy.name == other.name and deputy.meets(other) for other in deputies[:place]):
            raise DeputyTwice(name=deputy.name)
        for seat in seats:
            if any(held.name == deputy.name and held.meets(deputy) for held in seat.members):
                raise DeputyHasASeat(name=deputy.name, seat=seat.number)
