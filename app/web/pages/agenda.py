"""The agenda of a meeting while it is made up: its order, what comes on it, its versions, the summons."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.reading.agenda import ready, receivers, versions
from app.desk.reading.papers import papers
from app.web.access import for_the_logged_in
from app.web.acting_on_a_meeting import done_at
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.rendering import page, page_words
from app.web.room import Later, RefusedForm, Room, view_of
from app.web.visitor import Known, Visitor
from models.base.calendar import local_day
from models.engine.effect_state import EffectState
from models.meeting.meeting import Meeting
from models.papers.edition import is_whole

router = APIRouter()

ACTS = frozenset(
    {
        "add_item",
        "arrange_agenda",
        "build_agenda",
        "place_item",
        "publish_agenda",
        "send_agenda",
        "take_off_item",
    }
)


@router.get("/agenda/{meeting}")
@for_the_logged_in
def agenda(request: Request, house: TheHouse, visitor: Known, meeting: str, done: str = "") -> Response:
    """The agenda as it stands."""
    return _agenda(request, house, visitor, meeting, RefusedForm(), done)


@router.post("/agenda/{meeting}/{act}")
@for_the_logged_in
async def do(request: Request, house: TheHouse, visitor: Known, meeting: str, act: str) -> Response:
    """Do it and go back; else the page again, with what was typed and why not beside its form."""
    here = f"/agenda/{quote(meeting)}"
    return await done_at(here, ACTS, _agenda, request, house, visitor, meeting, act)


def _agenda(
    request: Request, house: House, visitor: Visitor, meeting: str, kept: RefusedForm, done: str = ""
) -> Response:
    later = Later.asked(request)
    view = view_of(house, visitor, meeting, kept, done, Room(f"/agenda/{quote(meeting)}", later))
    state: Meeting = view["state"]
    numbers = sorted(state.items)
    of_it = (each for each in papers(house.installation, state.id) if each.template == "agenda")
    answer = page(
        request,
        "agenda",
        422 if kept.refusal else 200,
        **view,
        lines=[state.items[number] for number in numbers],
        up=lambda place: _swapped(numbers, place - 1),
        down=lambda place: _swapped(numbers, place),
        ready=ready(house.installation, state) if "place_item" in view["may"] else [],
        versions=list(versions(state, house.installation.registry.facts(state.id))),
        receivers=receivers(house.installation, state),
        became=_became(),
        unaddressed=(EffectState.NO_ADDRESS, EffectState.WRONG_ADDRESS),
        papers=[each for each in of_it if not is_whole(each.template) and not each.kept_back],
        late=state.late_on(local_day(later.instant())) and not state.agenda_sent,
    )
    return with_script(answer)


def _swapped(numbers: list[int], place: int) -> str:
    """The order in which the item at a place, from 0, and the one after it have changed places."""
    ordered = [*numbers[:place], *reversed(numbers[place : place + 2]), *numbers[place + 2 :]]
    return ",".join(map(str, ordered))


def _became() -> dict[EffectState, str]:
    """What is said of how far a summons has come."""
    said = {
        EffectState.WAITING: page_words("is being sent"),
        EffectState.SENT: page_words("sent"),
        EffectState.SENT_BEFORE: page_words("sent"),
        EffectState.FILED: page_words("written into a file, as there is no mail server"),
        EffectState.NOT_NEEDED: page_words("not needed any more"),
        EffectState.FAILED: page_words("not sent yet; it is tried again"),
        EffectState.ASIDE: page_words("not sent; it waits for somebody to ask again"),
        EffectState.REFUSED: page_words("refused by the mail server"),
    }
    missing = page_words("no address is known")
    return {state: said.get(state, missing) for state in EffectState}
