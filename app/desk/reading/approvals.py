"""Chains of approval: where each visa of a case stands, what waits for whom, and what is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select

from activities.installation import Installation
from app.desk.hands import known_people
from app.desk.reading.texts import words_of
from models.base.calendar import local_day
from models.base.text import Text
from models.base.writing import Written
from models.case.approval import Awaited, Visa
from models.case.case import Case
from models.case.mending import Mending
from models.engine.may import asked_of
from models.engine.rights import Rights
from models.engine.world import Held
from models.matter.stage import Stage
from models.people.person import Duty
from models.preparation.approving import GiveVisa
from models.tables.row_tables import CASE
from models.tables.tables import FACT


class VisaState(StrEnum):
    """Whether a visa counts, is awaited, or has yet to have its turn."""

    COUNTS = "counts"
    AWAITED = "awaited"
    OUTDATED = "outdated"
    TO_COME = "to_come"


@dataclass(frozen=True)
class VisaStanding:
    """A step of a case's chain: its last visa, whether that counts, and until when it is awaited; `comment`
    is None where there is none, or it is not shown."""

    step: str
    title: Text
    state: VisaState
    last: Visa | None
    awaited: Awaited | None
    comment: str | None


@dataclass(frozen=True)
class VisaWaits:
    """A visa that is awaited: of which case, whose, by whom it could be given, and until when."""

    journal: str
    step: str
    title: Text
    who: tuple[str, ...]
    due: date | None
    late: bool


@dataclass(frozen=True)
class ToMend:
    """What is to be mended; `words` is None where they are not shown."""

    mending: Mending
    words: str | None
    step: Text | None


def visas(installation: Installation, case: Case) -> Iterator[VisaStanding]:
    """Where each step of a case's chain stands."""
    counts = case.visas()
    for step in case.chain.steps if case.chain else ():
        given = [visa for visa in case.approval.visas if visa.step == step.id]
        awaited = case.approval.awaited.get(step.id)
        last = given[-1] if given else None
        comment = _words(installation, case, last.comment) if last and last.comment else None
        state = _state(last, awaited, step.id in counts)
        yield VisaStanding(step.id, step.title, state, last, awaited, comment)


def _state(last: Visa | None, awaited: Awaited | None, counts: bool) -> VisaState:
    if awaited:
        return VisaState.AWAITED
    if counts:
        return VisaState.COUNTS
    return VisaState.OUTDATED if last else VisaState.TO_COME


def visas_that_wait(installation: Installation, now: datetime) -> list[VisaWaits]:
    """Every visa that is awaited, in any case; those with a last day first."""
    asked = select(FACT.c.journal).where(FACT.c.kind == "VisasRequested")
    wanted = select(CASE.c.journal).where(CASE.c.stage == Stage.PREPARATION, CASE.c.journal.in_(asked))
    with installation.registry.reading.connect() as connection:
        journals = connection.execute(wanted).scalars().all()
    rights = known_people(installation)
    found = [
        waits for journal in journals for waits in _waiting(installation.registry.held(journal), rights, now)
    ]
    return sorted(found, key=lambda waits: (waits.due or date.max, waits.journal))


def _waiting(held: Held, rights: Rights | None, now: datetime) -> Iterator[VisaWaits]:
    case = held.of(Case)
    for step, awaited in case.approval.awaited.items():
        due = awaited.turn.due
        yield VisaWaits(
            journal=held.id,
            step=step,
            title=awaited.turn.title,
            who=_who(held, step, awaited, rights, local_day(now)),
            due=due.day if due else None,
            late=due is not None and due.at < now,
        )


def _who(held: Held, step: str, awaited: Awaited, rights: Rights | None, today: date) -> tuple[str, ...]:
    if awaited.delegate:
        return (awaited.delegate,)
    if rights is None:
        return awaited.turn.of
    return tuple(asked_of(Duty.APPROVER, GiveVisa(step=step), held, rights, today).could())


def to_mend(installation: Installation, case: Case) -> ToMend | None:
    """What is to be mended in a case; None if nothing is."""
    if case.mending is None:
        return None
    step = case.chain.step(case.mending.to) if case.chain else None
    words = _words(installation, case, case.mending.comment)
    return ToMend(case.mending, words, step.title if step else None)


def _words(installation: Installation, case: Case, text: Written) -> str | None:
    return None if text.sealed or case.confidential else words_of(installation, text)
