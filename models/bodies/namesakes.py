"""Namesakes on the seats of a body: a roll-call knows members and deputies by their names alone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from models.base.bad_value import BadValue
from models.base.span import Span
from models.bodies.seat import Seat


class Namesakes(BadValue):
    """Seats {first} and {second} have the same name, {name}, at the same time; no roll-call could tell whose
    vote it is. Add a title or an initial to one of the names, or give a person one seat only."""


def refuse_namesakes(seats: Sequence[Seat]) -> None:
    """Namesakes where two seats of one day have a name in common, of a member or of a deputy."""
    spans = (span for seat in seats for span in (seat, *seat.members, *seat.deputies))
    for day in sorted({day for span in spans for day in _turns(span)}):
        _refuse_on(day, seats)


def _refuse_on(day: date, seats: Iterable[Seat]) -> None:
    taken: dict[str, int] = {}
    for seat in (seat.on(day) for seat in seats if seat.covers(day)):
        for name in filter(None, (seat.member, seat.deputy)):
            first = taken.setdefault(" ".join(name.casefold().split()), seat.number)
            if first != seat.number:
                raise Namesakes(first=first, second=seat.number, name=name)


def _turns(span: Span) -> Iterator[date]:
    """The days from which somebody else may hold a seat."""
    yield span.valid_from or date.min
    if span.valid_to and span.valid_to < date.max:
        yield span.valid_to + timedelta(days=1)
