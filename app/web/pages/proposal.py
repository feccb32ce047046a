"""Writing a proposal: clause by clause with what each project gets, beside how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.entering import held
from app.desk.reading.texts import words_of
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet, done
from app.web.draft import NOTHING, Draft
from app.web.house import House, TheHouse
from app.web.pages.acts import answered
from app.web.rendering import page
from app.web.revision import KEPT, Pair, WordsOf, revised
from app.web.uploads import KINDS, uploaded
from app.web.visitor import Known
from app.wrong_input import WrongInput
from models.base import clock
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.writing import Written
from models.bodies.body_register import described_on
from models.case.case import Case
from models.engine.command import AnyAct
from models.law.appeal import LegalGround
from models.preparation.revising import ReviseProposal

router = APIRouter()


class NotACase(WrongInput):
    """{journal} is no case, so it has no proposal."""


@router.get("/proposal/{journal:path}")
@for_the_logged_in
def proposal(request: Request, house: TheHouse, journal: str) -> Response:
    """The last revision, to be changed; or an empty one."""
    case = _case(house, journal)
    draft = Draft.of(case.proposals[-1], _words(house, case)) if case.proposals else Draft()
    return _form(request, house, case, draft, Common())


@router.post("/proposal/{journal:path}")
@for_the_logged_in
async def revise(request: Request, house: TheHouse, visitor: Known, journal: str) -> Response:
    """Write it down as a revision; `more` only gives the form another clause or more lines."""
    case = await asyncio.to_thread(_case, house, journal)
    async with request.form() as typed:
        common, draft = Common.typed(typed), Draft.typed(typed)
        if "more" in typed:
            return await asyncio.to_thread(_form, request, house, case, draft, common, more=True)
        try:
            files = await uploaded(typed, "attachment_file")
            draft = Draft.typed(typed, tuple(each.name for each in files))
            keep = {int(str(number)) for number in typed.getlist("keep") if str(number).isdecimal()}
            sheet = Sheet(
                ReviseProposal,
                journal,
                common,
                source=draft.in_a_file(case.language, _other(house, case)),
                by_line=False,
                files={each.name: each.content for each in files if each.name},
                revised=partial(_revised, house, case, draft, keep),
                language=case.language,
            )
            return answered(await done(house, visitor, sheet), journal)
        except Refusal as refusal:
            return await asyncio.to_thread(_form, request, house, case, draft, common, refusal=refusal)


def _words(house: House, case: Case) -> WordsOf:
    """The words of a text in the language of its case, and in the municipality's other one."""
    other = _other(house, case)

    def words(text: Written) -> Pair:
        archive = house.installation.archive
        found = archive.marked_text(text) if text.for_a_time else archive.text(text)
        beside = found.texts.get(other, "") if found and other and other != text.original else ""
        return found.say(found.original) if found and text.for_a_time else words_of(
            house.installation, text
        ), beside

    return words


def _other(house: House, case: Case) -> Language | None:
    """The municipality's language beside that of the case; None where it has one alone."""
    described = described_on(house.installation.registry, local_day(clock.now()))
    return next((each for each in described.languages if each != case.language), None) if described else None


def _revised(house: House, case: Case, draft: Draft, keep: Collection[int], act: AnyAct) -> AnyAct:
    """What was written, with what the page does not show."""
    if not case.proposals or not isinstance(act, ReviseProposal):
        return act
    typed = (draft.reasons, *draft.clauses)
    return ReviseProposal(
        proposal=revised(act.proposal, case.proposals[-1], typed, keep, _words(house, case))
    )


def _case(house: House, journal: str) -> Case:
    state = held(house.installation, journal).state
    if not isinstance(state, Case):
        raise NotACase(journal=journal)
    return state


def _texts(case: Case) -> Iterator[Written]:
    for proposal in case.proposals[-1:]:
        yield from (clause.text for clause in proposal.clauses)
        if proposal.reasons:
            yield proposal.reasons


def _grounds() -> Iterator[tuple[str, Term]]:
    for ground in LegalGround:
        yield ground.value.replace("_", " "), Term.of(ground)


def _form(
    request: Request,
    house: House,
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
        clauses=(*draft.clauses, NOTHING) if more else draft.clauses,
        other=_other(house, case),
        grounds=tuple(_grounds()),
        refusal=refusal,
        command=common.command or clock.new_id(),
        confidential=common.confidential,
        kept=KEPT if any(text.sealed for text in _texts(case)) else "",
        attachments=case.proposals[-1].attachments if case.proposals else (),
        kinds=",".join(KINDS),
    )
