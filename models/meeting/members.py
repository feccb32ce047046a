"""How an act names members: by name, by seat (`4`), several by ranges of seats (`1-9,12`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeVar, get_args

from pydantic import BaseModel

from models.base.refusal import Refusal
from models.bodies.seat import known_as
from models.law.openness import Name

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting

B = TypeVar("B", bound=BaseModel)

_SEATS = re.compile(r"\s*\d+(\s*[-–]\s*\d+)?(\s*,\s*\d+(\s*[-–]\s*\d+)?)*\s*", re.ASCII)


class NoSuchSeats(Refusal):
    """{written} is no seat, and no range of seats, of {body}; it has {seats} seats on {day}."""


class OneSeat(Refusal):
    """{written} are several seats, and one member is meant."""


@dataclass(frozen=True)
class OnASeat:
    """Marks a field in which a member may be called by seat."""


Member = Annotated[Name, OnASeat()]
"""A member by name, as `4` by seat, or as a seat without a name is called: `jäsen 4`, `ledamot 4`."""


def with_names(said: B, meeting: Meeting, item: int) -> B:
    """What is said in a meeting with its members by name; `item` is 0 where it is about none.

    Raises NoSuchSeats or OneSeat.
    """
    by_name: dict[str, object] = {}
    for field, info in type(said).model_fields.items():
        match getattr(said, field):
            case str(written) if written and any(isinstance(mark, OnASeat) for mark in info.metadata):
                names = called(meeting, item, (written,))
                if len(names) != 1:
                    raise OneSeat(written=written)
                by_name[field] = names[0]
            case tuple(written) if any(map(_is_member, get_args(info.annotation))):
                by_name[field] = called(meeting, item, written)
    return said.model_copy(update=by_name) if by_name else said


def _is_member(annotation: object) -> bool:
    return any(isinstance(mark, OnASeat) for mark in getattr(annotation, "__metadata__", ()))


def called(meeting: Meeting, item: int, written: Iterable[str]) -> tuple[str, ...]:
    """The names of those who are called by name or by seat.

    A range means those of its seats who may decide the item; a single seat whoever sits there, or would.
    Raises NoSuchSeats.
    """
    return tuple(name for each in written for name in _named(meeting, item, each))


def _named(meeting: Meeting, item: int, written: str) -> Iterator[str]:
    if not _SEATS.fullmatch(written):
        yield _name(meeting, written)
        return
    sits = _sits(meeting, item)
    voters = set(meeting.voters(item) if item in meeting.items else meeting.names_present())
    for part in re.split(r"\s*,\s*", written.strip()):
        first, *rest = map(int, re.split(r"\s*[-–]\s*", part))
        last = rest[0] if rest else first
        if not (first in sits and last in sits and first <= last):
            raise NoSuchSeats(written=part, body=meeting.body, seats=len(sits), day=meeting.day)
        yield from (
            name for seat, name in sits.items() if first <= seat <= last and (not rest or name in voters)
        )


def _name(meeting: Meeting, written: str) -> str:
    """The name under which somebody sits who is called so in any language; else what was written."""
    names = [name for seat in meeting.seats for name in (seat.member, seat.deputy)]
    alike = (name for name in names if written in dict(known_as(name).texts).values())
    return written if written in names else next(alike, written)


def _sits(meeting: Meeting, item: int) -> dict[int, str]:
    """Who sits on each seat: for an item; else now, or as the last who sat there in the meeting."""
    if item in meeting.items:
        return dict(zip((seat.seat for seat in meeting.seats), meeting.members(item), strict=True))
    there = {person.seat: person.name for person in (*meeting.attended(), *meeting.present)}
    return {seat.seat: there.get(seat.seat, seat.member) for seat in meeting.seats}
