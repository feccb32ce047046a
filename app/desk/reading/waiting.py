"""What waits for one person: the journals in which they may do something that somebody waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from activities.installation import Installation
from app.desk.asked_once import AskedOnce, minute
from app.desk.may import deciding_alone
from app.desk.reading.reports import followed
from app.language import language
from models.base.calendar import local_day
from models.base.formats import instant_text
from models.bodies.body import Bodies
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.engine import policy
from models.engine.world import Held
from models.meeting.meeting import Meeting
from models.people.people_register import PeopleRegister
from models.tables.tables import JOURNAL

LOOKED_THROUGH = 60
"""So many open journals of each kind are looked through, the latest first: each is folded for it."""


@dataclass(frozen=True)
class WaitsForSomebody:
    """A journal, what it is called, and the acts that wait in it for somebody, by their names."""

    journal: str
    title: str
    stage: str
    acts: tuple[str, ...]


class WaitingReading:
    """What waits for people, as one process reads it."""

    def __init__(self, installation: Installation, asked: AskedOnce) -> None:
        self._installation, self._registry, self._asked = installation, installation.registry, asked

    def of(self, person: str, register: PeopleRegister, now: datetime) -> tuple[WaitsForSomebody, ...]:
        """What waits for a person: cases, meetings and follow-ups, the latest first."""
        return self._asked.kept(
            ("waiting", person, language()),
            (self._registry.head(), minute(now), register),
            lambda: tuple(self._of(person, register, now)),
        )

    def _of(self, person: str, register: PeopleRegister, now: datetime) -> Iterator[WaitsForSomebody]:
        own = {office.role for office in register.offices(person, local_day(now))}
        bodies = bodies_on(self._registry, local_day(now))
        offices = deciding_alone(bodies)
        for kind in ("meeting", "case", "follow_up"):
            if any(own & by.keys() for by in policy.table()[kind].values()):
                found = self._registry.several(self._open(kind))
                told = followed(self._installation, found).all if kind == "follow_up" else found
                for held in reversed(told):
                    acts = self._asked.now(held, now, person, register, offices)
                    if acts:
                        yield WaitsForSomebody(held.id, _title(held, bodies), held.begun().stage, acts)

    def _open(self, kind: str) -> list[str]:
        wanted = select(JOURNAL.c.id).where(JOURNAL.c.kind == kind, JOURNAL.c.is_open)
        with self._registry.reading.connect() as connection:
            latest = wanted.order_by(JOURNAL.c.id.desc()).limit(LOOKED_THROUGH)
            return list(connection.execute(latest).scalars())


def _title(held: Held, bodies: Bodies) -> str:
    match held.state:
        case Case(title=title):
            return title
        case Meeting(body=code, at=at):
            body = bodies.bodies.get(code)
            return f"{body.names.say(language()) if body else code}, {instant_text(at, language())}"
    return str(getattr(held.state, "title", ""))
