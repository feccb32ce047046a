"""Readings of what a registrar looks after: challenges, decisions and their periods, certificates, people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from app.desk.reading.people import PersonLine
from app.desk.reading.people import people as known
from app.desk.reading.register import (
    Certifiable,
    ChallengeLine,
    DecisionLine,
    register_standing,
)
from app.web.access import ForRegistrars, for_programs
from app.web.api.answering import A_PAGE, Cursor, Key, Limit, paged
from app.web.api.door import ROOT, TheCaller, for_reading
from app.web.house import TheHouse
from models.case.challenge import ChallengeKind
from models.law.challenge_result import ChallengeResult
from models.law.deadline import Deadline

router = APIRouter(prefix=ROOT, dependencies=[Depends(for_reading)])


@dataclass(frozen=True)
class OpenChallenge:
    """A challenge that is open, or whose case is, and the decision that it is against."""

    journal: str
    """The case that was opened to examine it."""
    title: str
    """The title of that case."""
    kind: ChallengeKind
    """By which remedy it is made."""
    arrived: datetime
    """When it arrived."""
    timely: bool
    """It came in time, and as the decision may be challenged."""
    against_case: str
    """The case whose decision is challenged."""
    against_decision: str
    """The decision's key: body, year and section."""
    result: ChallengeResult | None
    """What became of it; None while that is open."""
    settled: date | None
    """The day on which that was decided."""

    @classmethod
    def of(cls, each: ChallengeLine) -> Self:
        """A challenge as it is told."""
        made = each.against.challenge
        return cls(
            journal=each.journal,
            title=each.title,
            kind=made.kind,
            arrived=made.arrived,
            timely=not made.in_vain,
            against_case=each.against.case,
            against_decision=each.against.decision,
            result=made.result,
            settled=made.settled,
        )


@dataclass(frozen=True)
class DecisionOnItsWay:
    """A decision that has no legal force yet, with its periods."""

    journal: str
    """Its case."""
    title: str
    """The title of the case."""
    decision: str
    """Its key: body, year and section."""
    body: str
    """Who decided, by code."""
    day: date
    """The day on which it was made."""
    status: str
    """Where it stands: decided, checked, published or challenged."""
    published: date | None
    """The day on which it was published; None before."""
    unserved: bool
    """Parties are still to be served."""
    appeal_ends: datetime | None
    """To when a claim or appeal must have arrived."""
    correction_ends: datetime | None
    """To when a procurement correction may be demanded."""
    parties_end: datetime | None
    """To when those may challenge it who were served by themselves."""
    final: datetime | None
    """When it gets legal force if nobody challenges it."""

    @classmethod
    def of(cls, each: DecisionLine) -> Self:
        """A decision as it is told."""
        status, made = each.status, each.handling
        return cls(
            journal=each.journal,
            title=each.title,
            decision=made.key,
            body=made.body,
            day=made.day,
            status=status.word,
            published=status.published,
            unserved=status.unserved,
            appeal_ends=_at(status.appeal_ends),
            correction_ends=_at(status.correction_ends),
            parties_end=_at(status.parties_end),
            final=_at(status.final),
        )


def _at(deadline: Deadline | None) -> datetime | None:
    return deadline.at if deadline else None


@router.get("/register/challenges")
@for_programs
def all_challenges(request: Request, house: TheHouse, limit: Limit = A_PAGE, cursor: Cursor = "") -> Response:
    """Claims and appeals that are open, or whose case is, in the order of their arrival."""

    def key(each: OpenChallenge) -> Key:
        return (each.arrived.isoformat(), each.journal)

    found = map(OpenChallenge.of, register_standing(house.installation).challenges)
    return paged(request, found, key, limit, cursor)


@router.get("/register/decisions")
@for_programs
def all_decisions(request: Request, house: TheHouse, limit: Limit = A_PAGE, cursor: Cursor = "") -> Response:
    """Decisions that have no legal force yet, the latest hundred, by their days."""

    def key(each: DecisionOnItsWay) -> Key:
        return (each.day.isoformat(), each.decision, each.journal)

    found = map(DecisionOnItsWay.of, register_standing(house.installation).decisions)
    return paged(request, found, key, limit, cursor)


@router.get("/register/certificates")
@for_programs
def all_certificates(
    request: Request, house: TheHouse, limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response:
    """Decisions that have legal force, the latest hundred, and whether that was certified."""

    def key(each: Certifiable) -> Key:
        return (each.journal, each.decision)

    return paged(request, register_standing(house.installation).final, key, limit, cursor)


@router.get("/people")
@for_programs
def all_people(
    request: Request, house: TheHouse, caller: TheCaller, limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response:
    """Whom the registry knows today, with offices, deputies and contacts; for registrars alone."""

    def key(each: PersonLine) -> Key:
        return (each.id,)

    caller.refuse_unless_registrar(ForRegistrars)
    return paged(request, known(house.installation, caller.visitor.day), key, limit, cursor)
