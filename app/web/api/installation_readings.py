"""Readings of how the installation stands, for registrars, and of what a program's person began to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self, cast
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from activities.checks.fault import Fault
from activities.drafts import KeptDraft
from app.desk.reading.undelivered import undelivered
from app.web.access import ForAdministrators, for_programs
from app.web.api.answering import A_PAGE, Cursor, Key, Limit, paged, told
from app.web.api.door import ROOT, TheCaller, for_reading
from app.web.api.said import Says, sentences
from app.web.house import House, TheHouse
from app.web.looking import LongLook, Looking
from models.case.case import Case
from models.engine.effect_state import UNSETTLED
from models.follow_up.follow_up import FollowUp

router = APIRouter(prefix=ROOT, dependencies=[Depends(for_reading)])

REPORTS = "/reports/"
"""How the page of a report begins, under which its draft is kept."""


@dataclass(frozen=True)
class HealthFinding:
    """What one check of the doctor found."""

    ok: bool
    """Whether it is well."""
    what: str
    """What was looked at, in the reader's language."""
    remedy: str
    """What to do about it; empty where nothing is to be done."""
    places: tuple[str, ...]
    """Where it is, if there are several places."""


@dataclass(frozen=True)
class HealthFault:
    """Something that verification found."""

    where: str
    """The journal or the table that it is in."""
    said: str
    """What it is, in the reader's language."""


@dataclass(frozen=True)
class HealthNow:
    """How the installation stands, as the last look found it, and what waits now."""

    begun: datetime | None
    """When the last look was begun; None where nobody has looked since the desk was opened."""
    ended: datetime | None
    """When it ended; None while it goes on."""
    done: int
    """How much of it is done."""
    all: int
    """How much there is to do."""
    broke: str
    """The kind of error that ended it too early; empty where none did."""
    findings: tuple[HealthFinding, ...]
    """What the doctor found."""
    checked: Mapping[str, int]
    """What verification looked at, and how much of it."""
    faults: tuple[HealthFault, ...]
    """What it found wrong."""
    notices: tuple[HealthFault, ...]
    """What is only to be known."""
    waiting: Mapping[str, int]
    """What waits in the outbox, by its kind."""
    unreached: int
    """How much of the outbox reached nobody."""

    @classmethod
    def of(cls, look: LongLook | None, waiting: Mapping[str, int], unreached: int, say: Says) -> Self:
        """What a look found, as it is told."""
        verdict = look.verdict if look else None

        def told_of(found: Iterable[Fault]) -> tuple[HealthFault, ...]:
            return tuple(HealthFault(each.where, say(each.said)) for each in found)

        return cls(
            begun=look.begun if look else None,
            ended=look.ended if look else None,
            done=look.done if look else 0,
            all=look.all if look else 0,
            broke=look.broke if look else "",
            findings=tuple(
                HealthFinding(
                    each.ok,
                    say(each.what),
                    say(each.remedy) if each.remedy else "",
                    tuple(place.told(say) for place in each.places),
                )
                for each in (look.findings if look else ())
            ),
            checked=verdict.checked if verdict else {},
            faults=told_of(verdict.faults) if verdict else (),
            notices=told_of(verdict.notices) if verdict else (),
            waiting=waiting,
            unreached=unreached,
        )


@dataclass(frozen=True)
class ReportDraft:
    """A report that the token's person began to write at the desk; nobody else reads it."""

    journal: str
    """Its follow-up."""
    seq: int
    """The number of the follow-up's last fact, which If-Match names; 0 where it is not there any more."""
    project: str
    """Project number of the accounts."""
    period: str
    """The period that it is of."""
    at: datetime
    """When it was kept."""
    confidential: bool
    """It is to be confidential, or its case is: what was typed is read at the desk alone."""
    typed: Mapping[str, str]
    """What was typed, by the fields of the form; nothing where it is confidential."""


@router.get("/health")
@for_programs
def health(request: Request, house: TheHouse, caller: TheCaller) -> Response:
    """How the installation stands, as the last look found it, and what waits; for registrars alone."""
    caller.refuse_unless_registrar(ForAdministrators)
    outbox = undelivered(house.installation)
    waits = [each.kind for each in outbox if each.state in UNSETTLED]
    look = cast(Looking, request.app.state.looking).last
    say = sentences(house.installation)
    return told(HealthNow.of(look, dict(Counter(waits)), len(outbox) - len(waits), say))


@router.get("/drafts")
@for_programs
def all_drafts(
    request: Request, house: TheHouse, caller: TheCaller, limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response:
    """The reports that the token's person began to write at the desk and has not given yet."""

    def key(each: ReportDraft) -> Key:
        return (each.journal, each.project, each.period)

    kept = house.accounts.drafts.all_of(caller.visitor.person)
    found = (_draft(house, each) for each in kept if each.place.startswith(REPORTS) and "?" in each.place)
    return paged(request, found, key, limit, cursor)


def _draft(house: House, kept: KeptDraft) -> ReportDraft:
    path, _, query = kept.place.partition("?")
    which, typed = dict(parse_qsl(query)), dict(kept.written)
    held = house.installation.registry.held(path.removeprefix(REPORTS))
    secret = bool(typed.get("_confidential")) or _is_confidential(house, held.state)
    return ReportDraft(
        journal=held.id,
        seq=held.seq,
        project=which.get("project", ""),
        period=which.get("period", ""),
        at=kept.at,
        confidential=secret,
        typed={} if secret else {name: said for name, said in typed.items() if not name.startswith("_")},
    )


def _is_confidential(house: House, state: object) -> bool:
    """Whether what a follow-up is about is confidential; of one that is not there nobody knows."""
    if not isinstance(state, FollowUp):
        return True
    return house.installation.registry.held(state.case).of(Case).confidential
