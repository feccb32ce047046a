"""Seats of a body over the years, and who holds them. Where no name is known, a seat has its own."""

from datetime import date
from enum import StrEnum
from typing import Protocol

from models.base.frozen import Frozen
from models.base.text import Language


class SeatRole(StrEnum):
    """What the holder of a seat is in the meeting."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"


class Dated(Protocol):
    """What has a first and a last day; an open end is None."""

    @property
    def valid_from(self) -> date | None:
        """The first day."""
        ...

    @property
    def valid_to(self) -> date | None:
        """The last day."""
        ...


class Span(Frozen):
    """Days from and to, both included; an open end is None."""

    valid_from: date | None = None
    valid_to: date | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the span."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def meets(self, other: Dated) -> bool:
        """Whether the span has a day in common with another."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        return first <= min(self.valid_to or date.max, other.valid_to or date.max)


class Holder(Span):
    """Somebody who held a seat."""

    name: str


class SeatOn(Frozen):
    """A seat on one day. Where no name is known, the seat is called by its role and number."""

    number: int
    role: SeatRole
    member: str | None
    deputy: str | None

    def label(self, language: Language = "fi") -> str:
        """Who sits here, in words: the member's name, else `jäsen 3`."""
        return self.member or _SEAT_NAMES[self.role, language].format(self.number)

    def deputy_label(self, language: Language = "fi") -> str:
        """Who stands in: the deputy's name, else `varajäsen 3`."""
        return self.deputy or _DEPUTY_NAMES[language].format(self.number)

    def is_called(self, name: str) -> bool:
        """Whether a number, a member's or deputy's name or a seat's Finnish name means this seat."""
        labels = {_SEAT_NAMES[self.role, "fi"].format(self.number), f"jäsen {self.number}"}
        return name in {str(self.number), self.member, self.deputy, self.deputy_label(), *labels}


class Seat(Span):
    """A seat over the years: its members and their personal deputies."""

    number: int
    role: SeatRole = SeatRole.MEMBER
    members: tuple[Holder, ...] = ()
    deputies: tuple[Holder, ...] = ()

    def on(self, day: date) -> SeatOn:
        """The seat as it was on `day`."""
        return SeatOn(
            number=self.number,
            role=self.role,
            member=_name_on(self.members, day),
            deputy=_name_on(self.deputies, day),
        )


def _name_on(holders: tuple[Holder, ...], day: date) -> str | None:
    return next((holder.name for holder in holders if holder.covers(day)), None)


_SEAT_NAMES: dict[tuple[SeatRole, Language], str] = {
    (SeatRole.CHAIR, "fi"): "puheenjohtaja",
    (SeatRole.CHAIR, "sv"): "ordföranden",
    (SeatRole.CHAIR, "en"): "chair",
    (SeatRole.VICE_CHAIR, "fi"): "varapuheenjohtaja {}",
    (SeatRole.VICE_CHAIR, "sv"): "vice ordförande {}",
    (SeatRole.VICE_CHAIR, "en"): "vice chair {}",
    (SeatRole.MEMBER, "fi"): "jäsen {}",
    (SeatRole.MEMBER, "sv"): "ledamot {}",
    (SeatRole.MEMBER, "en"): "member {}",
}
_DEPUTY_NAMES: dict[Language, str] = {"fi": "varajäsen {}", "sv": "ersättare {}", "en": "deputy {}"}
