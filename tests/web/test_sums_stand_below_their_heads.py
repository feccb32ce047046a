"""A column of sums is set to the right from its head to its foot, in every table of money."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.support.followed import Followed


class _Tables(HTMLParser):
    """The cells of a page's tables, and which of them are set as numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[list[bool]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.rows.append([])
        elif tag == "tr":
            self.rows[-1].append([])
        elif tag in ("th", "td"):
            self.rows[-1][-1].append("number" in (dict(attributes).get("class") or "").split())


@pytest.mark.parametrize(
    ("person", "path"), [("kaija", "/follow-up"), ("olli", "/reports"), ("kaija", "/cases")]
)
async def test_a_head_is_set_as_its_column(followed: Followed, person: str, path: str) -> None:
    tables = _Tables()
    async with followed.person(person) as browser:
        tables.feed((await browser.get(path)).text)
    assert tables.rows
    for head, *rows in tables.rows:
        assert rows
        for row in rows:
            assert row == head
