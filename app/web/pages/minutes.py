"""The minutes of a meeting after it: what each § says, remarks of the checkers, checking and publishing."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.reading.papers import papers
from app.desk.reading.section import printed_section
from app.language import language
from app.web.access import for_the_logged_in
from app.web.acting_on_a_meeting import done_at
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.rendering import page
from app.web.room import Later, RefusedForm, Room, view_of
from app.web.visitor import Known, Visitor
from models.base.calendar import local_day
from models.base.words import Said
from models.meeting.meeting import Meeting
from models.minutes.checking import MinutesChecked
from models.minutes.sat_as import SITTING
from models.papers.edition import is_whole
from models.people.person import Duty

router = APIRouter()

ACTS = frozenset(
    {"remark_on_minutes", "resolve_remark", "confirm_minutes", "check_minutes", "publish_minutes"}
)


def own_name(state: Meeting, visitor: Visitor) -> str:
    """The name under which somebody sat in a meeting; empty where they did not."""
    for session in state.sessions:
        offices = visitor.register.offices(visitor.person, local_day(session.opened_at))
        seats = {
            (office.seat, SITTING[Duty(office.role)])
            for office in offices
            if office.role in SITTING and office.of == state.body
        }
        found = next((each.name for each in session.attended if (each.seat, each.deputy) in seats), "")
        if found:
            return found
    return ""


@router.get("/minutes/{meeting}")
@for_the_logged_in
def minutes(request: Request, house: TheHouse, visitor: Known, meeting: str, done: str = "") -> Response:
    """The minutes as they stand."""
    return _minutes(request, house, visitor, meeting, RefusedForm(), done)


@router.post("/minutes/{meeting}/{act}")
@for_the_logged_in
async def do(request: Request, house: TheHouse, visitor: Known, meeting: str, act: str) -> Response:
    """Do it and go back; else the page again, with what was typed and why not beside its form."""
    here = f"/minutes/{quote(meeting)}"
    return await done_at(here, ACTS, _minutes, request, house, visitor, meeting, act)


def _minutes(
    request: Request, house: House, visitor: Visitor, meeting: str, kept: RefusedForm, done: str = ""
) -> Response:
    room = Room(f"/minutes/{quote(meeting)}", Later.asked(request))
    view = view_of(house, visitor, meeting, kept, done, room)
    state: Meeting = view["state"]
    of_minutes = (
        each for each in papers(house.installation, state.id) if each.template.startswith("minutes")
    )
    return with_script(
        page(
            request,
            "minutes",
            422 if kept.refusal else 200,
            **view,
            handled=sorted(
                (each for each in state.items.values() if each.section), key=lambda one: one.section
            ),
            papers=[each for each in of_minutes if not is_whole(each.template) and not each.kept_back],
            printed={
                each.number: printed_section(house.installation, state, each.number, language())
                for each in state.items.values()
                if each.done
            },
            own=own_name(state, visitor),
            people=lambda names: [(name, name) for name in names],
            sections=lambda items: [(each.section, f"§ {each.section} {each.title}") for each in items],
            checkers=state.checkers or tuple(person.name for person in state.attended()),
            checked_by=state.rules().choice("minutes.checked_by"),
            needed=state.rules().int("minutes.checkers"),
            checking=_checking(state),
        )
    )


def _checking(meeting: Meeting) -> Said | None:
    """When they were checked, and by whom; None before."""
    if meeting.checked is None:
        return None
    return MinutesChecked(day=meeting.checked, checkers=meeting.checkers).said()
