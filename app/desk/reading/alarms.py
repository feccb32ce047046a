"""Alarms: deadlines that have come and were refused, whatever the reason, and are tried again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from activities.registry.registry import Registry
from app.desk.reading.signals import refusal_of
from models.base.refusal import Refusal
from models.engine import engine
from models.engine.passing import PassTime, time_passes
from models.law.deadline import Deadline
from models.tables.tables import REFUSED


@dataclass(frozen=True)
class Alarm:
    """A deadline of a journal that does not pass, since when, and why."""

    journal: str
    deadline: Deadline
    since: datetime
    refusal: Refusal


def alarms(registry: Registry, journal: str | None = None) -> list[Alarm]:
    """The deadlines that were refused and are still to pass, of one journal or of all."""
    wanted = select(REFUSED).where(REFUSED.c.act == PassTime.name()).order_by(REFUSED.c.at)
    if journal is not None:
        wanted = wanted.where(REFUSED.c.journal == journal)
    with registry.reading.connect() as connection:
        rows = connection.execute(wanted).all()
    return [
        Alarm(row.journal, deadline, row.at, refusal_of(row))
        for row in rows
        for deadline in engine.due(registry.held(row.journal))
        if time_passes(row.journal, deadline.at).id == row.command_id
    ]
