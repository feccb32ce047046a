"""The hall: one page for a meeting while it is held, and one for the wall of the room."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.desk.reading.agenda import confidential_items
from app.desk.reading.hall import AtHand, at_hand, in_order, seats
from app.desk.reading.initials import initials
from app.desk.reading.section import SectionNow
from app.language import language
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet
from app.web.acting import done as carried_out
from app.web.ballots import ROWS
from app.web.choices_of_the_town import untils
from app.web.forms import written_in
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.pages.hall_forms import ACTS, described, kept_seconding, seconding, written
from app.web.rendering import page, page_words
from app.web.room import Later, RefusedForm, Room, one_command, the_meeting, view_of
from app.web.visitor import Known, Visitor
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Said
from models.engine.command import AnyAct, NoSuchAct
from models.law.election_method import ElectionMethod
from models.matter.attendance import CalledSeat, Present
from models.matter.motion import MotionKind
from models.meeting.meeting import Meeting

router = APIRouter()


@dataclass(frozen=True)
class SeatNow:
    """A seat of the body, and who sits there now."""

    seat: CalledSeat
    person: Present | None


@router.get("/hall/{meeting}")
@for_the_logged_in
def hall(
    request: Request, house: TheHouse, visitor: Known, meeting: str, item: int = 0, done: str = ""
) -> Response:
    """The meeting as it stands; `item` is in the middle, else the one that comes next."""
    return _hall(request, house, visitor, meeting, item, RefusedForm(), done)


@router.get("/hall/{meeting}/screen")
@for_the_logged_in
def screen(request: Request, house: TheHouse, meeting: str) -> Response:
    """What is before the body, in large letters, without a word that is not for everybody."""
    found, state = the_meeting(house, meeting)
    trail = state.trail
    lately = next(iter(trail.items), 0) if trail else 0
    left = in_order(state)
    number = lately if lately in left else (left[0] if left else 0)
    last = max(
        (each for each in state.items.values() if each.done), key=lambda one: one.section, default=None
    )
    now = at_hand(house.installation, state, number) if number else None
    secret = confidential_items(house.installation, state)
    return with_script(
        page(request, "hall_screen", held=found, state=state, now=now, last=last, secret=secret)
    )


@router.post("/hall/{meeting}/{act}")
@for_the_logged_in
async def do(
    request: Request, house: TheHouse, visitor: Known, meeting: str, act: str, item: int = 0
) -> Response:
    """Do it and go back to the hall; else the hall again, with what was typed and why not beside its form."""
    typed = await request.form()
    kind = AnyAct.catalogue.known(act) if act in ACTS else None
    if kind is None:
        raise NoSuchAct(act=act)
    common = one_command(Common.typed(typed), act, typed)
    seconds = None
    try:
        said = written(kind, typed, written_in(kind, typed))
        sheet = Sheet(kind, meeting, common, said, described(kind, typed), by_line=False)
        answer = await carried_out(house, visitor, sheet)
        if seconds := seconding(kind, typed, answer):
            later = replace(common, command=f"{answer.command_id}.s")
            await carried_out(house, visitor, replace(seconds, common=later))
    except Refusal as refusal:
        about = str(typed.get("item", ""))
        number = int(about) if about.isdecimal() else item
        kept = kept_seconding(seconds, refusal) if seconds else RefusedForm.of(act, refusal, typed)
        return await asyncio.to_thread(_hall, request, house, visitor, meeting, number, kept)
    told = {
        "done": answer.command_id,
        **({"item": str(item)} if item else {}),
        **Later.asked(request).query(),
    }
    return RedirectResponse(f"/hall/{quote(meeting)}?{urlencode(told)}", 303)


def _sides() -> list[tuple[str, str]]:
    said = (page_words("YES"), page_words("NO"), page_words("blank"), page_words("took no part"))
    return list(zip(("yes", "no", "blank", "not_voting"), said, strict=True))


def _everybody(state: Meeting, called: Sequence[CalledSeat]) -> Iterator[str]:
    """Who may sit in the meeting, members first."""
    yield from (seat.member for seat in called)
    yield from (seat.deputy for seat in called if seat.deputy)
    yield from state.names_present()


def _who_may_come(
    called: Sequence[CalledSeat], there: Mapping[int, Present], short: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Members of empty seats, and their deputies, as they are written and said."""
    for seat in called:
        if seat.seat not in there:
            yield str(seat.seat), f"{short[seat.member]} {seat.member}"
            if seat.deputy:
                yield f"{seat.seat} deputy", f"{short[seat.deputy]} {seat.deputy}"


def _paper(
    house: House, state: Meeting, now: AtHand, may: AbstractSet[str], later: Later
) -> SectionNow | None:
    """The § of the item that is at hand, for those who would record its outcome; for all, once it is."""
    if not (now.item.done or may & {"handle_item", "settle_item"}):
        return None
    return house.sections.now(house.installation, state, now, language(), later.instant())


def _hall(
    request: Request,
    house: House,
    visitor: Visitor,
    meeting: str,
    item: int,
    kept: RefusedForm,
    done: str = "",
) -> Response:
    later = Later.asked(request)
    view = view_of(house, visitor, meeting, kept, done, Room(f"/hall/{quote(meeting)}", later, item))
    state: Meeting = view["state"]
    left = in_order(state)
    wanted = item if item in state.items else (left[0] if left else 0)
    there = {person.seat: person for person in state.present}
    now = at_hand(house.installation, state, wanted) if wanted and state.sits else None
    called = seats(house.installation, state)
    short = initials(_everybody(state, called))
    view |= {
        "left": [state.items[number] for number in left],
        "gone": sorted((each for each in state.items.values() if each.done), key=lambda one: one.section),
        "now": now,
        "paper": _paper(house, state, now, view["may"], later) if now else None,
        "seats": [SeatNow(seat, there.get(seat.seat)) for seat in called],
        "who_may_come": list(_who_may_come(called, there, short)),
        "people_but": lambda names, *but: [
            (name, f"{short.get(name, '')} {name}".strip()) for name in names if name not in but
        ],
        "outcomes": lambda known: [(each.value, Term.of(each).say(language())) for each in known],
        "dissenters": lambda item: [(each.member, each.member) for each in item.dissents],
        "MOTION_KINDS": [(each.value, Term.of(each).say(language())) for each in MotionKind],
        "ELECTION_METHODS": [(each.value, Term.of(each).say(language())) for each in ElectionMethod],
        "BALLOT_ROWS": ROWS,
        "SIDES": _sides(),
        "UNTILS": list(untils()),
        "HALL_ACTS": ACTS,
        "by_mistake": Said.of("page", "It was entered by mistake.").say(view["spoken"]),
    }
    return with_script(page(request, "hall", 422 if kept.refusal else 200, **view))
