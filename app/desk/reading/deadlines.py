"""The deadlines that are to come, as a calendar has them: without reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from activities.installation import Installation
from app.desk.entering import held
from app.desk.reading.falling_due import What
from models.law.deadline import DeadlineKind
from models.tables.row_tables import DeadlineRow

DEADLINE = DeadlineRow.__table__


@dataclass(frozen=True)
class DeadlineLine:
    """A deadline of a journal under its key, which stays the same; `explanation` is kept in Finnish."""

    journal: str
    key: str
    what: What
    at: datetime
    day: date
    rule: str
    explanation: str


def deadlines(installation: Installation, journal: str = "") -> list[DeadlineLine]:
    """The deadlines of one journal, else of all, the earliest first."""
    wanted = select(DEADLINE).where(DEADLINE.c.kind != DeadlineKind.REMINDER).order_by(DEADLINE.c.at)
    if journal:
        held(installation, journal)
        wanted = wanted.where(DEADLINE.c.journal == journal)
    with installation.registry.reading.connect() as connection:
        return [
            DeadlineLine(r.journal, r.key, What.named(r.kind, r.key), r.at, r.day, r.rule, r.explanation)
            for r in connection.execute(wanted)
        ]
