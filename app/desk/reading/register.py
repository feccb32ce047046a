"""What a registrar looks after: challenges, decisions on their way to legal force, certificates."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from activities.installation import Installation
from models.case.case import Case
from models.case.challenge import Against
from models.case.decision_status import DecisionStatus
from models.matter.handling import Handling
from models.tables.row_tables import CASE, HANDLING
from models.tables.tables import FACT, JOURNAL

ON_THEIR_WAY = ("decided", "checked", "published", "challenged")
"""The words for a decision that has no legal force yet and may get it."""

SHOWN = 100
"""So many decisions are shown of each sort, the latest first."""


@dataclass(frozen=True)
class ChallengeLine:
    """A challenge, and the case that was opened to examine it."""

    journal: str
    title: str
    against: Against


@dataclass(frozen=True)
class DecisionLine:
    """A decision of a case, how it was made, and how far it has come."""

    journal: str
    title: str
    handling: Handling
    status: DecisionStatus


@dataclass(frozen=True)
class Certifiable:
    """A decision that has legal force, and whether that was certified."""

    journal: str
    title: str
    decision: str
    certified: bool


@dataclass(frozen=True)
class RegisterStanding:
    """Everything that a registrar looks after."""

    challenges: tuple[ChallengeLine, ...]
    decisions: tuple[DecisionLine, ...]
    final: tuple[Certifiable, ...]


def register_standing(installation: Installation) -> RegisterStanding:
    """As it stands now."""
    return RegisterStanding(
        tuple(_challenges(installation)), tuple(_decisions(installation)), tuple(_final(installation))
    )


def _challenges(installation: Installation) -> list[ChallengeLine]:
    """The challenges whose cases are open, or that are not over, in the order of their arrival."""
    wanted = select(FACT.c.journal).where(FACT.c.kind == "ChallengeToExamine")
    still = wanted.join(JOURNAL, JOURNAL.c.id == FACT.c.journal).where(JOURNAL.c.is_open)
    cases = _cases(installation, _column(installation, still))
    found = [ChallengeLine(case.id, case.title, case.against) for case in cases if case.against]
    return sorted(found, key=lambda each: (each.against.challenge.arrived, each.journal))


def _decisions(installation: Installation) -> list[DecisionLine]:
    """The decisions that have no legal force yet: those first that get it first, then those that wait."""
    wanted = select(HANDLING.c.journal).where(HANDLING.c.status.in_(ON_THEIR_WAY))
    latest = _column(installation, wanted.order_by(HANDLING.c.day.desc()).limit(SHOWN))
    found = [
        DecisionLine(case.id, case.title, handling, status)
        for case in _cases(installation, latest)
        for handling in case.handlings
        if (status := case.decisions[handling.key]).word in ON_THEIR_WAY
    ]
    return sorted(found, key=_order)


def _order(each: DecisionLine) -> tuple[bool, str, str]:
    final = each.status.final
    return final is None, final.at.isoformat() if final else each.handling.day.isoformat(), each.journal


def _final(installation: Installation) -> list[Certifiable]:
    """The decisions that have legal force, the latest first."""
    wanted = (
        select(HANDLING.c.journal, HANDLING.c.decision, CASE.c.title)
        .join(CASE, CASE.c.journal == HANDLING.c.journal)
        .where(HANDLING.c.status == "final")
        .order_by(HANDLING.c.day.desc(), HANDLING.c.journal)
        .limit(SHOWN)
    )
    with installation.registry.reading.connect() as connection:
        decisions = connection.execute(wanted).all()
        facts = select(FACT.c.journal, FACT.c.content).where(
            FACT.c.kind == "ForceCertified", FACT.c.journal.in_({each.journal for each in decisions})
        )
        told = connection.execute(facts).all() if decisions else []
    certified = {(journal, json.loads(content)["decision"]) for journal, content in told}
    return [
        Certifiable(each.journal, each.title, each.decision, (each.journal, each.decision) in certified)
        for each in decisions
    ]


def _column(installation: Installation, wanted: object) -> list[str]:
    with installation.registry.reading.connect() as connection:
        return list(dict.fromkeys(connection.execute(wanted).scalars()))  # type: ignore[call-overload]  # any select


def _cases(installation: Installation, journals: Iterable[str]) -> list[Case]:
    several = installation.registry.several(list(journals))
    return [held.state for held in several if isinstance(held.state, Case)]
