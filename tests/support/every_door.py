"""Every address of the desk that is only read, with the ids that a registry has for what it asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import FastAPI
from sqlalchemy import select
from starlette.routing import Route

from activities.installation import Installation
from app.web.access import Access, access_of
from models.engine.command import AnyAct
from models.tables.tables import JOURNAL, PAPER, SEALED
from tests.support.leaking import tells
from tests.support.reading_pdf import text

NOT_ASKED: Mapping[str, str] = {
    "/watch/{journal:path}": "a stream that lasts, of numbers alone",
    "/health/workflow": "asks Temporal, which has hashes alone",
    "/login": "logs in",
    "/login/elsewhere": "leads to the login service",
    "/login/back": "comes from the login service",
    "/login/out": "logs out",
}
"""The addresses that are left out, and why."""

ASKED: Mapping[str, Collection[str]] = {
    "q": ("Perusteluna", ""),
    "earlier": ("1",),
    "later": ("2",),
    "item": ("1",),
    "project": ("104020107401",),
    "period": ("2021Q1",),
    "everything": ("yes",),
    "limit": ("200",),
    "kind": ("case",),
}
"""What is asked beside an address, by the name of the question; the others stay as they are by default."""


class Doors:
    """The addresses of one desk, filled in from its registry as it stands."""

    def __init__(self, desk: FastAPI, installation: Installation, **more: Collection[str]) -> None:
        self._desk = desk
        with installation.registry.reading.connect() as connection:
            kinds = connection.execute(select(JOURNAL.c.id, JOURNAL.c.kind)).all()
            papers = connection.execute(select(PAPER.c.sha256, PAPER.c.journal)).all()
            sealed = [*connection.execute(select(SEALED.c.sha256)).scalars()]
        kept = [name for _, name in installation.archive.store.files()]
        self._kinds = {row.id: row.kind for row in kinds}
        self._journals = [*self._kinds]
        self._papers = {(row.sha256, row.journal) for row in papers}
        self._hashes = sorted({*kept, *sealed, *(row.sha256 for row in papers)})
        self._names: dict[str, Collection[str]] = {
            "journal": self._journals,
            "case": self._journals,
            "number": ("1", "2"),
            "spoken": ("fi",),
            "token": ("x",),
            "kind": ("meeting", "paper", "agenda-item", "consultation", "file", "organization"),
            **more,
        }

    def addresses(self, *for_whom: Access) -> Iterator[tuple[str, str]]:
        """A route's path, and an address of it, of all that are for these; KeyError for one unfilled."""
        for route in self._desk.routes:
            if (
                isinstance(route, Route)
                and "GET" in (route.methods or ())
                and access_of(route) in for_whom
                and route.path not in NOT_ASKED
            ):
                yield from ((route.path, address) for address in self._of(route))

    def _of(self, route: Any) -> Iterator[str]:
        names = re.findall(r"\{(\w+)", route.path)
        questions = [each.name for each in route.dependant.query_params]
        for inside in product(*(self._named(route.path, name) for name in names)):
            filled = dict(zip(names, inside, strict=True))
            if not self._fits(filled):
                continue
            path = route.path.replace(":path}", "}")
            for name, said in filled.items():
                path = path.replace(f"{{{name}}}", quote(said))
            journals = self._journals_of(filled) if "journal" in questions else ("",)
            for journal in journals:
                given = {"journal": journal} if journal else {}
                yield path + (f"?{urlencode(given)}" if given else "")
                more = {name: ASKED[name] for name in questions if name in ASKED}
                for said in product(*more.values()) if more else ():
                    yield f"{path}?{urlencode({**given, **dict(zip(more, said, strict=True))})}"

    def _named(self, path: str, name: str) -> Collection[str]:
        if name == "sha256":
            return self._hashes
        if name == "id_":
            return (*self._journals, *self._hashes)
        if name == "name":
            acts = sorted(act.name() for act in AnyAct.catalogue.values())
            return acts if path.startswith("/act/") else ("paper", "meeting", "organization", "person")
        return self._names[name]

    def _fits(self, filled: Mapping[str, str]) -> bool:
        """Whether a file is asked for by its hash, and everything else of OParl by its journal."""
        return "id_" not in filled or (filled["kind"] == "file") == (filled["id_"] in self._hashes)

    def _journals_of(self, filled: Mapping[str, str]) -> Collection[str]:
        """The journals that are asked for beside an address: of a paper its own, of any other hash the first,
        of an act those on which it is done."""
        if sha256 := filled.get("sha256"):
            own = {journal for paper, journal in self._papers if paper == sha256}
            return own or self._journals[:1]
        act = AnyAct.catalogue.known(filled.get("name", ""))
        kind = act.on if act else None
        return [each for each in self._journals if kind in (None, self._kinds[each])]


def told(content: bytes, word: str, cents: int) -> list[str]:
    """What an answer tells of words that begin so, and of a sum, however it is written."""
    said = content.decode(errors="replace")
    is_paper = content.startswith(b"%PDF")
    if is_paper:
        said += text(content)
    euros = f"{cents // 100:,}".replace(",", r"[\s\u00a0.,]?")
    sums = re.findall(rf"{euros}|{cents}", said)
    words = re.findall(rf"{word}\w*", said) or ([word] if is_paper and tells(content, word) else [])
    return sorted({*words, *sums})
