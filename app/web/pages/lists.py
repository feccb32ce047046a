"""Lists: what waits, all cases, all meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.may import roles
from app.desk.reading.cases import page_of_cases
from app.desk.reading.due import due
from app.desk.reading.meetings import meetings
from app.desk.reading.my_cases import my_cases
from app.desk.reading.waiting import WaitingReading, WaitsForSomebody
from app.web.access import for_the_logged_in
from app.web.due_lines import due_lines
from app.web.first_act import RARE, first_act, in_order, room_of
from app.web.house import House, TheHouse
from app.web.rendering import page
from app.web.visitor import Known
from models.base import clock
from models.engine.command import AnyAct
from models.matter.stage import Stage

router = APIRouter()

SOON = timedelta(days=45)
"""How far ahead the first page looks."""

A_PAGE = 50
"""Lines of a list that are shown at once."""


@router.get("/")
@for_the_logged_in
def home(request: Request, house: TheHouse, visitor: Known) -> Response:
    """What waits for who looks, what falls due, which meetings come, and what may be begun."""
    now = clock.now()
    own = visitor.roles()
    begins = [
        act
        for name, act in sorted(AnyAct.catalogue.items())
        if act.on is None and own & {*roles(act)} and act.noun in ("case", "meeting")
    ]
    coming = [each for each in meetings(house.installation) if each.is_open]
    mine = my_cases(house.installation, visitor.person)
    waiting = list(_waiting(request).of(visitor.person, visitor.register, now))
    titles = {each.journal: each.title for each in waiting} | {each.journal: each.title for each in mine}
    return page(
        request,
        "home",
        begins=begins,
        waiting=[each for each in waiting if not RARE.issuperset(each.acts)],
        acts_of=in_order,
        first=_first_acts(house, waiting),
        room_of=room_of,
        mine=[(stage, list(cases)) for stage, cases in groupby(mine, lambda each: each.stage)],
        meetings=sorted(coming, key=lambda each: each.at),
        due=due_lines(due(house.installation, now, visitor.day + SOON), titles)[:A_PAGE],
        titles=titles,
        drafts=house.accounts.drafts.all_of(visitor.person),
    )


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
