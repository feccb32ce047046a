"""Lists: what waits, all cases, all meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.asked_once import minute
from app.desk.may import roles
from app.desk.reading.cases import CaseLine, cases, page_of_cases
from app.desk.reading.due import Due, due
from app.desk.reading.meetings import meetings
from app.desk.reading.my_cases import MyCase, my_cases
from app.desk.reading.waiting import WaitingReading, WaitsForSomebody
from app.web.access import for_the_logged_in
from app.web.due_lines import due_lines
from app.web.first_act import RARE, first_act, in_order, room_of
from app.web.house import House, TheHouse
from app.web.rendering import page
from app.web.visitor import Known, Visitor
from models.base import clock
from models.engine.command import AnyAct
from models.matter.stage import Stage

router = APIRouter()

SOON = timedelta(days=45)
"""How far ahead the first page looks."""

A_PAGE = 50
"""Lines of a list that are shown at once."""

AT_FIRST = 20
"""Lines of each list of the first page, until somebody wants them all."""


@router.get("/")
@for_the_logged_in
def home(request: Request, house: TheHouse, visitor: Known, everything: bool = False) -> Response:
    """What waits for who looks, what falls due, which meetings come, and what may be begun.

    Of long lists it shows the first lines, unless somebody wants `everything`.
    """
    now = clock.now()
    own = visitor.roles()
    begins = [
        act
        for name, act in sorted(AnyAct.catalogue.items())
        if act.on is None and own & {*roles(act)} and act.noun in ("case", "meeting")
    ]
    coming = [each for each in meetings(house.installation) if each.is_open]
    mine, falls_due = _read_once(house, visitor, now)
    found = _waiting(request).of(visitor.person, visitor.register, now)
    titles = {each.journal: each.title for each in found} | {each.journal: each.title for each in mine}
    waiting = [each for each in found if not RARE.issuperset(each.acts)]
    theirs = due_lines(falls_due, titles)
    ready = _ready(house, visitor)
    shown = max(len(waiting), len(mine), len(theirs), len(ready)) if everything else AT_FIRST
    return page(
        request,
        "home",
        begins=begins,
        waiting=waiting[:shown],
        acts_of=in_order,
        first=_first_acts(house, waiting[:shown]),
        room_of=room_of,
        mine=[(stage, list(cases)) for stage, cases in groupby(mine[:shown], lambda each: each.stage)],
        meetings=sorted(coming, key=lambda each: each.at),
        ready=ready[:shown],
        due=theirs[:shown],
        titles=titles,
        drafts=house.accounts.drafts.all_of(visitor.person),
        left={
            "waiting": len(waiting[shown:]),
            "mine": len(mine[shown:]),
            "due": len(theirs[shown:]),
            "ready": len(ready[shown:]),
        },
    )


def _read_once(house: House, visitor: Visitor, now: datetime) -> tuple[list[MyCase], list[Due]]:
    """The cases of who looks, and everything that falls due soon: read anew once anything happened."""
    stands, until = (house.installation.registry.head(), minute(now)), visitor.day + SOON
    return (
        house.asked.kept(
            ("my cases", visitor.person), stands, lambda: my_cases(house.installation, visitor.person)
        ),
        house.asked.kept(("falls due",), stands, lambda: due(house.installation, now, until)),
    )


def _ready(house: House, visitor: Visitor) -> list[CaseLine]:
    """The cases that are ready for a meeting of a body whose secretary looks."""
    offices = visitor.register.offices(visitor.person, visitor.day)
    of = {office.of for office in offices if office.role == "secretary"}
    if not of:
        return []
    ready = house.asked.kept(
        ("ready",), house.installation.registry.head(), lambda: cases(house.installation, stage=Stage.READY)
    )
    return [each for each in ready if each.body in of or "" in of]


def _first_acts(house: House, waiting: Sequence[WaitsForSomebody]) -> dict[str, str]:
    """Journal → the act that is clearly next there; empty where somebody else is waited for, too."""
    acts = {each.journal: each.acts for each in waiting}
    several = house.installation.registry.several([*acts])
    return {held.id: first_act(held.begun(), acts[held.id]) for held in several}


def _waiting(request: Request) -> WaitingReading:
    found: WaitingReading = request.app.state.waiting
    return found


@router.get("/cases")
@for_the_logged_in
def all_cases(request: Request, house: TheHouse, q: str = "", stage: str = "", start: int = 0) -> Response:
    """The cases, the newest first; `q` is in the number or the title."""
    asked = next((each for each in Stage if each == stage), None)
    found = page_of_cases(house.installation, q.strip(), asked, start, A_PAGE)
    return page(
        request,
        "cases",
        cases=found.cases,
        count=found.count,
        q=q,
        stage=stage,
        stages=tuple(Stage),
        before=max(found.start - A_PAGE, 0) if found.start else None,
        after=found.start + A_PAGE if found.start + A_PAGE < found.count else None,
    )


@router.get("/meetings")
@for_the_logged_in
def all_meetings(request: Request, house: TheHouse) -> Response:
    """The meetings, the latest first."""
    found = sorted(meetings(house.installation), key=lambda each: each.at, reverse=True)
    return page(request, "meetings", meetings=found)
