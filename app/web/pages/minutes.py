"""The minutes of a meeting after it: what each § says, remarks of the checkers, checking and publishing."""

from __future__ import annotations

import asyncio
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.desk.reading.papers import papers
from app.desk.reading.section import printed_section
from app.language import language
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet
from app.web.acting import done as carried_out
from app.web.forms import written_in
from app.web.house import House, TheHouse
from app.web.rendering import page
from app.web.room import Later, RefusedForm, Room, one_command, view_of
from app.web.visitor import Known, Visitor
from models.base.refusal import Refusal
from models.base.writing import in_words
from models.engine.command import AnyAct, NoSuchAct
from models.meeting.meeting import Meeting
from models.papers.edition import is_whole

router = APIRouter()

ACTS = frozenset(
    {"remark_on_minutes", "resolve_remark", "confirm_minutes", "check_minutes", "publish_minutes"}
)


@router.get("/minutes/{meeting}")
@for_the_logged_in
def minutes(request: Request, house: TheHouse, visitor: Known, meeting: str, done: str = "") -> Response:
    """The minutes as they stand."""
    return _minutes(request, house, visitor, meeting, RefusedForm(), done)


@router.post("/minutes/{meeting}/{act}")
@for_the_logged_in
async def do(request: Request, house: TheHouse, visitor: Known, meeting: str, act: str) -> Response:
    """Do it and go back; else the page again, with what was typed and why not beside its form."""
    typed = await request.form()
    kind = AnyAct.catalogue.known(act) if act in ACTS else None
    if kind is None:
        raise NoSuchAct(act=act)
    common = one_command(Common.typed(typed), act, typed)
    try:
        answer = await carried_out(house, visitor, Sheet(kind, meeting, common, written_in(kind, typed)))
    except Refusal as refusal:
        kept = RefusedForm.of(act, refusal, typed)
        return await asyncio.to_thread(_minutes, request, house, visitor, meeting, kept)
    told = {"done": answer.command_id, **Later.asked(request).query()}
    return RedirectResponse(f"/minutes/{quote(meeting)}?{urlencode(told)}", 303)


def _minutes(
    request: Request, house: House, visitor: Visitor, meeting: str, kept: RefusedForm, done: str = ""
) -> Response:
    room = Room(f"/minutes/{quote(meeting)}", Later.asked(request))
    view = view_of(house, visitor, meeting, kept, done, room)
    state: Meeting = view["state"]
    of_minutes = (each for each in papers(house.installation, meeting) if each.template.startswith("minutes"))
    return page(
        request,
        "minutes",
        422 if kept.refusal else 200,
        **view,
        handled=sorted((each for each in state.items.values() if each.section), key=lambda one: one.section),
        papers=[each for each in of_minutes if not is_whole(each.template) and not each.kept_back],
        printed={
            each.number: printed_section(house.installation, state, each.number, language())
            for each in state.items.values()
            if each.done
        },
        own_words=in_words,
        people=lambda names: [(name, name) for name in names],
        sections=lambda items: [(each.section, f"§ {each.section} {each.title}") for each in items],
        checkers=state.checkers or tuple(person.name for person in state.attended()),
        checked_by=state.rules().choice("minutes.checked_by"),
    )
