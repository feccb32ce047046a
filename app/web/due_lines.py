"""What falls due for somebody, as the first page tells it: reports of one period together, late first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.desk.reading.due import Due
from app.desk.reading.falling_due import What
from models.law.deadline import DeadlineKind


@dataclass(frozen=True)
class DueLine:
    """A moment, what falls due then, and how many of the same."""

    at: datetime
    day: date
    what: What
    journal: str
    late: bool
    count: int = 1


def due_lines(found: Iterable[Due], journals: Collection[str]) -> list[DueLine]:
    """Those of some journals; a reminder of what falls due there anyhow is left out."""
    told: dict[object, DueLine] = {}
    for each in found:
        if each.journal not in journals or each.what.reminder is not None:
            continue
        what, key = each.what, (each.journal, each.what.kind, each.what.of)
        if what.kind is DeadlineKind.REPORT:
            period = what.of.partition("/")[0]
            what, key = replace(what, of=period), (each.journal, what.kind, period)
        before = told.get(key)
        told[key] = (
            replace(before, count=before.count + 1)
            if before
            else DueLine(each.at, each.day, what, each.journal, each.late)
        )
    return list(told.values())
