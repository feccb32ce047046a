"""Challenges to decisions: those of a case, and those that hold a decision up anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from activities.installation import Installation
from models.base.words import Said
from models.case.case import Case
from models.case.challenge import Challenge
from models.tables.row_tables import HANDLING


@dataclass(frozen=True)
class Pending:
    """A challenge that came in time and is open; the decision is not final before it is over."""

    journal: str
    decision: str
    challenge: Challenge


def challenges(case: Case) -> Iterator[Said]:
    """What a case has to do with challenges: the one that it examines, and those to its decisions."""
    if against := case.against:
        yield Said.why(
            "Examines a challenge to {decision} of {case}: {challenge}",
            decision=against.decision,
            case=against.case,
            challenge=against.challenge.said(),
        )
    for decision, status in case.decisions.items():
        for challenge in status.challenges:
            yield Said.why(
                "{decision} is challenged in {case}: {challenge}",
                decision=decision,
                case=challenge.case,
                challenge=challenge.said(),
            )
        if status.void_since:
            yield Said.why(
                "{decision} is in force no more since {day} ({by})",
                decision=decision,
                day=status.void_since,
                by=status.replaced_by,
            )


def pending(installation: Installation) -> list[Pending]:
    """The challenges that hold a decision up, in the order in which they arrived."""
    wanted = select(HANDLING.c.journal, HANDLING.c.decision).where(HANDLING.c.status == "challenged")
    with installation.registry.reading.connect() as connection:
        found = connection.execute(wanted).all()
    held_up = [
        Pending(journal, decision, challenge)
        for journal, decision in found
        for challenge in _of(installation, journal, decision)
        if challenge.holds_up
    ]
    return sorted(held_up, key=lambda each: (each.challenge.arrived, each.challenge.case))


def _of(installation: Installation, journal: str, decision: str) -> tuple[Challenge, ...]:
    case = installation.registry.held(journal).of(Case)
    return case.decisions[decision].challenges
