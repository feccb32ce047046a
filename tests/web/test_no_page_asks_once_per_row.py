"""What a list costs the registry does not grow with its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from tests.support.followed import Followed, followed_desk

CASE, MEETING, FOLLOW_UP = "{case}", "khs-2021-03-15", "{case}/khs-2021-1"

PAGES = {
    **dict.fromkeys(("/", "/cases", "/cases?q=a", "/meetings", f"/journal/{CASE}", "/reports"), "olli"),
    **dict.fromkeys((f"/journal/{MEETING}", f"/difference/{CASE}", f"/minutes/{MEETING}"), "olli"),
    **dict.fromkeys((f"/hall/{MEETING}", f"/hall/{MEETING}/screen", "/rules", "/password"), "olli"),
    **dict.fromkeys(("/follow-up", f"/journal/{FOLLOW_UP}"), "kaija"),
    **dict.fromkeys(("/register", "/people", "/municipality", "/municipality/form", "/body/khs"), "reko"),
    **dict.fromkeys(("/body-form?code=khs", "/accounts", "/health", "/act/open_case"), "reko"),
    **dict.fromkeys(("/public", "/public/feed.xml", "/login"), ""),
}
"""Page → whose it is; nobody's is everybody's."""

LISTS = ("/cases", "/reports", "/follow-up", "/register", "/")
"""Those that name every decision that is followed up."""

MOST = 28
"""Statements of the dearest page, those too by which a reading begins."""


@contextmanager
def _told(followed: Followed) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    told: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(statement)

    engine = followed.house.installation.registry.reading
    event.listen(engine, "before_cursor_execute", note)
    yield told
    event.remove(engine, "before_cursor_execute", note)


async def _counted(followed: Followed, rows: int) -> dict[str, int]:
    followed.until(rows)
    counted = {}
    for page, person in PAGES.items():
        path = page.format(case=followed.number(1))
        async with followed.person(person) if person else followed.anybody() as browser:
            assert (await browser.get(path)).status_code == 200, (
                path
            )  # what is kept of it is there from now on
            followed.move_on()  # and has to be compared
            with _told(followed) as told:
                answer = await browser.get(path)
            assert answer.status_code == 200, (path, answer.text)
            assert page not in LISTS or followed.number(rows).replace(" ", "%20") in answer.text, page
            counted[page] = len(told)
    return counted


async def test_fifty_rows_cost_as_many_statements_as_five(tmp_path: Path) -> None:
    with followed_desk(tmp_path) as followed:
        few, many = await _counted(followed, 5), await _counted(followed, 50)
    assert {page: (few[page], many[page]) for page in PAGES if few[page] != many[page]} == {}
    assert max(many.values()) <= MOST, many
