"""Seats of a body over the years, and who holds them. Where no name is known, a seat has its own."""

from datetime import date
from enum import StrEnum
from string import digits

from pydantic import field_validator

from models.base.frozen import Frozen
from models.base.language import Language
from models.base.span import Span, latest, without_ties
from models.base.terms import Name


class SeatRole(StrEnum):
    """What the holder of a seat is in the meeting."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"


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
        return self.member or _SEAT_NAMES[self.role][language].format(self.number)

    def deputy_label(self, language: Language = "fi") -> str:
        """Who stands in: the deputy's name, else `varajäsen 3`; empty where the member is named and no deputy
        is, so that the seat has none."""
        return self.deputy or ("" if self.member else _DEPUTY_NAMES[language].format(self.number))


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


def known_as(person: str) -> Name:
    """What readers of each language call somebody on a seat: by name, or as the seat that has none."""
    stem = person.rstrip(digits)
    number = person[len(stem) :]
    names = _OWN_NAMES.get((stem, bool(number)))
    if names is None:
        return Name((("fi", person),))
    return Name(tuple((language, name.format(number)) for language, name in names.items()))


_SEAT_NAMES: dict[SeatRole, dict[Language, str]] = {
    SeatRole.CHAIR: {"fi": "puheenjohtaja", "sv": "ordföranden", "en": "chair"},
    SeatRole.VICE_CHAIR: {
        "fi": "varapuheenjohtaja {}",
        "sv": "vice ordförande {}",
        "en": "vice chair {}",
    },
    SeatRole.MEMBER: {"fi": "jäsen {}", "sv": "ledamot {}", "en": "member {}"},
}
_DEPUTY_NAMES: dict[Language, str] = {"fi": "varajäsen {}", "sv": "ersättare {}", "en": "deputy {}"}
_OWN_NAMES = {
    (name.removesuffix("{}"), name.endswith("{}")): names
    for names in (*_SEAT_NAMES.values(), _DEPUTY_NAMES)
    for name in names.values()
}
