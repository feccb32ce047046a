"""Everything that falls due in all journals, late first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from activities.installation import Installation
from app.desk.reading.falling_due import What, to_come
from models.base.calendar import local_day
from models.case.case import Case
from models.law.deadline import DeadlineKind
from models.matter.stage import Stage
from models.tables.row_tables import CASE, DeadlineRow, ReportRow
from models.tables.tables import FACT

DEADLINE, REPORT = DeadlineRow.__table__, ReportRow.__table__


@dataclass(frozen=True)
class Due:
    """Something that falls due, or fell due; `rule` is the rule of the law that gave the day."""

    at: datetime
    day: date
    what: What
    journal: str
    rule: str
    late: bool


def due(
    installation: Installation, now: datetime, until: date = date.max, most: int | None = None
) -> list[Due]:
    """What falls due until a day, and what fell due and has not come; the first ones, or all."""
    with installation.registry.reading.connect() as connection:
        found = {
            *_late_reports(connection, now, most),
            *_late_reviews(installation, connection, now),
            *_to_come(installation, connection, now, until),
        }
    return sorted((each for each in found if each.day <= until), key=_order)[:most]


def _order(each: Due) -> tuple[datetime, str, str, str, int]:
    return each.at, each.what.kind, each.what.of, each.journal, each.what.reminder or 0


def _to_come(installation: Installation, connection: Connection, now: datetime, until: date) -> Iterator[Due]:
    rows = connection.execute(select(DEADLINE).where(DEADLINE.c.day <= until)).all()
    called = {row.journal for row in rows if row.kind == DeadlineKind.SUMMONS}
    coming = {
        (held.id, deadline.key)
        for held in installation.registry.several(called)
        for deadline in to_come(held)
    }
    for row in rows:
        if row.kind != DeadlineKind.SUMMONS or (row.journal, row.key) in coming:
            what = What.named(row.kind, row.key)
            yield Due(row.at, row.day, what, row.journal, row.rule, row.at < now)


def _late_reports(connection: Connection, now: datetime, most: int | None) -> Iterator[Due]:
    """Reports that fell due and have not come: their deadline is over, their owner is not done."""
    missing = REPORT.c.status.in_(("awaited", "returned")), REPORT.c.due < now
    for row in connection.execute(select(REPORT).where(*missing).order_by(*_AS_ORDERED).limit(most)):
        what = What(DeadlineKind.REPORT, f"{row.period}/{row.project}")
        yield Due(row.due, local_day(row.due), what, row.journal, "report.due_after", late=True)


_AS_ORDERED = REPORT.c.due, REPORT.c.period, REPORT.c.project, REPORT.c.journal


def _late_reviews(installation: Installation, connection: Connection, now: datetime) -> Iterator[Due]:
    fallen = select(FACT.c.journal).where(FACT.c.kind == "ReviewFellDue")
    wanted = select(CASE.c.journal).where(CASE.c.stage == Stage.PREPARATION, CASE.c.journal.in_(fallen))
    for held in installation.registry.several(connection.execute(wanted).scalars().all()):
        journal, case = held.id, held.state
        for asked in case.reviews.values() if isinstance(case, Case) else ():
            if asked.awaited and asked.overdue:
                what = What(DeadlineKind.REVIEW, asked.group)
                yield Due(asked.due.at, asked.due.day, what, journal, asked.due.rule, asked.due.at < now)
