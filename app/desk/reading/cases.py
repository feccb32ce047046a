"""Cases: lists of them, and where one stands with its reviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, func, select

from activities.installation import Installation
from activities.registry.damage import BrokenRow
from app.desk.reading.sought import has
from models.base.money import Cents
from models.base.words import Said
from models.bodies.body import Bodies
from models.case.case import Case
from models.case.review import Review, ReviewRound
from models.case.subject import Publicity
from models.law.rules import Rulebook
from models.matter.stage import Stage
from models.tables.row_tables import CASE


@dataclass(frozen=True)
class CaseLine:
    """A case in a list; `cents` is what its last proposal grants, which is withheld of a confidential one."""

    journal: str
    title: str
    task_class: str
    publicity: Publicity
    stage: Stage
    body: str
    opened: date
    cents: Cents | None


def cases(installation: Installation, body: str = "", stage: Stage | None = None) -> list[CaseLine]:
    """The cases, by their numbers: all, or those of a body or at a stage."""
    wanted = select(CASE).order_by(CASE.c.journal)
    if body:
        wanted = wanted.where(CASE.c.body == body)
    if stage:
        wanted = wanted.where(CASE.c.stage == stage)
    with installation.registry.reading.connect() as connection:
        return [_line(row) for row in connection.execute(wanted)]


@dataclass(frozen=True)
class CasePage:
    """Some of the cases that were asked for, the newest first, and how many there are."""

    cases: list[CaseLine]
    count: int
    start: int


def page_of_cases(
    installation: Installation, sought: str, stage: Stage | None, start: int, most: int
) -> CasePage:
    """So many of the cases from one on, whose number or title has what is sought."""
    with installation.registry.reading.connect() as connection:
        asked = [CASE.c.stage == stage] if stage else []
        asked += [has(sought, connection.dialect, CASE.c.journal, CASE.c.title)] if sought else []
        count = connection.execute(select(func.count()).select_from(CASE).where(*asked)).scalar_one()
        start = min(max(start, 0), count)
        these = select(CASE).where(*asked).order_by(CASE.c.journal.desc()).limit(most).offset(start)
        return CasePage([_line(row) for row in connection.execute(these)], count, start)


def _line(row: Row[Any]) -> CaseLine:
    """A row as it is listed. Raises BrokenRow where a value in it is none of ours."""
    try:
        publicity, stage = Publicity(row.publicity), Stage(row.stage)
        cents = None if row.cents is None else Cents(row.cents)
    except ValueError:
        said = f"{row.journal}: {row.publicity}, {row.stage}, {row.cents}"
        raise BrokenRow(table=CASE.name, value=said) from None
    return CaseLine(
        journal=row.journal,
        title=row.title,
        task_class=row.task_class,
        publicity=publicity,
        stage=stage,
        body=row.body,
        opened=row.opened,
        cents=None if publicity is Publicity.CONFIDENTIAL else cents,
    )


class ReviewState(StrEnum):
    """Whether a group has answered, and whether its answer still fits the proposal."""

    AWAITED = "awaited"
    STALE = "stale"
    GIVEN = "given"


@dataclass(frozen=True)
class ReviewStanding:
    """A group that was asked, what it said last, and what changed in the proposal after that."""

    asked: ReviewRound
    last: Review | None
    state: ReviewState
    changed: tuple[str, ...]
    late: bool


def reviews(case: Case) -> Iterator[ReviewStanding]:
    """Where each group's review of a case stands."""
    for asked in case.reviews.values():
        changed = asked.stale(case.proposals)
        state = ReviewState.STALE if changed else ReviewState.GIVEN
        yield ReviewStanding(
            asked=asked,
            last=asked.reviews[-1] if asked.reviews else None,
            state=ReviewState.AWAITED if asked.awaited else state,
            changed=changed,
            late=asked.overdue and asked.awaited,
        )


def blocks(case: Case, bodies: Bodies, today: date) -> tuple[Said, ...]:
    """What keeps the proposal from an agenda, by the rules of its body, else by those of the law."""
    if case.stage not in (Stage.PREPARATION, Stage.READY) or not case.proposals:
        return ()
    book = Rulebook.load()
    rules = bodies.get(case.body).rules(book, today) if case.body else book.on(today)
    return case.blocked_by(rules)
