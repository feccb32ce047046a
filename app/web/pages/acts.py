"""The form of an act, and doing it: every act has one, made of its class."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.desk.may import roles
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet, done
from app.web.forms import SOURCE, fields, is_made_of_files, sentence, takes_texts, written_in
from app.web.house import House, TheHouse
from app.web.pages.login import within
from app.web.rendering import page
from app.web.visitor import Known, Visitor
from app.wrong_input import WrongInput
from models.base import clock
from models.base.refusal import Refusal
from models.engine.command import Answer, AnyAct, NoSuchAct
from models.engine.world import Held

router = APIRouter()


class OfFiles(WrongInput):
    """What is described in files of its own is loaded from the command line: `pykala {noun} {verb}`."""


@dataclass(frozen=True)
class Wanted:
    """Which act is wanted for, and where."""

    act: type[AnyAct]
    journal: str
    held: Held | None


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
    """The form, empty or with what the address says; `_back` is the page from which somebody comes."""
    given = {key: request.query_params.getlist(key) for key in request.query_params}
    return _form(
        request,
        house,
        visitor,
        _wanted(house, name, journal),
        given,
        Common(back=request.query_params.get("_back", "")),
    )


@router.post("/act/{name}")
@for_the_logged_in
async def do(request: Request, house: TheHouse, visitor: Known, name: str, journal: str = "") -> Response:
    """Do it, and show what came of it; else the form again, with what was written and why not."""
    wanted = await asyncio.to_thread(_wanted, house, name, journal)
    async with request.form() as typed:
        common = Common.typed(typed)
        try:
            written = await asyncio.to_thread(written_in, wanted.act, typed)
            sheet = Sheet(wanted.act, journal, common, written, str(typed.get(SOURCE, "")))
            return answered(await done(house, visitor, sheet), journal, common.back)
        except Refusal as refusal:
            given = {key: [str(each) for each in typed.getlist(key)] for key in typed}
            return await asyncio.to_thread(_form, request, house, visitor, wanted, given, common, refusal)


def answered(answer: Answer, journal: str, back: str = "") -> Response:
    """Where what was done is seen, and told: on the page from which somebody came, else on the journal's."""
    where = within(back) if back else f"/journal/{quote(journal or answer.journal)}"
    and_ = "&" if "?" in where else "?"
    return RedirectResponse(f"{where}{and_}{urlencode({'done': answer.command_id})}", 303)


def _form(
    request: Request,
    house: House,
    visitor: Visitor,
    wanted: Wanted,
    given: Mapping[str, Sequence[str]],
    common: Common,
    refusal: Refusal | None = None,
) -> Response:
    own = visitor.roles()
    return page(
        request,
        "act",
        422 if refusal else 200,
        act=wanted.act,
        sentence=sentence(wanted.act),
        journal=wanted.journal,
        fields=tuple(fields(wanted.act, wanted.held, given, house.installation)),
        texts=takes_texts(wanted.act),
        refusal=refusal,
        roles=[role for role in roles(wanted.act) if role in own],
        others=tuple(visitor.others()),
        common=replace(common, command=common.command or clock.new_id()),
    )
