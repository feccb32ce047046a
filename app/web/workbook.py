"""Spreadsheets that people upload: opened once it is sure that they are small, and hold nothing that runs."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.wrong_input import WrongInput
from models.base.words import Said, Value

LARGEST = 2_000_000
"""Bytes of the largest spreadsheet that is read."""
UNPACKED = 20_000_000
"""Bytes of its parts together: a small file may hold a mountain of zeros."""
ROWS, COLUMNS = 2_000, 20
"""So many of a sheet are read."""


class SheetTooLarge(WrongInput):
    """The spreadsheet is larger than what is read here: {most} MB, and no sheet longer than row {last}."""


class NoSheet(WrongInput):
    """The file cannot be read as a spreadsheet (.xlsx)."""


@dataclass(frozen=True)
class BadCell:
    """A cell that cannot be taken, and why; the sentence may be a refusal of the engine."""

    sheet: str
    cell: str
    wrong: Value


class CellsWrong(WrongInput):
    """Nothing was taken, as {cells} of the spreadsheet cannot be: mend them and bring it again."""

    def __init__(self, found: list[BadCell]) -> None:
        super().__init__(cells=Said.of("page", "{count} cell", "{count} cells", count=len(found)))
        self.findings = tuple(found)


def opened(content: bytes) -> Workbook:
    """A spreadsheet that was uploaded. Raises NoSheet or SheetTooLarge."""
    if len(content) > LARGEST:
        raise _too_large()
    try:
        with ZipFile(BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > UNPACKED:
                raise _too_large()
            if any(b"<!DOCTYPE" in parts.read(part)[:4096] for part in parts.infolist()):
                raise NoSheet
        return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except WrongInput:
        raise
    except (BadZipFile, OSError, KeyError, ValueError, TypeError, AttributeError, SyntaxError, RuntimeError):
        raise NoSheet from None  # whatever a library stumbles over in a file of a stranger


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    """The values of a sheet, row by row, without its heading. Raises NoSheet or SheetTooLarge."""
    try:
        sheet.reset_dimensions()  # what a file says of its own size is not believed
        found = list(sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS, values_only=True))
    except (ValueError, TypeError, KeyError, AttributeError, SyntaxError, OSError, BadZipFile):
        raise NoSheet from None
    if len(found) > ROWS:
        raise _too_large()
    return [(*row, *(None,) * (COLUMNS - len(row))) for row in found[1:]]


def put(sheet: Worksheet, row: int, *values: object) -> None:
    """Write a row; whatever people wrote is text there, and never a formula."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        cell.value = value  # type: ignore[assignment]  # text, a number, or nothing
        if isinstance(value, str):
            cell.data_type = "s"


def cell(column: int, row: int) -> str:
    """What people call a cell: C7."""
    return f"{get_column_letter(column)}{row}"


def _too_large() -> SheetTooLarge:
    return SheetTooLarge(most=LARGEST // 1_000_000, last=ROWS + 1)
