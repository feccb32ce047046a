"""A division's reports of one period as a spreadsheet, out and in: a row for each report and each goal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from app.desk.reading.reports import ReportLine
from app.language import language
from app.web.rendering import page_words
from app.web.report_form import GoalAnswer, ReportForm
from app.web.report_words import SaidLast
from app.web.workbook import BadCell, CellsWrong, NoSheet, cell, opened, put, rows
from models.base.language import LANGUAGES
from models.base.terms import Term
from models.follow_up.report import GoalStatus

SPENT, PEOPLE, TEXT, REASON = 6, 7, 8, 9
"""Columns of the sheet of reports that are filled in; those before say which report it is."""
STATUS, NOTE = 6, 7
"""The same of the sheet of goals."""
CENTS = Decimal("0.01")

Key = tuple[str, str]
"""By what a row says which report it is: the follow-up and the project."""


@dataclass(frozen=True)
class Filled:
    """A report that was filled in, and where it stands."""

    line: ReportLine
    sheet: str
    row: int
    form: ReportForm


def as_spreadsheet(said: Sequence[SaidLast]) -> bytes:
    """The reports with what was said of them last."""
    book = Workbook()
    reports, goals = book.worksheets[0], book.create_sheet(page_words("Goals"))
    reports.title = page_words("Reports")
    reports_heading, goals_heading = _headings()
    _headed(reports, reports_heading)
    _headed(goals, goals_heading)
    row = 2
    for number, last in enumerate(said, start=2):
        each, line, form = last.line, last.line.line, last.shown
        name, granted = ("", None) if last.confidential else (line.name, line.cents / 100)
        known = (each.held.id, line.project, name, each.period, granted)
        put(reports, number, *known, _number(form.spent), _number(form.people), form.text)
        for place, (goal, answer) in enumerate(zip(line.goals, form.goals, strict=True), start=1):
            told = "" if last.confidential else goal
            status = Term.of(GoalStatus(answer.status)).say(language()) if answer.status else None
            put(goals, row, each.held.id, line.project, name, place, told, status, answer.note or None)
            row += 1
    words = ",".join(Term.of(status).say(language()) for status in GoalStatus)
    choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
    choice.add(f"{cell(STATUS, 2)}:{cell(STATUS, max(row, 2))}")
    goals.add_data_validation(choice)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def from_spreadsheet(content: bytes, lines: Sequence[ReportLine]) -> list[Filled]:
    """Each report that was filled in.

    A row without a sum is left for later. Raises NoSheet, SheetTooLarge, or CellsWrong with every bad cell.
    """
    book = opened(content)
    if len(book.worksheets) < 2:
        raise NoSheet
    sheet, goals = book.worksheets[0], book.worksheets[1]
    known = {(each.held.id, each.line.project, each.period): each for each in lines}
    bad: list[BadCell] = []
    answers = _answers(goals, bad)
    found: list[Filled] = []
    for number, row in enumerate(rows(sheet), start=2):
        if _text(row[SPENT - 1]) == "":
            continue
        key = (_text(row[0]), _text(row[1]))
        line = known.pop((*key, _text(row[3])), None)
        if line is None:
            wrong = page_words("This is no report that you owe now, or it stands here twice.")
            bad.append(BadCell(sheet.title, cell(2, number), wrong))
            continue
        form = _form(line, row, answers.get(key, {}))
        bad += _wrong(form, sheet.title, number, goals.title, answers.get(key, {}))
        found.append(Filled(line, sheet.title, number, form))
    if bad:
        raise CellsWrong(bad)
    return found


Answers = Mapping[int, tuple[int, GoalAnswer]]
"""Number of a goal → the row in which it is answered, and how."""


def _answers(goals: Any, bad: list[BadCell]) -> dict[Key, dict[int, tuple[int, GoalAnswer]]]:
    spoken = {
        word.casefold(): status.value
        for status in GoalStatus
        for word in (status.value, *(Term.of(status).say(each) for each in LANGUAGES))
    }
    found: dict[Key, dict[int, tuple[int, GoalAnswer]]] = {}
    for number, row in enumerate(rows(goals), start=2):
        said, place = _text(row[STATUS - 1]), _text(row[3])
        if not any(map(_text, row[:4])):
            continue
        status = spoken.get(said.casefold(), "")
        if said and not status:
            wrong = page_words("'{said}' is no word for how a goal is doing.", said=said[:60])
            bad.append(BadCell(goals.title, cell(STATUS, number), wrong))
        if not place.isdecimal():
            bad.append(BadCell(goals.title, cell(4, number), page_words("This is no number of a goal.")))
            continue
        key = (_text(row[0]), _text(row[1]))
        answer = GoalAnswer(status or said, _text(row[NOTE - 1]))
        found.setdefault(key, {})[int(place)] = (number, answer)
    return found


def _form(line: ReportLine, row: Sequence[Any], answers: Answers) -> ReportForm:
    said = (answers.get(place, (0, GoalAnswer()))[1] for place in range(1, len(line.line.goals) + 1))
    return ReportForm(
        spent=_text(row[SPENT - 1]),
        people=_text(row[PEOPLE - 1]),
        goals=tuple(said),
        text=_text(row[TEXT - 1]),
        reason=_text(row[REASON - 1]),
    )


def _wrong(form: ReportForm, sheet: str, row: int, goals: str, answers: Answers) -> Iterator[BadCell]:
    columns = {"spent": SPENT, "people": PEOPLE}
    for field, sentence in form.wrong().items():
        if field in columns:
            yield BadCell(sheet, cell(columns[field], row), sentence)
            continue
        place = int(field.rpartition("_")[2])
        at = answers[place][0] if place in answers else None
        missing = page_words("Goal {number} of row {row} has no answer.", number=place, row=row)
        yield BadCell(goals, cell(STATUS, at) if at else "", sentence if at else missing)


def _text(value: Any) -> str:
    """A cell as it would be typed; a number with at most two decimals, as amounts have them."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        try:
            number = Decimal(str(value))
            rounded = number.quantize(CENTS)
        except InvalidOperation:
            return str(value)
        if rounded != number:
            return f"{number:f}"
        return f"{rounded:f}".removesuffix(".00").replace(".", ",")
    return str(value).strip()


def _number(typed: str) -> float | int | None:
    """A number as a spreadsheet has it."""
    if not typed:
        return None
    number = float(typed.replace(",", "."))
    return int(number) if number.is_integer() else number


def _headings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = (page_words("Follow-up"), page_words("Project no."), page_words("Project"))
    return (
        *known,
        page_words("Period"),
        page_words("Granted"),
        page_words("Spent to date"),
        page_words("Person-years"),
        page_words("Text"),
        page_words("Why less than before"),
    ), (*known, page_words("Goal no."), page_words("Goal"), page_words("How it is doing"), page_words("Note"))


def _headed(sheet: Worksheet, heading: Sequence[str]) -> None:
    put(sheet, 1, *heading)
    for column, _ in enumerate(heading, start=1):
        top = sheet.cell(1, column)
        top.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 26 if column in (1, 3, 5, 8, 9) else 18
    sheet.freeze_panes = "A2"
