"""What a list costs the registry does not grow with its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from tests.support.followed import Followed, followed_desk

PAGES = {"/reports": "olli", "/follow-up": "kaija", "/register": "reko", "/people": "reko"}
"""Page → whose it is."""

MOST = 16
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
    for path, person in PAGES.items():
        async with followed.person(person) as browser:
            with _told(followed) as told:
                answer = await browser.get(path)
            assert answer.status_code == 200, answer.text
            assert path == "/people" or followed.number(rows).replace(" ", "%20") in answer.text
            counted[path] = len(told)
    return counted


async def test_fifty_rows_cost_as_many_statements_as_five(tmp_path: Path) -> None:
    with followed_desk(tmp_path) as followed:
        few, many = await _counted(followed, 5), await _counted(followed, 50)
    assert few == many
    assert max(many.values()) <= MOST
