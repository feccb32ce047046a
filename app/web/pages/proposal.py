"""Writing a proposal: clause by clause with what each project gets, beside how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.entering import held
from app.desk.reading.texts import words_of
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet, done
from app.web.draft import Draft
from app.web.house import House, TheHouse
from app.web.pages.acts import answered
from app.web.rendering import page
from app.web.visitor import Known
from app.wrong_input import WrongInput
from models.base import clock
from models.base.refusal import Refusal
from models.base.terms import Term
from models.case.case import Case
from models.engine.command import AnyAct
from models.law.appeal import LegalGround

router = APIRouter()


class NotACase(WrongInput):
    """{journal} is no case, so it has no proposal."""


@router.get("/proposal/{journal:path}")
@for_the_logged_in
def proposal(request: Request, house: TheHouse, journal: str) -> Response:
    """The last revision, to be changed; or an empty one."""
    case = _case(house, journal)
    draft = Draft()
    if case.proposals:
        draft = Draft.of(case.proposals[-1], lambda text: words_of(house.installation, text))
    return _form(request, case, draft, Common())


@router.post("/proposal/{journal:path}")
@for_the_logged_in
async def revise(request: Request, house: TheHouse, visitor: Known, journal: str) -> Response:
    """Write it down as a revision; `more` only gives the form another clause or more lines."""
    typed = await request.form()
    draft, common = Draft.typed(typed), Common.typed(typed)
    case = await asyncio.to_thread(_case, house, journal)
    if "more" in typed:
        return await asyncio.to_thread(_form, request, case, draft, common, more=True)
    act = AnyAct.catalogue["revise_proposal"]
    sheet = Sheet(act, journal, common, source=draft.in_a_file(), by_line=False, language=case.language)
    try:
        answer = await done(house, visitor, sheet)
    except Refusal as refusal:
        return await asyncio.to_thread(_form, request, case, draft, common, refusal=refusal)
    return answered(answer, journal)


def _case(house: House, journal: str) -> Case:
    state = held(house.installation, journal).state
    if not isinstance(state, Case):
        raise NotACase(journal=journal)
    return state


def _grounds() -> Iterator[tuple[str, Term]]:
    for ground in LegalGround:
        yield ground.value.replace("_", " "), Term.of(ground)


def _form(
    request: Request,
    case: Case,
    draft: Draft,
    common: Common,
    *,
    refusal: Refusal | None = None,
    more: bool = False,
) -> Response:
    return page(
        request,
        "proposal",
        422 if refusal else 200,
        case=case,
        draft=draft,
        clauses=(*draft.clauses, "") if more else draft.clauses,
        grounds=tuple(_grounds()),
        refusal=refusal,
        command=common.command or clock.new_id(),
        confidential=common.confidential,
    )
