"""A roll-call as a secretary writes it down: members by name, by seat, or by ranges of seats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from models.base.refusal import Refusal
from models.meeting.meeting import Meeting

_SEATS = re.compile(r"\s*\d+(\s*[-–]\s*\d+)?(\s*,\s*\d+(\s*[-–]\s*\d+)?)*\s*", re.ASCII)


class NoSuchSeats(Refusal):
    """{written} is no seat, and no range of seats, of {body}; it has {seats} seats on {day}."""


def called(meeting: Meeting, item: int, written: Iterable[str]) -> tuple[str, ...]:
    """The names of those who are called by name or by seat: `4`, `1-9,12`.

    A range means those of its seats who may decide the item; a single seat whoever sits there, or would.
    Raises NoSuchSeats.
    """
    return tuple(name for each in written for name in _named(meeting, item, each))


def _named(meeting: Meeting, item: int, written: str) -> Iterator[str]:
    if not _SEATS.fullmatch(written):
        yield written
        return
    sits = dict(zip((seat.seat for seat in meeting.seats), meeting.members(item), strict=True))
    voters = set(meeting.voters(item))
    for part in re.split(r"\s*,\s*", written.strip()):
        first, *rest = map(int, re.split(r"\s*[-–]\s*", part))
        last = rest[0] if rest else first
        if not (first in sits and last in sits and first <= last):
            raise NoSuchSeats(written=part, body=meeting.body, seats=len(sits), day=meeting.day)
        yield from (
            name for seat, name in sits.items() if first <= seat <= last and (not rest or name in voters)
        )
