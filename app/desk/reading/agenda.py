"""The agenda of a meeting as its secretary makes it up: its versions, what is ready, who got the summons."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from activities.installation import Installation
from app.desk.reading.cases import cases
from app.desk.reading.people import people
from models.agenda.agenda_version import AgendaPublished
from models.agenda.summons import AgendaSent
from models.case.case import Case
from models.engine.effect_state import EffectState
from models.engine.journal import Fact
from models.matter.stage import Stage
from models.meeting.agenda_lines import Changes
from models.meeting.hidden import as_called_now
from models.meeting.meeting import Meeting
from models.tables.outbox import OUTBOX

SUMMONS = "summons"


@dataclass(frozen=True)
class Version:
    """A version of the agenda that was published or sent."""

    number: int
    day: date
    sent: bool
    """Whether it went out with the summons."""
    changes: Changes
    ground: str


@dataclass(frozen=True)
class Receiver:
    """Somebody to whom the summons goes, and how far it has come."""

    key: str
    """Their id, or their key of the address book, such as khs/4."""
    name: str
    """Their name, where it is known."""
    state: EffectState
    at: datetime
    """When it was ordered."""


def versions(meeting: Meeting, facts: Sequence[Fact]) -> Iterator[Version]:
    """The versions by the facts of a meeting, in their order; one that was published and then sent is two.

    Items are called in them what they are called now.
    """
    for fact in facts:
        said = as_called_now(fact.content, meeting)
        if isinstance(said, AgendaPublished):
            yield Version(said.version, said.day, sent=False, changes=said.changes, ground=said.ground)
        if isinstance(said, AgendaSent):
            yield Version(said.version, said.day, sent=True, changes=said.changes, ground=said.late_ground)


def confidential_items(installation: Installation, meeting: Meeting) -> frozenset[int]:
    """The numbers of the items that are confidential, or whose case became so since they were placed."""
    items = meeting.items.values()
    guarded = {item.case for item in items if item.case and item.guarded}
    secret = {each.id for each in installation.registry.several(guarded) if each.of(Case).confidential}
    return frozenset(item.number for item in items if item.secrecy or item.case in secret)


def ready(installation: Installation, meeting: Meeting) -> list[tuple[str, str]]:
    """The cases that wait for an agenda of the body: number and title."""
    waiting = cases(installation, stage=Stage.READY)
    return [(each.journal, each.title) for each in waiting if each.body == meeting.body]


def receivers(installation: Installation, meeting: Meeting) -> list[Receiver]:
    """Everybody whom the summons, and every later version, goes to, with what became of it."""
    seats = {f"{meeting.body}/{each.seat}": each.member for each in meeting.seats}
    known = people(installation, meeting.day) if meeting.summoned else ()
    names = {**seats, **{each.id: each.name for each in known}}
    wanted = select(OUTBOX).where(OUTBOX.c.driver == meeting.id, OUTBOX.c.kind == "notice")
    with installation.registry.reading.connect() as connection:
        rows = connection.execute(wanted.order_by(OUTBOX.c.id)).all()
    orders = [(row, json.loads(row.order)) for row in rows]
    return [
        Receiver(order["to"], names.get(order["to"], ""), EffectState(row.state), row.ordered_at)
        for row, order in orders
        if order["template"] == SUMMONS
    ]
