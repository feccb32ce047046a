"""What is confidential in a journal: who may read it does so by an act, and each reading is a fact."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.desk.entering import held
from app.desk.may import why_not
from app.desk.reading.confidential import READING, HandedOut, ShownText, public_attachment, read_now
from app.desk.reading.journals import journal_standing
from app.desk.reading.sealed import Fate, sealed_texts
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet, done
from app.web.house import House, TheHouse
from app.web.pages.papers import as_download, as_file
from app.web.paper_list import listed, readable
from app.web.rendering import page
from app.web.visitor import Known, Visitor
from app.wrong_input import WrongInput
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.case.case import Case
from models.engine.command import AnyAct, NoSuchAct
from models.engine.erasing import EraseText
from models.papers.attachments import OpenAttachment, is_public
from models.papers.proposal_opening import OpenProposal

router = APIRouter()

FIELDS = ("commitments", "template", "of", "subject", "language", "number")
"""What a button of the page says of what is to be read."""


class NoPublicAttachment(WrongInput):
    """{journal} has no attachment {number} that is for everybody."""


@router.get("/confidential/{journal:path}")
@for_the_logged_in
def confidential(request: Request, house: TheHouse, visitor: Known, journal: str) -> Response:
    """What lies sealed, and the papers with an edition of their own for those who may read it."""
    return _page(request, house, visitor, journal)


@router.post("/confidential/{journal:path}")
@for_the_logged_in
async def read(request: Request, house: TheHouse, visitor: Known, journal: str) -> Response:
    """Read something of it: the reading becomes a fact first."""
    async with request.form() as typed:
        name, common = str(typed.get("act", "")), Common.typed(typed)
        written: Mapping[str, Any] = {
            field: typed.getlist(field) if field == "commitments" else str(typed[field])
            for field in FIELDS
            if typed.get(field)
        }
    act = AnyAct.catalogue.known(name)
    if act is None or act not in READING:
        raise NoSuchAct(act=name)
    try:
        answer = await done(house, visitor, Sheet(act, journal, common, written))
        found = await asyncio.to_thread(read_now, house.installation, answer)
    except Refusal as refusal:
        return await asyncio.to_thread(_page, request, house, visitor, journal, refusal=refusal)
    if act is OpenProposal:
        return RedirectResponse(f"/proposal/{quote(journal)}", 303)
    if isinstance(found, HandedOut):
        return as_file(found.content, found.name) if act is not OpenAttachment else as_download(found)
    return await asyncio.to_thread(_page, request, house, visitor, journal, shown=found)


@router.get("/attachment/{number}")
@for_the_logged_in
def attachment(house: TheHouse, number: int, journal: str) -> Response:
    """A public attachment of the last proposal of a case. Raises NoPublicAttachment."""
    found = public_attachment(house.installation, held(house.installation, journal).id, number)
    if found is None:
        raise NoPublicAttachment(journal=journal, number=number)
    return as_download(found)


def _page(
    request: Request,
    house: House,
    visitor: Visitor,
    journal: str,
    *,
    shown: tuple[ShownText, ...] = (),
    refusal: Refusal | None = None,
) -> Response:
    standing = journal_standing(house.installation, journal, local_day(clock.now()))
    facts = {fact.seq: fact for fact in standing.facts}
    ask = partial(
        why_not, held=standing.held, now=clock.now(), person=visitor.person, rights=visitor.register
    )
    may = {act.name(): ask(act) for act in (*READING, EraseText)}
    case = standing.state if isinstance(standing.state, Case) else None
    return page(
        request,
        "confidential",
        422 if refusal else 200,
        standing=standing,
        facts=facts,
        texts=sealed_texts(house.installation, standing.held.id),
        kept=Fate.KEPT,
        papers=readable(listed(standing, facts), confidential=True),
        attachments=[
            each
            for proposal in (case.proposals[-1:] if case else ())
            for each in proposal.attachments
            if each.sha256 and case and not is_public(case, each)
        ],
        may=may,
        erasing=EraseText.name(),
        shown=shown,
        refusal=refusal,
        command=clock.new_id,
    )
