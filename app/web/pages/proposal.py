"""Writing a proposal: clause by clause with what each project gets, beside how it will be printed."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from app.desk.entering import held
from app.desk.may import why_not
from app.desk.reading.people import people
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet, done, reading
from app.web.draft import NOTHING, Draft
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.keeping import as_form, kept_for, place_of, sent
from app.web.pages.acts import answered
from app.web.printed import printed
from app.web.proposal_faults import faults, without_a_file
from app.web.proposal_words import sealed_anew, words_shown
from app.web.rendering import fragment, page
from app.web.revision import KEPT, WordsOf, revised
from app.web.uploads import KINDS, Upload, chosen_in, uploaded
from app.web.visitor import Known, Visitor
from app.wrong_input import WrongInput
from models.base import clock
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.terms import Term, spoken
from models.base.writing import Written
from models.bodies.body_register import described_on
from models.case.case import Case
from models.engine.command import AnyAct
from models.engine.world import Held
from models.law.appeal import LegalGround
from models.law.outcome import SAID
from models.papers.proposal_opening import OpenProposal, has_open
from models.preparation.revising import ReviseProposal

router = APIRouter()


class NotACase(WrongInput):
    """{journal} is no case, so it has no proposal."""


class WrittenMeanwhile(WrongInput):
    """Revision {revision} was written while you wrote this. Look at what changed in it; if yours is to stand,
    save it once more."""


@dataclass(frozen=True)
class OnThePage:
    """What the form shows: what was typed, of which revision on, and what is wrong with it."""

    draft: Draft
    common: Common = field(default_factory=Common)
    revision: int = 0
    """How many revisions there were when somebody began to write."""
    keep: frozenset[int] | None = None
    """The numbers of the attachments that stay; all where nobody said."""
    wrong: Mapping[str, str] = field(default_factory=dict)
    refusal: Refusal | None = None
    more: bool = False
    """Whether another clause is asked for."""
    chosen: tuple[str, ...] = ()
    """The names of the files that were chosen for new attachments, which a browser does not keep."""

    @classmethod
    def typed(cls, form: FormData, files: tuple[str, ...] = ()) -> OnThePage:
        """What somebody sent."""
        said, keep = str(form.get("_revision", "")), form.getlist("keep")
        return cls(
            Draft.typed(form, files),
            Common.typed(form),
            int(said) if said.isdecimal() else 0,
            frozenset(int(str(number)) for number in keep if str(number).isdecimal()),
            more=form.get("more") == "clause",
            chosen=chosen_in(form, "attachment_file"),
        )


@router.get("/proposal/{journal:path}")
@for_the_logged_in
def proposal(request: Request, house: TheHouse, visitor: Known, journal: str) -> Response:
    """What somebody began to write; else the last revision, to be changed; or an empty one."""
    case = _case(house, visitor, journal)
    if _is_closed(house, visitor, case):
        act, command = OpenProposal.name(), clock.new_id()
        return page(request, "proposal_closed", case=case.of(Case), act=act, command=command)
    kept = kept_for(house, visitor, request)
    if kept:
        return _form(request, house, visitor, case, OnThePage.typed(as_form(kept)))
    last = case.of(Case).proposals
    draft = Draft.of(last[-1], _words(house, case.of(Case))) if last else Draft()
    return _form(request, house, visitor, case, OnThePage(draft, revision=len(last)))


@router.post("/proposal/{journal:path}")
@for_the_logged_in
async def revise(request: Request, house: TheHouse, visitor: Known, journal: str) -> Response:
    """Write it down as a revision; `more` gives the form again, with another clause, lines or the print."""
    case = await _opened(house, visitor, journal)
    shown = partial(_shown, request, house, visitor, case)
    async with request.form() as typed:
        sheet = OnThePage.typed(typed)
        if "more" in typed:
            return await shown(sheet)
        if wrong := faults(sheet.draft) | without_a_file(sheet.draft, sheet.chosen):
            return await shown(replace(sheet, wrong=wrong))
        try:
            _refuse_another(case.of(Case), sheet)
            files = await uploaded(typed, "attachment_file")
            sheet = OnThePage.typed(typed, tuple(each.name for each in files))
            whole = await asyncio.to_thread(_with_what_stays, house, case.of(Case), sheet)
            answer = await done(house, visitor, _sheet(house, case.of(Case), whole, files))
        except Refusal as refusal:
            return await shown(replace(sheet, refusal=refusal))
    await asyncio.to_thread(sent, house, visitor, request)
    return answered(answer, journal)


async def _shown(
    request: Request, house: House, visitor: Visitor, case: Held, on_the_page: OnThePage
) -> Response:
    return await asyncio.to_thread(_form, request, house, visitor, case, on_the_page)


@router.post("/printed/{journal:path}")
@for_the_logged_in
async def as_printed(request: Request, house: TheHouse, visitor: Known, journal: str) -> Response:
    """The part of the page that shows how it will be printed, for the script of the form."""
    case = await _opened(house, visitor, journal)
    async with request.form() as typed:
        sheet = OnThePage.typed(typed)
    view = await asyncio.to_thread(_view, house, visitor, case, sheet)
    return HTMLResponse(await asyncio.to_thread(fragment, request, "_printed", **view))


def _refuse_another(case: Case, sheet: OnThePage) -> None:
    """Raises WrittenMeanwhile where somebody wrote a revision since the form was opened."""
    if sheet.revision and sheet.revision != len(case.proposals):
        raise WrittenMeanwhile(revision=len(case.proposals))


def _sheet(house: House, case: Case, on_the_page: OnThePage, files: list[Upload]) -> Sheet:
    draft, keep = on_the_page.draft, on_the_page.keep or frozenset()
    return Sheet(
        ReviseProposal,
        case.id,
        on_the_page.common,
        source=draft.in_a_file(case.language, _other(house, case)),
        by_line=False,
        files={each.name: each.content for each in files if each.name},
        revised=partial(_revised, house, case, draft, keep),
        language=case.language,
    )


def _view(house: House, visitor: Visitor, case: Held, on_the_page: OnThePage) -> dict[str, Any]:
    """How it will be printed; what keeps it from that is told beside the fields, once it is sent."""
    state, html = case.of(Case), Markup()
    unfinished = replace(on_the_page.draft, titles=(), files=())
    if not unfinished.is_empty:
        sheet = _sheet(house, state, replace(on_the_page, draft=unfinished), [])
        try:
            html = printed(
                house.installation, case, visitor.person, reading(sheet, house.installation.registry)
            )
        except Refusal:
            html = Markup()
    return {"printed": html, "empty": unfinished.is_empty, "total": on_the_page.draft.total()}


def _words(house: House, case: Case) -> WordsOf:
    return words_shown(house.installation.archive, case, _other(house, case))


def _with_what_stays(house: House, case: Case, sheet: OnThePage) -> OnThePage:
    archive = house.installation.archive
    return replace(sheet, draft=sealed_anew(archive, case, sheet.draft, _other(house, case)))


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


def _case(house: House, visitor: Visitor, journal: str) -> Held:
    """The case of a form; a confidential one for those alone who may write it, as its money stands there.

    Raises NoSuchJournal, NotACase, and what says why somebody may not.
    """
    found = held(house.installation, journal)
    if not isinstance(found.state, Case):
        raise NotACase(journal=journal)
    if found.state.confidential:
        no = why_not(ReviseProposal, found, clock.now(), visitor.person, visitor.register)
        if no is not None:
            raise no
    return found


def _is_closed(house: House, visitor: Visitor, held_case: Held) -> bool:
    """Whether its form shows what is confidential, and that somebody reads it is no fact yet."""
    case = held_case.of(Case)
    if not (case.confidential and case.proposals):
        return False
    facts = house.installation.registry.facts(held_case.id)
    return not has_open(facts, visitor.person, len(case.proposals), local_day(clock.now()))


async def _opened(house: House, visitor: Visitor, journal: str) -> Held:
    """The case of a form that is sent; what its answer shows is read by a fact, as on the page."""
    case = await asyncio.to_thread(_case, house, visitor, journal)
    if await asyncio.to_thread(_is_closed, house, visitor, case):
        await done(house, visitor, Sheet(OpenProposal, case.id, Common()))
    return case


def _texts(case: Case) -> Iterator[Written]:
    for proposal in case.proposals[-1:]:
        yield from (clause.text for clause in proposal.clauses)
        if proposal.reasons:
            yield proposal.reasons


def _grounds() -> Iterator[tuple[str, Term]]:
    for ground in LegalGround:
        yield ground.value.replace("_", " "), Term.of(ground)


def _form(
    request: Request, house: House, visitor: Visitor, held_case: Held, on_the_page: OnThePage
) -> Response:
    case, draft, common = held_case.of(Case), on_the_page.draft, on_the_page.common
    wrong, refusal = on_the_page.wrong, on_the_page.refusal
    last = case.proposals[-1].attachments if case.proposals else ()
    meanwhile = isinstance(refusal, WrittenMeanwhile)
    return with_script(
        page(
            request,
            "proposal",
            422 if wrong or refusal else 200,
            case=case,
            draft=draft,
            clauses=(*draft.clauses, NOTHING) if on_the_page.more else draft.clauses,
            other=_other(house, case),
            grounds=tuple(_grounds()),
            answers=[(spoken(answer), Term.of(answer)) for answer in SAID],
            wrong=wrong,
            refusal=refusal,
            meanwhile=on_the_page.revision if meanwhile else 0,
            revision=len(case.proposals) if meanwhile else on_the_page.revision,
            command=common.command or clock.new_id(),
            common=common,
            confidential=common.confidential,
            kept=KEPT if any(_words(house, case)(text) is None for text in _texts(case)) else "",
            attachments=[
                (each, on_the_page.keep is None or each.number in on_the_page.keep) for each in last
            ],
            kinds=",".join(KINDS),
            chosen=on_the_page.chosen,
            people=people(house.installation, visitor.day),
            place=place_of(request),
            draft_kept=kept_for(house, visitor, request),
            **_view(house, visitor, held_case, on_the_page),
        )
    )
