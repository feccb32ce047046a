"""What an owner leaves out is told beside its field, and each bad cell of a spreadsheet by its name."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
import pytest
from openpyxl import Workbook, load_workbook

from tests.support.browsing import form_of, words
from tests.support.builders import DAYCARE
from tests.support.followed import Followed

SHEET = "/report-sheet.xlsx?period=2021Q1&division=school"


def _page(followed: Followed) -> str:
    journal = followed.number(1).replace(" ", "%20")
    return f"/reports/{journal}/khs-2021-1?project={DAYCARE}&period=2021Q1"


async def _brought(browser: httpx.AsyncClient, content: bytes, name: str = "q1.xlsx") -> httpx.Response:
    hidden = form_of((await browser.get("/report-sheet")).text)
    return await browser.post("/report-sheet", data=hidden, files={"sheet": (name, content)})


async def test_the_page_that_takes_a_spreadsheet_says_what_its_stars_stand_for(followed: Followed) -> None:
    async with followed.person("olli") as browser:
        told = words((await browser.get("/report-sheet")).text)
    assert "* * * stands for a confidential text, which stays as it is" in told


async def test_what_is_missing_stands_beside_its_field(followed: Followed) -> None:
    async with followed.person("olli") as browser:
        assert f"{DAYCARE} daycare , quarter 1 of 2021" in words((await browser.get("/reports")).text)
        hidden = form_of((await browser.get(_page(followed))).text)
        answer = await browser.post(_page(followed), data={**hidden, "spent": "kymppi", "text": "Alussa."})
    assert answer.status_code == 422
    told = words(answer.text)
    assert "kymppi is not an amount" in told
    assert "Say how many work on it" in told
    assert "Say how this goal is doing" in told
    assert 'aria-describedby="wrong-people"' in answer.text
    assert "Alussa." in answer.text


async def test_what_was_reported_last_is_filled_in(followed: Followed) -> None:
    journal = followed.number(1).replace(" ", "%20")
    path = f"/reports/{journal}/khs-2021-1?project=104020107402&period=2021Q2"
    async with followed.person("olli") as browser:
        page = (await browser.get(path)).text
    assert 'name="spent" value="10"' in page
    assert 'name="people" value="1,50"' in page


async def test_a_spreadsheet_has_a_row_for_each_report_and_each_goal(followed: Followed) -> None:
    async with followed.person("olli") as browser:
        book = load_workbook(BytesIO((await browser.get(SHEET)).content))
    reports, goals = book.worksheets
    assert [row[1].value for row in reports.iter_rows(min_row=2)] == [DAYCARE, DAYCARE]
    assert [row[4].value for row in goals.iter_rows(min_row=2)] == ["Jono lyhenee", "Jono lyhenee"]


async def test_each_bad_cell_is_named_and_nothing_is_taken(followed: Followed) -> None:
    async with followed.person("olli") as browser:
        book = load_workbook(BytesIO((await browser.get(SHEET)).content))
        reports, goals = book.worksheets
        reports["F2"], reports["G2"], goals["F2"] = "paljon", 1.5, "hyvin"
        reports["F3"], reports["G3"], goals["F3"] = 12.345, None, "on track"
        answer = await _brought(browser, _bytes(book))
        assert answer.status_code == 422
        told = words(answer.text)
        owed = words((await browser.get("/reports")).text)
    assert "as 4 cells of the spreadsheet cannot be" in told
    for cell in ("Reports F2", "Reports F3", "Reports G3", "Goals F2"):
        assert cell in told, cell
    assert owed.count("daycare , quarter 1 of 2021") == 2


def _bytes(book: Workbook) -> bytes:
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _zip(size: int) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b"\0" * size)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("q1.xlsx", _zip(30_000_000), "larger than what is read here"),
        ("q1.xlsx", _zip(10), "cannot be read as a spreadsheet"),
        ("q1.xlsx", b"no zip", "is not what its name says"),
        ("q1.pdf", b"%PDF-1.7", "is no file that can be taken here"),
    ],
)
async def test_what_is_no_spreadsheet_is_refused(
    followed: Followed, name: str, content: bytes, told: str
) -> None:
    async with followed.person("olli") as browser:
        answer = await _brought(browser, content, name)
    assert answer.status_code == 422
    assert told in words(answer.text)


async def test_a_word_that_looks_like_a_formula_is_text(followed: Followed) -> None:
    from app.web.workbook import put  # noqa: PLC0415 - the only test of it

    book = Workbook()
    put(book.worksheets[0], 1, "=HYPERLINK(1)")
    kept = load_workbook(BytesIO(_bytes(book))).worksheets[0]["A1"]
    assert (kept.value, kept.data_type) == ("=HYPERLINK(1)", "s")
