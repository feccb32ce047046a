"""Registrars see on one page what the doctor and verification found, what waits, and what Temporal says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from urllib.parse import quote

import pytest
from sqlalchemy import insert, select

from activities.settings import Settings
from app.diagnosis import Diagnosis, NamedPlace, told
from app.record_health import deliveries
from app.web.looking import Looking
from models.base import clock
from models.engine.effect_state import EffectState
from models.tables.outbox import OUTBOX
from tests.support.browsing import Town, filled, form_of, words
from tests.support.followed import Followed, followed_desk


async def test_a_look_finds_what_the_doctor_and_verification_find(town: Town) -> None:
    looking: Looking = town.desk.state.looking
    registrar = await town.person("rekisteri")
    assert "Nobody has looked" in await registrar.sees("/health")
    thread = looking.begin()
    assert thread is not None
    thread.join(60)
    seen = await registrar.sees("/health")
    assert "Looked at everything" in seen
    assert "Papers can be set" in seen
    assert "Every fact can be read" in seen
    assert "The record:" in seen
    assert "facts" in seen


async def test_a_look_that_goes_on_says_how_far_it_is(tmp_path: Path) -> None:
    goes_on, may_end = Event(), Event()

    def slow(_: Settings) -> Diagnosis:
        goes_on.set()
        may_end.wait(30)
        return Diagnosis(True, told("The store {store} answers.", store="x"))

    with followed_desk(tmp_path) as followed:
        looking = followed.desk.state.looking = Looking(followed.house.installation, (slow,))
        async with followed.person("reko") as browser:
            token = form_of((await browser.get("/health")).text)["_token"]
            assert (await browser.post("/health/look", data={"_token": token})).status_code == 303
            assert goes_on.wait(30)
            page = await browser.get("/health")
            assert "0 of" in words(page.text)
            assert "<progress" in page.text
            assert page.headers["refresh"]
            assert looking.begin() is None
            may_end.set()
            assert looking.thread is not None
            looking.thread.join(60)
            page = await browser.get("/health")
            assert "Looked at everything" in words(page.text)
            assert "refresh" not in page.headers


async def test_a_place_that_has_a_page_leads_there_in_the_reader_s_language(aside: Followed) -> None:
    looking = aside.desk.state.looking = Looking(aside.house.installation, (deliveries, _somewhere))
    thread = looking.begin()
    assert thread is not None
    thread.join(60)
    case = aside.number(1)
    async with aside.person("reko", "fi") as browser:
        page = (await browser.get("/health")).text
    assert f'<a href="/journal/{quote(case)}">{case}</a>: asiakirja, pantu syrjään' in page
    assert "<code>muualla</code>: Mikään asiakirja" in page


def _somewhere(_: Settings) -> Diagnosis:
    return Diagnosis(
        False,
        told("Papers can be set; the fonts are there."),
        None,
        (NamedPlace("muualla", told("No paper, notice or nudge fails.")),),
    )


@pytest.fixture
def aside(tmp_path: Path) -> Iterator[Followed]:
    """A desk before a registry in which a paper was put aside, and one waits."""
    with followed_desk(tmp_path) as followed:
        followed.until(1)
        rows = [
            {"driver": followed.number(1), "kind": "paper", "position": 1, "order": "{}", "state": state}
            for state in (EffectState.ASIDE, EffectState.WAITING)
        ]
        with followed.house.installation.database.begin() as connection:
            for row in rows:
                connection.execute(insert(OUTBOX).values(ordered_at=clock.now(), **row))
        yield followed


async def test_what_was_put_aside_is_tried_again_from_there(aside: Followed) -> None:
    async with aside.person("reko") as browser:
        page = await browser.get("/health")
        assert "put aside after many tries" in words(page.text)
        assert "paper: 2" in words(page.text).casefold()
        typed = filled(page.text, "/health/again")
        answer = await browser.post("/health/again", data={**typed, "journal": aside.number(1)})
        assert "1 is tried again" in words((await browser.get(answer.headers["location"])).text)
    with aside.house.installation.database.connect() as connection:
        assert {*connection.execute(select(OUTBOX.c.state)).scalars()} == {EffectState.WAITING}


async def test_temporal_says_of_a_case_how_its_workflow_stands(town: Town) -> None:
    preparer, registrar = await town.person("laatija"), await town.person("rekisteri")
    case = await preparer.begins("open_case", title="Laituri", task_class="02 02 02", language="fi")
    link = f"/health/workflow?journal={quote(case)}"
    assert link in (await registrar.browser.get(f"/journal/{case}")).text
    assert "/health" not in (await preparer.browser.get(f"/journal/{case}")).text
    assert "runs" in await registrar.sees(link)
    seen = await registrar.sees(f"/health/workflow?journal={case.lower()}")
    assert "runs" in seen
    assert "events" in seen
    assert "Its last failure none" in seen
    assert "Temporal knows no workflow" in await registrar.sees("/health/workflow?journal=HEL 1999-000001")


async def test_an_account_is_opened_with_a_password_that_its_person_changes(town: Town) -> None:
    registrar = await town.person("rekisteri")
    await registrar.does("add_person", person="uusi")
    page = await registrar.browser.get("/accounts")
    typed = {"_token": form_of(page.text)["_token"]}
    opened = await registrar.browser.post("/accounts/open", data={**typed, "person": "uusi"})
    password = opened.text.partition("<code>")[2].partition("</code>")[0]
    assert town.house.accounts.proves("uusi", password)
    assert password not in (await registrar.browser.get("/accounts")).text
    newcomer = await Town(town.desk, town.house, password).person("uusi")
    own = form_of((await newcomer.browser.get("/password")).text)
    new = {"new": "neljä sanaa peräkkäin nyt", "again": "neljä sanaa peräkkäin nyt"}
    assert "another one" in words(
        (await newcomer.browser.post("/password", data={**own, **new, "old": "x"})).text
    )
    differs = {**own, **new, "old": password, "again": "toinen"}
    assert "the same both times" in words((await newcomer.browser.post("/password", data=differs)).text)
    changed = await newcomer.browser.post("/password", data={**own, **new, "old": password})
    assert changed.status_code == 303
    assert town.house.accounts.proves("uusi", new["new"])
    assert (await newcomer.browser.get("/")).status_code == 303  # logged out
    theirs = await registrar.browser.post("/accounts/close", data={**typed, "person": "rekisteri"})
    assert "another registrar can" in words(theirs.text)
    closed = await registrar.browser.post("/accounts/close", data={**typed, "person": "uusi"})
    assert "The account of uusi is closed" in words(closed.text)
    assert not town.house.accounts.proves("uusi", new["new"])
    nobody = await registrar.browser.post("/accounts/open", data={**typed, "person": "eikukaan"})
    assert "nobody whom this registry knows" in words(nobody.text)


async def test_a_token_is_made_said_once_and_revoked(town: Town) -> None:
    registrar = await town.person("rekisteri")
    typed = {"_token": form_of((await registrar.browser.get("/accounts")).text)["_token"]}
    wanted = {"name": "poyta-testi", "person": "laatija", "scope": ["read", "case"]}
    for wrong, why in (({"scope": []}, "of no use"), ({"name": "ei näin!"}, "name")):
        refused = await registrar.browser.post("/accounts/token", data={**typed, **wanted, **wrong})
        assert refused.status_code == 422
        assert why in words(refused.text)
        assert '<option value="laatija" selected>' in refused.text
    made = await registrar.browser.post("/accounts/token", data={**typed, **wanted})
    token = made.text.partition("<code>")[2].partition("</code>")[0]
    found = town.house.accounts.tokens.of(token)
    assert found is not None
    assert found.scopes == ("read", "case")
    assert token not in (await registrar.browser.get("/accounts")).text
    await registrar.browser.post("/accounts/revoke", data={**typed, "name": "poyta-testi"})
    assert town.house.accounts.tokens.of(token) is None
