"""Attacks on the desk: how often each was tried, held against what docs/security.md says, and their means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import func, select
from starlette.routing import Route

from models.tables.tables import FACT
from tests.support.browsing import Person, Town

PAGE = Path(__file__).parents[2] / "docs" / "security.md"

_STANDS = {
    "spoken": "fi",
    "sha256": "0" * 64,
    "name": "open_case",
    "act": "open_item",
    "kind": "meeting",
    "code": "khs",
}


def tried(attack: str, times: int) -> None:
    """So often at least it was tried in vain, and the page says no more."""
    told = PAGE.read_text(encoding="utf-8")
    said = re.search(rf"^\| {re.escape(attack)} \| ([\d,]+) \|", told, re.MULTILINE)
    assert said, f"docs/security.md does not tell of: {attack} ({times})"
    assert int(said[1].replace(",", "")) <= times, f"{attack}: {times}"


def routes(town: Town, method: str) -> Iterator[Route]:
    """The addresses that take such a request."""
    for route in town.desk.routes:
        if isinstance(route, Route) and method in (route.methods or ()):
            yield route


def filled(path: str, journal: str) -> str:
    """An address with what it asks for."""
    return re.sub(r"\{(\w+)(:path)?\}", lambda name: _STANDS.get(name[1], quote(journal)), path)


async def token_of(person: Person) -> str:
    """What a form of theirs bears."""
    page = (await person.browser.get("/")).text
    return page.partition('name="_token" value="')[2].partition('"')[0]


def facts_there(town: Town) -> int:
    """How many facts the registry has."""
    with town.house.installation.registry.reading.connect() as connection:
        return connection.execute(select(func.count()).select_from(FACT)).scalar_one()
