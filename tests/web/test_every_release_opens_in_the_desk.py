"""What a release wrote opens in the desk: every page of every role is there, for all that is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.routing import Match, Route
from temporalio.client import Client

from activities.accounts import Accounts
from activities.installation import Installation
from activities.nudging import Nudges
from activities.registry.commit import Commits
from activities.upgrading import upgrade
from app.web.access import Access, access_of
from app.web.application import application
from app.web.house import House
from app.web.visitor import COOKIE
from models.base import clock
from models.engine.command import Command
from models.engine.message import CommitOrder
from models.people.person import OF_ALL, Duty
from tests.support.browsing import AT, Town
from tests.support.cellar import RELEASES, brought_up
from tests.support.office import settings_of

EVERYBODY = "kaikki"
"""Somebody who is everything at once."""

CASE = "HEL 2021-000001"

BEGINNINGS = (
    *("/", "/login", "/cases", "/meetings", "/reports", "/follow-up", "/register", "/people", "/public"),
    *("/rules", "/municipality", "/health", f"/health/workflow?journal={CASE}", "/accounts", "/body-form"),
    *("/public/search", "/public/subscribe", f"/papers-of/{CASE}"),
    *("/password", "/language/sv", "/public/feed.xml", f"/public/decision/{CASE}", "/api/v1/openapi.json"),
)

LACKED = (
    *("/public/subscription/none", "/public/subscription/none/end", "/town-arms.svg"),
    *("/login/elsewhere", "/login/back", "/login/out", f"/attachment/1?journal={CASE}"),
    f"/public/report/{CASE}/kylk-2021-42",
)
"""What no such folder has: a login service, subscribers, arms, attachments, published reports; their pages
say so."""

EVERYBODYS = (
    *("/", "/cases", "/meetings", "/rules"),
    *(f"/journal/{name}" for name in (CASE, "kylk-2021-06-28", f"{CASE}/kylk-2021-42")),
)
"""What every role reads, and what each may do there."""

ELSEWHERE = re.compile(r"/(language|logout|look)|/act/\w+\?.*_back=")
"""Where nothing new is to be read: a choice, a form that was opened before."""

ALIKE = re.compile(r"/(?:act/\w+|paper/|public/paper|body-form|body|hall/[^/?]+\?item|difference)")
"""Pages of which the first few are read: forms of one act, papers, items of one meeting."""

FEW = 3

STREAM = "/watch/{journal:path}"

EXCHANGED = "/oparl/"
"""What is for programs, and has tests of its own."""

ANSWERS = {200, 303, 400, 403, 404, 409}
"""What is refused in words, or leads on, is no fault of a page: the hall of a meeting that was cancelled."""


class Opened:
    """A release's folder, opened in the desk, with a person in every office."""

    def __init__(self, installation: Installation, client: Client, accounts: Accounts) -> None:
        self.installation, self.accounts = installation, accounts
        self._commits = Commits(self.installation.database)
        self._does("add_person", person=EVERYBODY)
        for duty in Duty:
            self._does("add_person", person=duty.value.replace("_", ""))
            for person in (EVERYBODY, duty.value.replace("_", "")):
                if (person, duty) != (EVERYBODY, Duty.REGISTRAR):
                    of = {} if duty in OF_ALL else {"of": "kylk" if "member" in duty else "all"}
                    seat = {"seat": 1} if "member" in duty else {}
                    self._does("appoint_person", person=person, office=duty.value, **of, **seat)
        self.desk = application(House(installation, client, accounts))

    def _does(self, name: str, **act: Any) -> None:
        facts, now = self.installation.registry.facts("people"), clock.now()
        said = {"id": f"{name}-{len(facts)}", "name": name, "act": act, "happened_at": now}
        command = Command.model_validate({**said, "actor": EVERYBODY, "role": "registrar"})
        read = {"since": len(facts), "head": facts[-1].hash} if facts else {"since": 0}
        order = CommitOrder(command=command, now=now, **read)
        committed = self._commits.commit(order)
        assert committed.refused is None, committed.refused

    def reader(self, person: str) -> httpx.AsyncClient:
        """Somebody who is logged in."""
        cookies = {COOKIE: self.accounts.begin(person)}
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.desk), base_url=AT, cookies=cookies)


@pytest.fixture(scope="module", params=RELEASES)
async def opened(
    request: pytest.FixtureRequest, town: Town, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Opened]:
    """A release's folder, taken over by this version, in the desk; no worker drives it."""
    folder = tmp_path_factory.mktemp("released")
    brought_up(request.param, folder)
    installation, client = Installation.fresh(settings_of(folder)), town.house.client
    await upgrade(installation.database, Nudges(installation.database, client, request.param), folder)
    accounts = Accounts(folder / "desk.sqlite")
    yield Opened(installation, client, accounts)
    accounts.dispose()
    installation.close()


def _links(html: str) -> Iterator[str]:
    for link in re.findall(r'href="(/[^"#]*)', html):
        if not ELSEWHERE.match(unescape(link)):
            yield unescape(link)


async def _read(browser: httpx.AsyncClient, *beginnings: str, far: bool) -> dict[str, int]:
    """Every page that these lead to, and those lead to if it is to go far; with what each answers."""
    found: dict[str, int] = {}
    alike: Counter[str] = Counter()
    waiting = [*beginnings]
    while waiting:
        path = waiting.pop()
        kind = match[0] if (match := ALIKE.match(path)) else path
        if path in found or alike[kind] == FEW:
            continue
        alike[kind] += 1
        answer = await browser.get(path)
        found[path] = answer.status_code
        if answer.headers.get("content-type", "").startswith("text/html") and (far or path in beginnings):
            waiting += _links(answer.text)
    return found


def _unread(opened: Opened, read: dict[str, int]) -> set[str]:
    """Pages for people that nothing led to."""
    paths = {urlsplit(path).path for path in read}
    left = set()
    for route in opened.desk.routes:
        if not isinstance(route, Route) or "GET" not in (route.methods or ()):
            continue
        scopes = ({"type": "http", "method": "GET", "path": path, "root_path": ""} for path in paths)
        if (
            access_of(route) is not Access.A_PROGRAM
            and not route.path.startswith(EXCHANGED)
            and not any(route.matches(scope)[0] is Match.FULL for scope in scopes)
        ):
            left.add(route.path)
    return left


async def test_every_page_is_there(opened: Opened) -> None:
    async with opened.reader(EVERYBODY) as browser:
        read = await _read(browser, *BEGINNINGS, *LACKED, far=True)
    assert {*read.values()} <= ANSWERS
    refused = {path for path, status in read.items() if status >= 400} - {*LACKED}
    assert len(refused) < 5, refused
    assert _unread(opened, read) == {STREAM}


@pytest.mark.parametrize("duty", Duty, ids=lambda duty: duty.value)
async def test_every_role_reads_its_pages(opened: Opened, duty: Duty) -> None:
    async with opened.reader(duty.value.replace("_", "")) as browser:
        read = await _read(browser, *EVERYBODYS, far=False)
    assert {path for path, status in read.items() if status != 200 and path in EVERYBODYS} == set()
