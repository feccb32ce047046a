"""Bodies as they are on a day: those of the registry, or of the product where there is no registry yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.desk.entering import NoRegistryYet, opened
from models.bodies.body import Bodies, Body
from models.bodies.body_part import Officer, Override
from models.bodies.body_register import bodies_on
from models.bodies.seat import SeatOn
from models.law.body_kind import DECIDES_IN_MEETINGS
from models.law.rules import Rulebook


@dataclass(frozen=True)
class BodyStanding:
    """A body on a day: its seats and quorum, who presents and keeps the minutes, its own rules."""

    body: Body
    day: date
    seats: tuple[SeatOn, ...]
    quorum: int | None
    presenter: Officer | None
    secretary: Officer | None
    rules: tuple[Override, ...]


def bodies_of(day: date) -> Bodies:
    """All bodies of a day."""
    try:
        with opened() as installation:
            return bodies_on(installation.registry, day)
    except NoRegistryYet:
        return Bodies.load()


def body_standing(code: str, day: date) -> BodyStanding:
    """The body with this short code on a day, else NoSuchBody."""
    return body_on(bodies_of(day), code, day)


def body_on(bodies: Bodies, code: str, day: date) -> BodyStanding:
    """One of these bodies on a day, else NoSuchBody."""
    body = bodies.get(code)
    seats = body.seats_on(day)
    return BodyStanding(
        body=body,
        day=day,
        seats=seats,
        quorum=body.quorum(day, body.rules(Rulebook.load(), day))
        if seats and body.kind in DECIDES_IN_MEETINGS
        else None,
        presenter=body.presenter_on(day),
        secretary=body.secretary_on(day),
        rules=tuple(own for own in body.overrides if own.covers(day)),
    )
