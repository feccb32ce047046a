"""Attackers neither get in nor read what is not theirs, as often as docs/security.md says that they tried."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import quote

import httpx
import pytest
from sqlalchemy import select

from activities.store import PAPERS, TEXTS
from app.desk.scopes import acts_for_programs
from app.web.api.description import description
from app.web.api.door import ROOT
from app.web.guessing import Guessing, Tries
from app.web.pages.login import within
from models.tables.tables import JOURNAL, PAPER, SEALED
from tests.support.attacked import filled, routes, token_of, tried
from tests.support.browsing import Town, open_desk, words
from tests.support.calling import program
from tests.support.leaking import tells
from tests.support.patience import until
from tests.support.publishing import with_a_secret

INJECTED = (
    "\r\nX-Injected: yes",
    "\n\nX-Injected: yes",
    "%0d%0aX-Injected:%20yes",
    "\u560d\u560aX-Injected: yes",
    "\0",
)


@pytest.fixture(scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """A desk of their own: everything that is there is asked for, by every address."""
    async with open_desk(tmp_path_factory.mktemp("attacked")) as town:
        yield town


@pytest.fixture(scope="module")
async def meeting(town: Town) -> tuple[str, str, str]:
    """A meeting with its agenda sent, an open case and a confidential one."""
    found = await with_a_secret(town, days=60)
    sent = await (await town.person("sihteeri")).does("send_agenda", found[0])
    assert sent.status_code == 200, words(sent.text)
    await until(lambda: bool(town.desk.state.published.papers(found[0])))
    return found


async def test_a_planted_session_is_nobodys(town: Town) -> None:
    count = 0
    for planted in ("planted", "x" * 5000, "' or 1=1 --", "../desk.sqlite"):
        async with town.reader() as victim:
            victim.cookies.set("pykala-session", planted)
            answer = await victim.post("/login", data={"person": "vastuu", "password": town.password})
            given = answer.cookies["pykala-session"]
            assert given != planted
            async with town.reader() as attacker:
                attacker.cookies.set("pykala-session", planted)
                assert (await attacker.get("/cases")).status_code == 303
                attacker.cookies.set("pykala-session", given[:-1])
                assert (await attacker.get("/cases")).status_code == 303
            count += 2
    tried("Session fixation", count)


async def test_no_header_is_split(town: Town, stranger: httpx.AsyncClient) -> None:
    person, count = await town.person("laatija"), 0
    token = await token_of(person)
    for said in INJECTED:
        assert within(f"/x{said}").isprintable()
        for path, asked in (
            ("/login", {"to": f"/x{said}"}),
            (f"/language/{quote(said)}", {"to": f"/x{said}"}),
            ("/language/fi", {"to": f"/x{said}"}),
            ("/login/elsewhere", {"to": f"/x{said}"}),
            (f"/public/meeting/{quote(said)}", {}),
            (f"/oparl/v1.1/meeting/{quote(said)}", {"limit": said}),
            ("/public/feed.xml", {"x": said}),
        ):
            for reader in (stranger, person.browser):
                _unsplit(await reader.get(path, params=asked))
                count += 1
        written = {
            "_token": token,
            "_back": f"/cases{said}",
            "title": said,
            "task_class": "00 01 02",
            "language": "fi",
        }
        _unsplit(await person.browser.post("/act/open_case", data=written))
        _unsplit(
            await stranger.post(
                "/login", data={"person": "talous", "password": town.password, "to": f"/{said}"}
            )
        )
        async with program(town, "laatija", "open_case", "read") as caller:
            _unsplit(await caller.client.get(f"{ROOT}/cases", params={"cursor": said, "body": said}))
        count += 3
    tried("Header splitting", count)


def _unsplit(answer: httpx.Response) -> None:
    assert answer.status_code < 500, answer.url
    assert "x-injected" not in answer.headers
    assert not any(b"\r" in value or b"\n" in value or b"\0" in value for _, value in answer.headers.raw)


async def test_guesses_that_come_together_are_counted(town: Town, stranger: httpx.AsyncClient) -> None:
    town.desk.state.tries.storage.reset()
    guesses = [stranger.post("/login", data={"person": "uhri", "password": f"arvaus {n}"}) for n in range(40)]
    answers = [answer.status_code for answer in await asyncio.gather(*guesses)]
    assert answers.count(403) == 10
    assert answers.count(429) == 30
    town.desk.state.tries.storage.reset()
    wide = Guessing(Tries(), "192.0.2.1")
    assert [wide.may_try(f"uhri{number}") for number in range(80)].count(True) == 60
    owner = Guessing(Tries(), "192.0.2.1")
    for number in range(60):
        assert owner.may_try(f"uhri{number}")
    owner.was_right("uhri1")
    assert owner.may_try("uhri2")
    assert not owner.may_try("uhri3")
    tried("Guessing at login", 120)


async def test_a_token_does_nothing_out_of_its_scope(town: Town) -> None:
    count = 0
    async with program(town, "laatija", "read") as reader, program(town, "laatija", "open_case") as opener:
        for act in acts_for_programs():
            for caller in (reader, opener) if act.name() != "open_case" else (reader,):
                answer = await caller.client.post(f"{ROOT}/acts/{act.name()}", json={"act": {}})
                assert (answer.status_code, answer.json()["type"]) == (403, "urn:pykala:problem:OutOfScope")
                count += 1
        for path in description()["paths"]:
            if "/acts/" not in path:
                answer = await opener.client.get(filled(path, "people"), params={"journal": "people"})
                assert answer.status_code == 403, path
                count += 1
    tried("A token out of scope", count)


async def test_no_confidential_byte_is_public(
    town: Town, stranger: httpx.AsyncClient, meeting: tuple[str, str, str]
) -> None:
    installation = town.house.installation
    with installation.registry.reading.connect() as connection:
        journals = [*connection.execute(select(JOURNAL.c.id)).scalars()]
        hashes = {*connection.execute(select(PAPER.c.sha256)).scalars()}
        hashes |= {*connection.execute(select(SEALED.c.sha256)).scalars()}
    hashes |= {name for shelf, name in installation.archive.store.files() if shelf in (TEXTS, PAPERS)}
    asked = [
        filled(route.path, journal)
        for route in routes(town, "GET")
        for journal in (journals if "{" in route.path else [""])
        if "sha256" not in route.path and route.path != "/watch/{journal:path}"
    ]
    asked += [
        f"{place}/{quote(each)}"
        for place in ("/oparl/v1.1/paper", "/oparl/v1.1/agenda-item")
        for each in journals
    ]
    asked += [
        f"{place}/{sha256}?journal={quote(journal)}"
        for place in ("/public/paper", "/paper")
        for sha256 in sorted(hashes)
        for journal in meeting
    ]
    asked += [f"/oparl/v1.1/file/{sha256}" for sha256 in sorted(hashes)]
    for path in asked:
        answer = await stranger.get(path)
        assert answer.status_code < 500, path
        for word in ("Lahtisen", "perheen asunto"):
            assert not tells(answer.content, word), path
    tried("A public reader asks for every confidential byte", len(asked))
