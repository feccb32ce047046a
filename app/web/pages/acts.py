"""The form of an act, and doing it: every act has one, made of its class."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.desk.depositing import deposited, withdrawn_if_refused
from app.desk.giving import Given, instant, structured
from app.desk.may import roles
from app.desk.places import keep_within
from app.language import language
from app.web.access import for_the_logged_in
from app.web.forms import SOURCE, fields, is_made_of_files, sentence, takes_texts, written_in
from app.web.house import House, TheHouse
from app.web.rendering import page
from app.web.visitor import Known, Visitor
from app.wrong_input import WrongInput
from models.base import clock
from models.base.refusal import Refusal
from models.engine.command import Answer, AnyAct, NoSuchAct
from models.engine.world import Held

router = APIRouter()


COMMON = ("_role", "_for", "_when", "_because", "_confidential")
"""What every act may be given beside its own fields."""


class OfFiles(WrongInput):
    """What is described in files of its own is loaded from the command line: `pykala {noun} {verb}`."""


@dataclass(frozen=True)
class Asked:
    """Which act is asked for, and where."""

    act: type[AnyAct]
    journal: str
    held: Held | None


def _asked(house: House, name: str, journal: str) -> Asked:
    act = AnyAct.catalogue.known(name)
    if act is None:
        raise NoSuchAct(act=name)
    if is_made_of_files(act):
        raise OfFiles(noun=act.noun, verb=act.verb)
    return Asked(act, journal, house.installation.registry.held(journal) if journal else None)


@router.get("/act/{name}")
@for_the_logged_in
def form(request: Request, house: TheHouse, visitor: Known, name: str, journal: str = "") -> Response:
    """The form, empty or with what the address says."""
    given = {key: request.query_params.getlist(key) for key in request.query_params}
    return _form(request, visitor, _asked(house, name, journal), given)


@router.post("/act/{name}")
@for_the_logged_in
async def do(request: Request, house: TheHouse, visitor: Known, name: str, journal: str = "") -> Response:
    """Do it, and show what came of it; else the form again, with what was written and why not."""
    written = await request.form()
    asked = await asyncio.to_thread(_asked, house, name, journal)
    try:
        answer = await _done(house, visitor, asked, written)
    except Refusal as refusal:
        given = {key: [str(each) for each in written.getlist(key)] for key in written}
        return await asyncio.to_thread(_form, request, visitor, asked, given, refusal)
    where = answer.journal if answer.journal != "people" else journal
    return RedirectResponse(f"/journal/{quote(where)}?{urlencode({'done': answer.command_id})}", 303)


async def _done(house: House, visitor: Visitor, asked: Asked, written: FormData) -> Answer:
    act, installation = asked.act, house.installation

    def prepared() -> tuple[AnyAct, Given]:
        with TemporaryDirectory() as folder:
            keep_within(Path(folder).parent)
            given = Given(language())
            source = _source(act, written, Path(folder))
            return given.act(act, written_in(act, written), source), given

    read, given = await asyncio.to_thread(prepared)
    hands = visitor.hands(str(written.get("_for", "")))
    holding = asked.held or installation.registry.held(asked.journal)
    role = await asyncio.to_thread(hands.role, read, str(written.get("_role", "")) or None, lambda: holding)
    when = str(written.get("_when", "")).strip()
    kept = await asyncio.to_thread(
        lambda: deposited(
            read,
            given.papers,
            installation,
            asked.journal,
            confidential=bool(written.get("_confidential")),
            again=True,
        )
    )
    with withdrawn_if_refused(kept, installation):
        return await house.desk().act(
            act.name(),
            kept,
            journal=asked.journal,
            actor=hands.actor,
            on_behalf_of=hands.on_behalf_of,
            role=role,
            happened_at=instant(when) if when else clock.now(),
            command_id=str(written.get("_command", "")) or None,
            later_because=str(written.get("_because", "")),
        )


def _source(act: type[AnyAct], written: FormData, folder: Path) -> Path | None:
    """What was written as in a case file, as a file of its own; None where nothing was."""
    text = str(written.get(SOURCE, "")).replace("\r\n", "\n")
    if not text.strip():
        return None
    name = next(name for name, info in act.model_fields.items() if structured(info))
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def _form(
    request: Request,
    visitor: Visitor,
    asked: Asked,
    given: Mapping[str, Sequence[str]],
    refusal: Refusal | None = None,
) -> Response:
    own = [role for role in roles(asked.act) if role in visitor.roles()]
    others = [
        other
        for other in visitor.register.people
        if visitor.register.acts_for(visitor.person, other, visitor.day)
    ]
    return page(
        request,
        "act",
        422 if refusal else 200,
        act=asked.act,
        sentence=sentence(asked.act),
        journal=asked.journal,
        fields=tuple(fields(asked.act, asked.held, given)),
        texts=takes_texts(asked.act),
        refusal=refusal,
        roles=own,
        others=others,
        common={name: next(iter(given.get(name, ())), "") for name in COMMON},
        command=next(iter(given.get("_command", ())), "") or clock.new_id(),
    )
