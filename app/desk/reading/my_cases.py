"""The cases that somebody prepares, by the stage at which they are, with what falls due next in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import or_, select

from activities.installation import Installation
from app.desk.reading.falling_due import to_come
from models.case.case import Case
from models.law.deadline import Deadline, DeadlineKind
from models.matter.stage import Stage
from models.tables.tables import FACT, JOURNAL

SHOWN = 100
"""So many cases, the latest first."""

_BEGAN = ("CaseOpened", "CaseHandedOver")
"""Facts by which somebody becomes the preparer of a case."""


@dataclass(frozen=True)
class MyCase:
    """A case that is still open; `next` is what falls due next in it, reminders apart."""

    journal: str
    title: str
    stage: Stage
    next: Deadline | None
    awaited: tuple[str, ...]
    """The groups that were asked and have not answered."""


def my_cases(installation: Installation, person: str) -> list[MyCase]:
    """Their cases in the order of the stages, in each those first in which something falls due first."""
    theirs = or_(
        FACT.c.actor == person, FACT.c.on_behalf_of == person, FACT.c.content.contains(f'"{person}"')
    )
    wanted = (
        select(FACT.c.journal)
        .join(JOURNAL, JOURNAL.c.id == FACT.c.journal)
        .where(FACT.c.kind.in_(_BEGAN), theirs, JOURNAL.c.is_open)
        .order_by(FACT.c.position.desc())
        .limit(SHOWN)
    )
    with installation.registry.reading.connect() as connection:
        journals = list(dict.fromkeys(connection.execute(wanted).scalars()))
    found = (_line(held.state, to_come(held), person) for held in installation.registry.several(journals))
    return sorted(filter(None, found), key=_order)


def _line(case: object, due: Iterable[Deadline], person: str) -> MyCase | None:
    if not isinstance(case, Case) or case.preparer != person:
        return None
    awaited = tuple(asked.group for asked in case.reviews.values() if asked.awaited)
    ends = (one for one in due if one.kind not in (DeadlineKind.REMINDER, DeadlineKind.SECRECY))
    return MyCase(case.id, case.title, case.stage, next(ends, None), awaited)


def _order(each: MyCase) -> tuple[int, bool, str, str]:
    due = each.next.at.isoformat() if each.next else ""
    return [*Stage].index(each.stage), not due, due, each.journal
