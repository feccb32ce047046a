"""Reports in a spreadsheet: one division's period taken away in one file, and brought back filled in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.desk.reading.tongue import languages_of
from app.web.access import for_the_logged_in
from app.web.acting import Common, Sheet, done, reading, understood
from app.web.house import House, TheHouse
from app.web.pages.reports import given, in_whose_name, owed
from app.web.rendering import page
from app.web.report_sheet import SPENT, as_spreadsheet, from_spreadsheet
from app.web.report_words import SaidLast
from app.web.revision import KEPT
from app.web.uploads import NotThatKind, uploaded
from app.web.visitor import Known, Visitor
from app.web.workbook import BadCell, CellsWrong, NoSheet, cell
from models.base import clock
from models.base.refusal import Refusal
from models.base.words import Listed
from models.engine.command import Command
from models.engine.world import Blinkered, Held
from models.follow_up.reporting import GiveReport

router = APIRouter()

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/report-sheet.xlsx")
@for_the_logged_in
def taken(house: TheHouse, visitor: Known, period: str = "", division: str = "") -> Response:
    """The reports of a division and a period that somebody owes, as a spreadsheet."""
    lines = [
        each
        for each in owed(house.installation, visitor)
        if each.begun and (each.period, each.division) == (period, division)
    ]
    name = quote(f"{period} {division}.xlsx", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    known = cache(house.installation.registry.held)
    content = as_spreadsheet([SaidLast.of(house.installation.archive, each, known) for each in lines])
    return Response(content, media_type=XLSX, headers=headers)


@router.get("/report-sheet")
@for_the_logged_in
def form(request: Request) -> Response:
    """Where one is brought back."""
    return _page(request)


@router.post("/report-sheet")
@for_the_logged_in
async def brought(request: Request, house: TheHouse, visitor: Known) -> Response:
    """Give every report that was filled in; none where a cell is wrong."""
    async with request.form() as typed:
        common = Common.typed(typed)
        try:
            files = [each for each in await uploaded(typed, "sheet") if each.name]
            if not files:
                raise NoSheet
            if not files[0].name.endswith(".xlsx"):
                raise NotThatKind(file=files[0].name, kinds=Listed.of([".xlsx"]))
            sheets = await asyncio.to_thread(_looked_through, house, visitor, files[0].content, common)
        except Refusal as refusal:
            return await asyncio.to_thread(_page, request, refusal)
    for number, sheet in enumerate(sheets):
        try:
            await done(house, visitor, sheet)
        except Refusal as refusal:  # somebody else acted meanwhile
            return await asyncio.to_thread(_page, request, refusal, number)
    return RedirectResponse(f"/reports?done={len(sheets)}", 303)


def _page(request: Request, refusal: Refusal | None = None, given: int = 0) -> Response:
    status = 422 if refusal else 200
    command = clock.new_id()
    return page(request, "report_sheet", status, refusal=refusal, given=given, command=command, stars=KEPT)


def _looked_through(house: House, visitor: Visitor, content: bytes, common: Common) -> list[Sheet]:
    """What is to be given, once it is known that each would be taken. Raises CellsWrong and what is wrong
    with the file."""
    owes = [each for each in owed(house.installation, visitor) if each.begun]
    sheets, bad, known = [], [], cache(house.installation.registry.held)
    for filled in from_spreadsheet(content, owes):
        command = f"{common.command}-{filled.row}" if common.command else ""
        name = in_whose_name(filled.line, visitor) or ""
        own = replace(common, command=command, on_behalf_of=name)
        said = SaidLast.of(house.installation.archive, filled.line, known)
        languages = languages_of(house.installation.registry, filled.line.held.state)
        sheet = given(said, said.beside(filled.form), own, languages)
        where = cell(SPENT, filled.row)
        bad += [BadCell(filled.sheet, where, each.said) for each in _refusals(sheet, filled.line.held, house)]
        sheets.append(sheet)
    if bad:
        raise CellsWrong(bad)
    return sheets


def _refusals(sheet: Sheet, held: Held, house: House) -> Iterator[Refusal]:
    """Why a report would not be taken as its follow-up stands."""
    try:
        with understood(reading(sheet, house.installation.registry)) as (act, _):
            pass  # it is only read
        now = clock.now()
        command = Command.model_construct(
            id="", journal=held.id, name=GiveReport.name(), act=act, actor="", role="", happened_at=now
        )
        for _ in act.decided(held, command, Blinkered(now)):
            pass
    except Refusal as refusal:
        yield refusal
