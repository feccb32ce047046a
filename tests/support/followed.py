"""A desk before a registry in which many decisions are followed up: nobody acts there, and pages are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import httpx
from fastapi import FastAPI
from sqlalchemy import Table, insert, update
from temporalio.client import Client

from activities.accounts import Accounts
from activities.installation import Installation
from app.web.application import application
from app.web.house import House
from app.web.visitor import COOKIE
from models.base.canonical import canonical
from models.engine.journal import Fact
from models.tables.row_tables import CASE, HANDLING, ReportRow
from models.tables.tables import FACT, JOURNAL, REGISTRY
from models.whole.rows import rows_of
from tests.support.browsing import AT
from tests.support.builders import LIBRARY, STREETS, Town, a_running_follow_up
from tests.support.follow_ups import give
from tests.support.office import settings_of

PEOPLE = {"olli": "owner", "kaija": "controller", "reko": "registrar"}
ROWS = {"case_row": CASE, "handling_row": HANDLING, "report_row": ReportRow.__table__}


class Followed:
    """A registry into which the same decision is written again and again, each time under another number."""

    def __init__(self, installation: Installation, accounts: Accounts, published: str = "") -> None:
        self.house = House(installation, cast(Client, None), accounts)
        self.desk: FastAPI = application(self.house)
        self._town = _reported(published)
        self._written = self._positions = self._moved = 0
        own = (self._town.case_id, self._town.follow_up_id)
        self._journals = dict.fromkeys(fact.journal for fact in self._town.memory.facts)
        self._write([(journal, 1) for journal in self._journals if journal not in own])
        self._own = own

    def number(self, copy: int) -> str:
        """The number of the case of one of them, from 1."""
        return f"{self._town.case_id[:-3]}{copy + 100}"

    def until(self, decisions: int) -> None:
        """Have so many decisions be there."""
        copies = range(self._written + 1, decisions + 1)
        self._write([(journal, copy) for copy in copies for journal in self._own])
        self._written = decisions

    def person(self, name: str, language: str = "en") -> httpx.AsyncClient:
        """Somebody who is logged in."""
        cookies = {COOKIE: self.house.accounts.begin(name)}
        headers = {"accept-language": language}
        transport = httpx.ASGITransport(self.desk)
        return httpx.AsyncClient(transport=transport, base_url=AT, cookies=cookies, headers=headers)

    def anybody(self, language: str = "en") -> httpx.AsyncClient:
        """Somebody who is not logged in."""
        transport = httpx.ASGITransport(self.desk)
        return httpx.AsyncClient(transport=transport, base_url=AT, headers={"accept-language": language})

    def _write(self, journals: Iterable[tuple[str, int]]) -> None:
        with self.house.installation.database.begin() as connection:
            for journal, copy in journals:
                for table, rows in self._rows(journal, copy).items():
                    named = [_renamed(row, self._town.case_id, self.number(copy)) for row in rows]
                    connection.execute(insert(table), named)
        self.move_on()

    def move_on(self) -> None:
        """Have something happen in the registry, no matter what."""
        self._moved += 1
        with self.house.installation.database.begin() as connection:
            connection.execute(update(REGISTRY).values(head=f"{self._moved:064}"))

    def _rows(self, journal: str, copy: int) -> dict[Table, list[dict[str, Any]]]:
        held = self._town.memory.held(journal)
        facts = [_row(fact) for fact in self._town.facts(journal)]
        for fact in facts:
            self._positions += 1
            fact["position"] = self._positions
        state = held.begun()
        known = {"id": journal, "kind": state.noun, "seq": held.seq, "head": held.head}
        found: dict[Table, list[dict[str, Any]]] = {FACT: facts, JOURNAL: [{**known, "is_open": state.open}]}
        for row in rows_of(held):
            if row.table in ROWS:
                section = {"section": copy + 1} if row.table == "handling_row" else {}
                found.setdefault(ROWS[row.table], []).append({**row.cells, **section})
        return found


@contextmanager
def followed_desk(folder: Path, published: str = "") -> Iterator[Followed]:
    """A desk before such a registry, one period of which may be published; nobody acts there."""
    installation = Installation.fresh(settings_of(folder), rehearsal=True)
    accounts = Accounts(folder / "desk.sqlite")
    yield Followed(installation, accounts, published)
    accounts.dispose()
    installation.close()


def _reported(published: str) -> Town:
    """A decision that is followed up: a report in time, one with too much spent, one that is missing.

    It is published and not final, and an appeal came against it, which it is not open to.
    """
    town = a_running_follow_up()
    town.until("2021-04-01")
    for project, spent in ((LIBRARY, 1000), (STREETS, 120_000)):
        give(town, project, spent=spent)
    town.on_case("record_challenge", decision=town.handling.key, kind="appeal", title="Valitus määrärahasta")
    if published:
        _publish(town, published)
    _know_people(town)
    return town


def _publish(town: Town, period: str) -> None:
    town.on_follow_up("accept_report", project=LIBRARY, period=period)
    missing = [project for project in town.follow_up.lines if project != LIBRARY]
    town.on_follow_up("consolidate_quarter", period=period, without=missing)
    town.on_follow_up("publish_report", period=period)


def _know_people(town: Town) -> None:
    town.do("add_person", role="registrar", person="reko")
    for person, office in PEOPLE.items():
        if person != "reko":
            town.memory.act(_of_reko(town, "add_person", person=person))
            town.memory.act(_of_reko(town, "appoint_person", person=person, office=office, of="all"))


def _of_reko(town: Town, name: str, **fields: Any) -> Any:
    return town.command(name, role="registrar", **fields).model_copy(update={"actor": "reko"})


def _row(fact: Fact) -> dict[str, Any]:
    content = fact.model_dump(mode="json", include={"content"})["content"]
    own = {"on_behalf_of": fact.on_behalf_of, "later_because": fact.later_because}
    return {**fact.model_dump(exclude={"content"}), **own, "content": canonical(content)}


def _renamed(row: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {key: said.replace(old, new) if isinstance(said, str) else said for key, said in row.items()}
