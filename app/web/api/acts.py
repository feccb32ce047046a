"""Doing: every act by its name. A new act has its address without a change here."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import AwareDatetime, Field, ValidationError
from starlette.responses import Response

from app.case_file.papers import Papers
from app.desk.reading.tongue import language_there
from app.desk.scopes import acts_for_programs
from app.language import language
from app.web.access import for_programs
from app.web.acting import Common, carried_out
from app.web.api.answering import told
from app.web.api.door import ROOT, TheCaller
from app.web.api.taking import Taking, bad, files_of, mistakes_of
from app.web.house import TheHouse
from app.wrong_input import WrongInput
from models.base import clock
from models.base.frozen import Frozen
from models.base.language import Language
from models.engine.command import AnyAct, NoSuchAct

router = APIRouter(prefix=ROOT)


KEY = "[A-Za-z0-9._:/-]{1,150}"
"""How an Idempotency-Key is written."""

SEQ = '"?[0-9]{1,9}"?'
"""How If-Match is written."""

COMMANDS = "token"
"""How the ids of all commands begin that come by a token; then comes its name."""


class NotJson(WrongInput):
    """What was sent is no object in JSON."""


class NoKey(WrongInput):
    """The Idempotency-Key has letters, digits and the signs . _ : / - alone, 150 at most."""


class NoSeq(WrongInput):
    """If-Match is the ETag of the journal as it was read, for example "12"."""


class ActWanted(Frozen):
    """An act that a program asks for: where, and what else is said of it."""

    journal: str = Field(default="", max_length=200)
    """The journal that it is addressed to; empty if it begins one."""
    act: dict[str, Any] = Field(default_factory=dict)
    """The act's fields."""
    role: str = Field(default="", max_length=40)
    """In which role; need not be said where only one is possible."""
    on_behalf_of: str = Field(default="", max_length=200)
    """In whose name, where it is not that of the token's person."""
    happened_at: AwareDatetime | None = None
    """When it happened in the world; now by default."""
    later_because: str = Field(default="", max_length=500)
    """Why it is entered later than on the day on which it happened."""
    confidential: bool = False
    """Whether every text of it is sealed."""
    language: Literal["fi", "sv"] | None = None
    """In which language texts are written that do not say it; that of the case or the body by default."""
    files: list[str] = Field(default_factory=list, max_length=50)
    """Files that come along, in base64; an attachment names its own by its SHA-256."""


@router.post("/acts/{name}")
@for_programs
async def do(request: Request, house: TheHouse, caller: TheCaller, name: str) -> Response:
    """Do it, once for every Idempotency-Key, on what If-Match says was seen; what came of it."""
    kind = next((act for act in acts_for_programs() if act.name() == name), None)
    if kind is None:
        raise NoSuchAct(act=name)
    caller.refuse_out_of_scope(kind.name(), kind.noun)
    wish = _wish(await request.body())
    common = Common(
        role=wish.role,
        on_behalf_of=wish.on_behalf_of,
        when=wish.happened_at.isoformat() if wish.happened_at else "",
        because=wish.later_because,
        confidential="yes" if wish.confidential else "",
        command=f"{COMMANDS}/{caller.token.name}/{_key(request.headers.get('idempotency-key'))}",
        seen=_seen(request.headers.get("if-match")),
    )
    files = await asyncio.to_thread(files_of, wish.files)
    journal = await asyncio.to_thread(house.installation.registry.spelled, wish.journal)

    def read(folder: Path) -> tuple[AnyAct, Papers]:
        held = house.installation.registry.held(journal)
        spoken = wish.language or language_there(house.installation.registry, journal)
        taking = Taking(spoken, files, held.state, folder)
        return taking.act(kind, wish.act), taking.papers

    answer = await carried_out(house, caller.visitor, journal, common, read)
    spoken: Language = language()
    value = {**answer.model_dump(mode="json"), "sentence": answer.say(spoken)}
    return told(value, {"ETag": f'"{answer.seq}"', "Content-Language": spoken})


def _wish(body: bytes) -> ActWanted:
    """What was sent. Raises NotJson or BadInput."""
    try:
        said = json.loads(body.decode("utf-8"), parse_constant=_no_number)
        json.dumps(said, ensure_ascii=False).encode("utf-8")  # half a character is none
    except (ValueError, RecursionError):
        raise NotJson from None
    if not isinstance(said, dict):
        raise NotJson
    try:
        return ActWanted.model_validate(said)
    except ValidationError as error:
        raise bad(mistakes_of(error)) from None


def _no_number(constant: str) -> None:
    raise ValueError(constant)


def _key(said: str | None) -> str:
    if said is None:
        return clock.new_id()
    if not re.fullmatch(KEY, said):
        raise NoKey
    return said


def _seen(said: str | None) -> str:
    if said is None:
        return ""
    if not re.fullmatch(SEQ, said.strip()):
        raise NoSeq
    return said.strip().strip('"')
