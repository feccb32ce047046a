"""Seats of a body over the years, and who holds them. Where no name is known, a seat has its own."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from pydantic import ValidationInfo, field_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.language import Language


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


class EndsBeforeItBegins(BadValue):
    """{last} is before valid_from, {first}."""


class TwoAtATime(BadValue):
    """Two have valid_from {since}, and one only can hold."""


class TwoFromTheBeginning(BadValue):
    """Two have no valid_from, and one only can hold."""


class Span(Frozen):
    """Days from and to, both included."""

    valid_from: date | None = None
    """The first day; None if there is no beginning."""
    valid_to: date | None = None
    """The last day, itself included; None if there is no end."""

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, last: date | None, found: ValidationInfo) -> date | None:
        first = found.data.get("valid_from")
        if first and last and last < first:
            raise EndsBeforeItBegins(last=last, first=first)
        return last

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the span."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def meets(self, other: Dated) -> bool:
        """Whether the span has a day in common with another."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        return first <= min(self.valid_to or date.max, other.valid_to or date.max)


S = TypeVar("S", bound=Span)


def latest(spans: Iterable[S], day: date) -> S | None:
    """Of those that cover a day, the one that began last: who stands in goes before the permanent one."""
    covering = (span for span in spans if span.covers(day))
    return max(covering, key=lambda span: span.valid_from or date.min, default=None)


def without_ties(spans: tuple[S, ...]) -> tuple[S, ...]:
    """The spans, a refusal where two begin on one day, so that nobody could say which holds."""
    first = [span.valid_from for span in spans]
    if twice := [day for number, day in enumerate(first) if day in first[:number]]:
        raise TwoAtATime(since=twice[0]) if twice[0] else TwoFromTheBeginning
    return spans


class Holder(Span):
    """Somebody who held a seat."""

    name: str
    """The person as the public record names them; no two seats have the same name at one time."""


class SeatOn(Frozen):
    """A seat on one day. Where no name is known, the seat is called by its role and number."""

    number: int
    """Its number in the body, from 1."""
    role: SeatRole
    """What its holder is in the meeting."""
    member: str | None
    """Who holds it that day; None where the record has no name."""
    deputy: str | None
    """Their personal deputy that day; None where the record has no name."""
    rank: int = 0
    """Among vice-chairs: the lowest leads first. 0 for everybody else."""

    def label(self, language: Language = "fi") -> str:
        """Who sits here, in words: the member's name, else `jäsen 3`."""
        return self.member or _SEAT_NAMES[self.role, language].format(self.number)

    def deputy_label(self, language: Language = "fi") -> str:
        """Who stands in: the deputy's name, else `varajäsen 3`."""
        return self.deputy or _DEPUTY_NAMES[language].format(self.number)


class Seat(Span):
    """A seat over the years: its members and their personal deputies."""

    number: int
    """Its number in the body, from 1; no other seat has it."""
    role: SeatRole = SeatRole.MEMBER
    """What its holder is in the meeting."""
    rank: int = 0
    """Of the vice-chairs present the one of the lowest rank leads; of the same rank, the lowest seat."""
    members: tuple[Holder, ...] = ()
    """Who held it over the years; a later beginning goes before an earlier one."""
    deputies: tuple[Holder, ...] = ()
    """The members' personal deputies over the years, read in the same way."""

    _one_at_a_time = field_validator("members", "deputies")(without_ties)

    def on(self, day: date) -> SeatOn:
        """The seat as it was on `day`."""
        return SeatOn(
            number=self.number,
            role=self.role,
            member=_name_on(self.members, day),
            deputy=_name_on(self.deputies, day),
            rank=self.rank,
        )


def _name_on(holders: tuple[Holder, ...], day: date) -> str | None:
    holder = latest(holders, day)
    return holder.name if holder else None


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
