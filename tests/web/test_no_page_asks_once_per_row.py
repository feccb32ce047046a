"""What a list costs the registry does not grow with its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from sqlalchemy import event

from app.diagnosis import Diagnosis, NamedPlace, told
from app.web.api.door import ROOT
from app.web.looking import Looking
from tests.support.calling import program
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

READINGS = {
    **dict.fromkeys(("/cases", "/meetings", "/reports", "/periods", "/money", "/due", "/waiting"), "olli"),
    **dict.fromkeys((f"/journals/{CASE}", f"/timeline/{CASE}"), "olli"),
    **dict.fromkeys((f"/timeline/{MEETING}", f"/agenda/{MEETING}", f"/minutes/{MEETING}"), "olli"),
    **dict.fromkeys((f"/hall/{MEETING}", f"/papers?journal={CASE}", "/drafts", "/rules", "/bodies"), "olli"),
    **dict.fromkeys(("/register/challenges", "/register/decisions", "/register/certificates"), "reko"),
    **dict.fromkeys(("/people", "/health", "/policy", "/search?q=a"), "reko"),
}
"""What programs read at the address → whose token they have."""

LISTS = ("/cases", "/reports", "/follow-up", "/register", "/")
"""Those that name every decision that is followed up."""

MOST = 28
"""Statements of the dearest page, those too by which a reading begins."""


@dataclass(frozen=True)
class CostlyAnswer:
    """What the desk answered."""

    text: str
    statements: list[str]
    """Those that it cost, with their parameters."""


@contextmanager
def _asking(followed: Followed) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        statements.append(f"{statement} {parameters}")

    engine = followed.house.installation.registry.reading
    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


async def _counted(followed: Followed, rows: int) -> dict[str, int]:
    followed.until(rows)
    counted = {}
    for page, person in PAGES.items():
        async with followed.person(person) if person else followed.anybody() as browser:
            asked = await _asked(followed, browser, page.format(case=followed.number(1)))
            assert page not in LISTS or followed.number(rows).replace(" ", "%20") in asked.text, page
            counted[page] = len(asked.statements)
    for reading, person in READINGS.items():
        async with program(followed, person, "read") as caller:
            path = f"{ROOT}{reading.format(case=followed.number(1))}"
            counted[f"{ROOT}{reading}"] = len((await _asked(followed, caller.client, path)).statements)
    return counted


async def _asked(followed: Followed, browser: httpx.AsyncClient, path: str) -> CostlyAnswer:
    """What an address costs, and what it answers."""
    assert (await browser.get(path)).status_code == 200, path  # what is kept of it is there from now on
    followed.move_on()  # and has to be compared
    with _asking(followed) as statements:
        answer = await browser.get(path)
    assert answer.status_code == 200, (path, answer.text)
    return CostlyAnswer(answer.text, statements)


async def test_fifty_rows_cost_as_many_statements_as_five(tmp_path: Path) -> None:
    with followed_desk(tmp_path) as followed:
        few, many = await _counted(followed, 5), await _counted(followed, 50)
    assert {page: (few[page], many[page]) for page in few if few[page] != many[page]} == {}
    assert max(many.values()) <= MOST, many


async def test_a_life_is_worded_page_by_page_and_asks_for_its_bodies_once(tmp_path: Path) -> None:
    with followed_desk(tmp_path) as followed:
        followed.until(1)
        path = f"{ROOT}/timeline/{followed.number(1)}"
        async with program(followed, "olli", "read") as caller:
            whole, first = [
                await _asked(followed, caller.client, f"{path}{page}") for page in ("", "?limit=1")
            ]
    assert len(whole.statements) == len({*whole.statements})
    assert len(first.statements) < len(whole.statements)


async def test_the_health_asks_only_for_the_journals_that_it_names(tmp_path: Path) -> None:
    with followed_desk(tmp_path) as followed:
        followed.until(2)
        places = tuple(NamedPlace(where) for where in (followed.number(1), "outbox"))
        found = Diagnosis(False, told("No paper, notice or nudge fails."), None, places)
        looking = followed.desk.state.looking = Looking(followed.house.installation, (lambda _: found,))
        thread = looking.begin()
        assert thread is not None
        thread.join(60)
        assert looking.last is not None
        looking.last = replace(looking.last, verdict=None)
        async with followed.person("reko") as browser:
            asked = await _asked(followed, browser, "/health")
    assert f'href="/journal/{quote(followed.number(1))}"' in asked.text
    assert "<code>outbox</code>" in asked.text
    journals = [each for each in asked.statements if "FROM journal" in each]
    assert journals
    assert all("journal.id IN" in each and followed.number(2) not in each for each in journals)
