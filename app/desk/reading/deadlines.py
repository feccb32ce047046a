"""The deadlines that are to come, as a calendar has them: without reminders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from activities.installation import Installation
from app.desk.entering import held
from app.desk.reading.falling_due import What
from models.base.words import Listed, Said
from models.engine import engine
from models.law.deadline import DeadlineKind
from models.tables.row_tables import DeadlineRow

DEADLINE = DeadlineRow.__table__


@dataclass(frozen=True)
class DeadlineLine:
    """A deadline of a journal under its key, which stays the same; `why` tells how the day came about."""

    journal: str
    key: str
    what: What
    at: datetime
    day: date
    rule: str
    why: Said | Listed


def deadlines(installation: Installation, journal: str = "") -> list[DeadlineLine]:
    """The deadlines of one journal, else of all, the earliest first."""
    lines = [
        DeadlineLine(name, one.key, What.named(one.kind, one.key), one.at, one.day, one.rule, one.explained())
        for name in ([journal] if journal else _that_wait(installation))
        for one in engine.due(held(installation, name))
        if one.kind is not DeadlineKind.REMINDER
    ]
    return sorted(lines, key=lambda line: (line.at, line.journal, line.key))


def _that_wait(installation: Installation) -> Iterable[str]:
    """The journals in which something falls due. Their rows keep its reasons in Finnish alone."""
    wanted = select(DEADLINE.c.journal).where(DEADLINE.c.kind != DeadlineKind.REMINDER).distinct()
    with installation.registry.reading.connect() as connection:
        return list(connection.execute(wanted).scalars())
