"""The form of an act, and doing it: every act has one, made of its class."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.desk.foreseeing import Foreseen, foreseen
from app.desk.may import roles
from app.desk.reading.cases import reviews
from app.desk.reading.people import called
from app.desk.reading.tongue import languages_there
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet, done, happened, reading, understood
from app.web.field_words import on_a_page
from app.web.forms import (
    SOURCE,
    beside,
    explained,
    fields,
    is_made_of_files,
    sentence,
    takes_texts,
    written_in,
)
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.keeping import as_form, kept_for, place_of, sent
from app.web.other_languages import says_its_language
from app.web.pages.login import within
from app.web.rendering import page
from app.web.visitor import Known, Visitor
from app.wrong_input import WrongInput
from models.base import clock
from models.base.refusal import Refusal
from models.case.case import Case
from models.engine.command import Answer, AnyAct, NoSuchAct
from models.engine.world import Held

router = APIRouter()

JUDGES = frozenset(
    {"give_review", "answer_review", "give_visa", "approve_for_agenda", "send_back", "decide_alone"}
)
"""Acts beside whose form the proposal stands that they judge."""


class OfFiles(WrongInput):
    """What is described in files of its own is loaded from the command line: `pykala {noun} {verb}`."""


@dataclass(frozen=True)
class Wanted:
    """Which act is wanted for, and where."""

    act: type[AnyAct]
    journal: str
    held: Held | None


@dataclass(frozen=True)
class FilledForm:
    """A form as it is shown: what stands in it, why it was refused, what would follow."""

    given: Mapping[str, Sequence[str]]
    common: Common
    refusal: Refusal | None = None
    follows: Foreseen | None = None

    @classmethod
    def in_form(cls, typed: FormData) -> FilledForm:
        """What somebody wrote in it."""
        return cls({key: [str(each) for each in typed.getlist(key)] for key in typed}, Common.typed(typed))


def _wanted(house: House, name: str, journal: str) -> Wanted:
    act = AnyAct.catalogue.known(name)
    if act is None:
        raise NoSuchAct(act=name)
    if is_made_of_files(act):
        raise OfFiles(noun=act.noun, verb=act.verb)
    return Wanted(act, journal, house.installation.registry.held(journal) if journal else None)


@router.get("/act/{name}")
@for_the_logged_in
def form(request: Request, house: TheHouse, visitor: Known, name: str, journal: str = "") -> Response:
    """The form, with what somebody began to write or the address says; `_back` is where they come from."""
    wanted = _wanted(house, name, journal)
    given = {key: request.query_params.getlist(key) for key in request.query_params}
    if kept := kept_for(house, visitor, request):
        typed = as_form(kept)
        return _form(request, house, visitor, wanted, FilledForm.in_form(typed))
    said = {name: request.query_params.get(f"_{name}", "") for name in ("back", "when", "because")}
    return _form(request, house, visitor, wanted, FilledForm(given, Common(**said)))


@router.post("/act/{name}")
@for_the_logged_in
async def do(request: Request, house: TheHouse, visitor: Known, name: str, journal: str = "") -> Response:
    """Do it, and show what came of it; else the form again, with what was written and why not.

    `more` shows what would follow from it, and does nothing.
    """
    wanted = await asyncio.to_thread(_wanted, house, name, journal)
    async with request.form() as typed:
        filled = FilledForm.in_form(typed)
        try:
            written = await asyncio.to_thread(written_in, wanted.act, typed)
            source = str(typed.get(SOURCE, ""))
            sheet = Sheet(wanted.act, journal, filled.common, written, source)
            if "more" in typed:
                follows = await asyncio.to_thread(_foreseen, house, visitor, wanted, sheet)
                return await asyncio.to_thread(
                    _form, request, house, visitor, wanted, replace(filled, follows=follows)
                )
            answer = await done(house, visitor, sheet)
        except Refusal as refusal:
            refused = replace(filled, refusal=refusal)
            return await asyncio.to_thread(_form, request, house, visitor, wanted, refused)
    await asyncio.to_thread(sent, house, visitor, request)
    return answered(answer, journal, filled.common.back)


def _foreseen(house: House, visitor: Visitor, wanted: Wanted, sheet: Sheet) -> Foreseen:
    hands, held = visitor.hands(sheet.common.on_behalf_of), wanted.held or Held(sheet.journal)
    with understood(reading(sheet, house.installation.registry)) as (act, papers):
        role = hands.role(act, sheet.common.role or None, lambda: held)
        return foreseen(
            house.installation,
            held,
            act,
            papers,
            actor=hands.principal,
            role=role,
            now=clock.now(),
            happened_at=happened(sheet.common),
            later_because=sheet.common.because,
        )


def answered(answer: Answer, journal: str, back: str = "") -> Response:
    """Where what was done is seen, and told: on the page from which somebody came, else on the journal's."""
    where = within(back) if back else f"/journal/{quote(journal or answer.journal)}"
    and_ = "&" if "?" in where else "?"
    return RedirectResponse(f"{where}{and_}{urlencode({'done': answer.command_id})}", 303)


def _form(request: Request, house: House, visitor: Visitor, wanted: Wanted, filled: FilledForm) -> Response:
    own, act, refusal = visitor.roles(), wanted.act, filled.refusal
    wrong = beside(act, refusal, filled.given) if refusal else {}
    state = wanted.held.state if wanted.held else None
    languages = languages_there(house.installation.registry, wanted.journal)
    judged = state if isinstance(state, Case) and state.proposals and act.name() in JUDGES else None
    return with_script(
        page(
            request,
            "act",
            422 if refusal else 200,
            act=act,
            sentence=on_a_page(sentence(act), act),
            explained=[on_a_page(each, act) for each in explained(act)],
            journal=wanted.journal,
            fields=tuple(fields(act, wanted.held, filled.given, house.installation, languages)),
            spoken=None if says_its_language(act) else languages[0],
            texts=takes_texts(act),
            refusal=refusal,
            wrong=wrong,
            follows=filled.follows,
            judged=judged,
            case=judged,
            stale=[each for each in reviews(judged) if each.changed and each.last] if judged else (),
            roles=[role for role in roles(act) if role in own],
            others=called(house.installation, visitor.day, visitor.others()),
            common=replace(filled.common, command=filled.common.command or clock.new_id()),
            place=place_of(request),
            draft_kept=kept_for(house, visitor, request),
        )
    )
