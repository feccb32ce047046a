"""The reports that an owner owes, late first, and one report's own page with what was said last filled in."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from activities.installation import Installation
from app.desk.entering import held
from app.desk.giving import IN_LANGUAGES
from app.desk.reading.people import called
from app.desk.reading.reports import ReportLine, followed, may, report_lines, running
from app.desk.reading.tongue import languages_of
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet, done
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.keeping import as_form, kept_for, place_of, sent
from app.web.pages.acts import answered
from app.web.rendering import page
from app.web.report_form import ReportForm
from app.web.report_words import SaidLast
from app.web.revision import KEPT
from app.web.visitor import Known, Visitor
from models.base import clock
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.writing import Written
from models.follow_up.follow_up import FollowUp
from models.follow_up.report import GoalStatus, ReportStatus
from models.follow_up.reporting import GiveReport, ReportReturned, SpentLess

router = APIRouter()


def owed(installation: Installation, visitor: Visitor, journal: str = "") -> list[ReportLine]:
    """The reports that somebody owes, for themselves or in whose name they act; late first."""
    follow_ups = followed(installation, [held(installation, journal)]) if journal else running(installation)
    lines = report_lines(follow_ups, clock.now())
    return [each for each in lines if each.report.missing and in_whose_name(each, visitor) is not None]


def in_whose_name(line: ReportLine, visitor: Visitor) -> str | None:
    """In whose name somebody may give a report, empty in their own; None where they may in nobody's."""
    names = ("", *visitor.others())
    return next((name for name in names if may(GiveReport, "owner", line, visitor.hands(name))), None)


@router.get("/reports")
@for_the_logged_in
def reports(request: Request, house: TheHouse, visitor: Known, done: int = 0) -> Response:
    """All that somebody owes; spreadsheets of it by division and period."""
    lines = owed(house.installation, visitor)
    begun = [each for each in lines if each.begun]
    sheets = sorted({(each.period, each.division) for each in begun})
    return page(
        request,
        "reports",
        lines=begun,
        later=[each for each in lines if not each.begun],
        sheets=sheets,
        done=done,
    )


@router.get("/reports/{journal:path}")
@for_the_logged_in
def report(
    request: Request, house: TheHouse, visitor: Known, journal: str, project: str = "", period: str = ""
) -> Response:
    """One report; without a project and a period those of a follow-up that somebody owes."""
    if not (project and period):
        lines = owed(house.installation, visitor, journal)
        later = [each for each in lines if not each.begun]
        return page(
            request, "reports", lines=[each for each in lines if each.begun], later=later, sheets=(), done=0
        )
    line, kept = _line(house, journal, project, period), kept_for(house, visitor, request)
    if kept:
        typed = as_form(kept)
        return _form(request, house, visitor, line, ReportForm.typed(line.line, typed), Common.typed(typed))
    form = said_last(house.installation, line).shown
    return _form(request, house, visitor, line, form, Common(on_behalf_of=in_whose_name(line, visitor) or ""))


@router.post("/reports/{journal:path}")
@for_the_logged_in
async def give(
    request: Request, house: TheHouse, visitor: Known, journal: str, project: str = "", period: str = ""
) -> Response:
    """Give it; or the form again, with what is missing beside its field."""
    line = await asyncio.to_thread(_line, house, journal, project, period)
    async with request.form() as typed:
        common, form = Common.typed(typed), ReportForm.typed(line.line, typed)
    if wrong := form.wrong():
        return await asyncio.to_thread(_form, request, house, visitor, line, form, common, wrong=wrong)
    try:
        languages = await asyncio.to_thread(languages_of, house.installation.registry, line.held.state)
        said = await asyncio.to_thread(said_last, house.installation, line)
        answer = await done(house, visitor, given(said, form, common, languages))
    except Refusal as refusal:
        return await asyncio.to_thread(_form, request, house, visitor, line, form, common, refusal=refusal)
    await asyncio.to_thread(sent, house, visitor, request)
    return answered(answer, journal)


def said_last(installation: Installation, line: ReportLine) -> SaidLast:
    """What was said last in a report."""
    return SaidLast.of(installation.archive, line, installation.registry.held)


def given(said: SaidLast, form: ReportForm, common: Common, languages: Sequence[Language]) -> Sheet:
    """A report as it was typed, to be given; the first of the languages is that of its texts."""
    line, (own, *others) = said.line, languages
    reasons = [f"{each.language}={each.value}" for each in form.others("reason", others) if each.value]
    return Sheet(
        GiveReport,
        line.held.id,
        common,
        {
            "project": line.line.project,
            "period": line.period,
            "reason": form.reason or None,
            f"reason{IN_LANGUAGES}": reasons,
        },
        source=said.in_words(form).in_a_file(languages),
        revised=partial(said.kept, form, languages),
        by_line=False,
        language=own,
    )


def _line(house: House, journal: str, project: str, period: str) -> ReportLine:
    """Raises NoSuchJournal, NoSuchProject or PeriodNotReported."""
    found = held(house.installation, journal)
    found.of(FollowUp).report(period, project)
    lines = report_lines(followed(house.installation, [found]), clock.now())
    return next(each for each in lines if (each.period, each.line.project) == (period, project))


def _form(
    request: Request,
    house: House,
    visitor: Visitor,
    line: ReportLine,
    form: ReportForm,
    common: Common,
    *,
    wrong: Mapping[str, str] | None = None,
    refusal: Refusal | None = None,
) -> Response:
    spoken, *other = languages_of(house.installation.registry, line.held.state)
    return with_script(
        page(
            request,
            "report",
            act="give_report",
            status=422 if wrong or refusal else 200,
            line=line,
            returned=_why_returned(house, line),
            form=form,
            kept=KEPT if KEPT in form.texts.values() else "",
            spoken=spoken,
            others_of=lambda name: form.others(name, other),
            wrong=wrong or {},
            refusal=refusal,
            less=isinstance(refusal, SpentLess),
            statuses=tuple(GoalStatus),
            others=called(house.installation, visitor.day, visitor.others()),
            common=replace(common, command=common.command or clock.new_id()),
            place=place_of(request),
            draft_kept=kept_for(house, visitor, request),
        )
    )


def _why_returned(house: House, line: ReportLine) -> Written | None:
    """What a controller wants mended in a report that was returned; None of any other."""
    if line.report.status is not ReportStatus.RETURNED:
        return None
    told = (fact.content for fact in reversed(house.installation.registry.facts(line.held.id)))
    returned = (each for each in told if isinstance(each, ReportReturned))
    mine = line.line.project, line.period
    return next((each.comment for each in returned if (each.project, each.period) == mine), None)
