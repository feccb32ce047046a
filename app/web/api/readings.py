"""Readings: what the pages show, for programs, and no confidential word of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from app.desk.may import May
from app.desk.reading.cases import CaseLine, cases
from app.desk.reading.due import Due, due
from app.desk.reading.journals import journal_standing
from app.desk.reading.meetings import MeetingLine, meetings
from app.desk.reading.openly import openly
from app.desk.reading.papers import PaperLine, papers
from app.desk.reading.permissions import Permission, permissions
from app.desk.reading.told import everything
from app.desk.reading.undelivered import undelivered
from app.web.access import for_programs
from app.web.api.answering import A_PAGE, Cursor, Key, Limit, paged, told
from app.web.api.door import ROOT, for_reading
from app.web.house import TheHouse
from app.web.pages.papers import handed_out, is_handed_out
from models.base import clock
from models.base.calendar import local_day
from models.bodies.body import Body
from models.bodies.body_register import bodies_on
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage

router = APIRouter(prefix=ROOT, dependencies=[Depends(for_reading)])

NOT_TOLD = ("place", "kept_back")
"""What is not told of a paper: where it lies on this machine, and for whose sake it is kept back."""


@router.get("/cases")
@for_programs
def all_cases(
    request: Request,
    house: TheHouse,
    body: str = "",
    stage: Stage | None = None,
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response:
    """The cases by their numbers: all, or those of a body or at a stage."""

    def key(line: CaseLine) -> Key:
        return (line.journal,)

    return paged(request, cases(house.installation, body, stage), key, limit, cursor)


@router.get("/meetings")
@for_programs
def all_meetings(
    request: Request,
    house: TheHouse,
    body: str = "",
    stage: MeetingStage | None = None,
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response:
    """The meetings by their names: all, or those of a body or at a stage."""

    def key(line: MeetingLine) -> Key:
        return (line.journal,)

    return paged(request, meetings(house.installation, body, stage), key, limit, cursor)


@router.get("/journals/{journal:path}")
@for_programs
def one_journal(house: TheHouse, journal: str) -> Response:
    """A case, a meeting or a follow-up: its state, its facts, what is next and who may do what.

    What is confidential has no part in it: of a confidential case the state says where it stands, and its
    facts what they are.

    Its ETag is the number of its last fact.
    """
    standing = journal_standing(house.installation, journal, local_day(clock.now()))
    outbox = (each for each in undelivered(house.installation) if each.journal == standing.held.id)
    whole = openly(everything(standing, outbox, _way), standing, house.installation.registry.held)
    whole["papers"] = [_paper(each) for each in standing.papers if is_handed_out(each)]
    return told(whole, {"ETag": f'"{standing.held.seq}"'})


def _way(may: May) -> dict[str, str]:
    return {"address": f"{ROOT}/acts/{may.act}"}


@router.get("/due")
@for_programs
def all_due(
    request: Request,
    house: TheHouse,
    until: date = date.max,
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response:
    """Everything that falls due until a day, late first."""

    def key(each: Due) -> Key:
        return (each.at.isoformat(), each.what.kind, each.what.of, each.journal, each.what.reminder or 0)

    return paged(request, due(house.installation, clock.now(), until), key, limit, cursor)


@router.get("/policy")
@for_programs
def policy(request: Request, limit: Limit = A_PAGE, cursor: Cursor = "") -> Response:
    """Who may do what, in which kind of journal and at which stages."""

    def key(each: Permission) -> Key:
        return (each.journal, each.act, each.role)

    return paged(request, permissions(), key, limit, cursor)


@router.get("/bodies")
@for_programs
def all_bodies(request: Request, house: TheHouse, limit: Limit = A_PAGE, cursor: Cursor = "") -> Response:
    """The bodies as they are today, by their codes."""

    def key(each: Body) -> Key:
        return (each.id,)

    today = local_day(clock.now())
    return paged(request, bodies_on(house.installation.registry, today).bodies.values(), key, limit, cursor)


@router.get("/bodies/{code}")
@for_programs
def one_body(house: TheHouse, code: str) -> Response:
    """A body as it is today."""
    return told(bodies_on(house.installation.registry, local_day(clock.now())).get(code))


@router.get("/papers")
@for_programs
def all_papers(
    request: Request,
    house: TheHouse,
    journal: str,
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response:
    """The papers of a journal, in the order in which they were called for."""

    def key(each: dict[str, Any]) -> Key:
        return (each["position"], each["name"], each["language"])

    spelled = house.installation.registry.spelled(journal)
    found = (_paper(each) for each in papers(house.installation, spelled) if is_handed_out(each))
    return paged(request, found, key, limit, cursor)


def _paper(line: PaperLine) -> dict[str, Any]:
    """What is told of a paper: not where it lies on this machine."""
    return {name: said for name, said in vars(line).items() if name not in NOT_TOLD}


@router.get("/papers/{sha256}")
@for_programs
def one_paper(house: TheHouse, sha256: str, journal: str) -> Response:
    """A paper of a journal as PDF, by its hash."""
    return handed_out(house.installation, journal, sha256)
