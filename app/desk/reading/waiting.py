"""What waits for one person: the journals in which they may do something that somebody waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from activities.installation import Installation
from app.desk.may import deciding_alone, mine
from models.base.calendar import local_day
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.engine import policy
from models.engine.world import Held
from models.meeting.meeting import Meeting
from models.people.people_register import PeopleRegister

LOOKED_THROUGH = 60
"""So many open journals of each kind are looked through, the latest first: each is folded for it."""


@dataclass(frozen=True)
class WaitsForSomebody:
    """A journal, what it is called, and the acts that wait in it for somebody, by their names."""

    journal: str
    title: str
    stage: str
    acts: tuple[str, ...]


def waiting_for(
    installation: Installation, person: str, register: PeopleRegister, now: datetime
) -> Iterator[WaitsForSomebody]:
    """What waits for a person: cases, meetings and follow-ups, the latest first."""
    own = {office.role for office in register.offices(person, local_day(now))}
    offices = deciding_alone(bodies_on(installation.registry, local_day(now)))
    for kind in ("meeting", "case", "follow_up"):
        if not any(own & by.keys() for by in policy.table()[kind].values()):
            continue
        rows = installation.registry.journals(kind, only_open=True)
        for row in rows[-LOOKED_THROUGH:][::-1]:
            held = installation.registry.held(row.id)
            asked = mine(held, now, person, register, offices)
            acts = [each.act for each in asked if each.refusal is None]
            if acts:
                yield WaitsForSomebody(row.id, _title(held), held.begun().stage, tuple(dict.fromkeys(acts)))


def _title(held: Held) -> str:
    match held.state:
        case Case(title=title) | Meeting(place=title):
            return title
    return str(getattr(held.state, "title", ""))
