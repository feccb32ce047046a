"""Only who proves who they are gets past the login, and nobody's page is sent by another site."""

from __future__ import annotations

import json

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from activities.passkeys import Challenges, PasskeyRefused, Site
from activities.store import TEXTS
from app.web.access import (
    Access,
    Unclassified,
    access_of,
    for_everybody,
    for_the_logged_in,
    refuse_unclassified,
)
from app.web.application import application
from app.web.pages.login import within
from tests.support.browsing import AT, Town, words


async def test_every_page_but_a_few_wants_a_login(town: Town) -> None:
    open_to_all = {route.path for route in town.desk.routes if access_of(route) is Access.EVERYBODY}  # type: ignore[attr-defined]  # all have one
    assert {path for path in open_to_all if not path.startswith(("/public", "/oparl/"))} == {
        "/login",
        "/login/elsewhere",
        "/login/back",
        "/login/out",
        "/login/passkey",
        "/language/{spoken}",
        "/look",
        "/town.css",
        "/town-arms.svg",
        "/api/v1/openapi.json",
    }
    async with town.reader() as stranger:
        for path in (
            "/",
            "/cases",
            "/meetings",
            "/journal/people",
            "/act/open_case",
            "/paper/x?journal=y",
            "/hall/x",
            "/hall/x/screen",
            "/watch/x",
        ):
            answer = await stranger.get(path)
            assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login")
        assert (await stranger.post("/act/open_case")).status_code == 401


def test_a_page_that_nobody_classified_is_not_served() -> None:
    careless = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    careless.get("/known")(for_everybody(lambda: "known"))
    refuse_unclassified(careless)
    careless.get("/forgotten")(lambda: "secret")
    with pytest.raises(Unclassified, match="/forgotten"):
        refuse_unclassified(careless)


async def test_a_page_is_for_whom_its_own_method_says(town: Town) -> None:
    desk = application(town.house)
    first = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    first.get("/twofold")(for_everybody(lambda: "open"))
    first.post("/twofold")(for_the_logged_in(lambda: "done"))
    desk.router.routes[:0] = first.routes
    async with httpx.AsyncClient(transport=httpx.ASGITransport(desk), base_url=AT) as stranger:
        assert (await stranger.get("/twofold")).text == '"open"'
        assert (await stranger.post("/twofold")).status_code == 401
        assert (await stranger.put("/twofold", content=b"")).status_code == 405


async def test_what_came_of_a_command_is_told_to_whoever_gave_it(town: Town) -> None:
    person, other = await town.person("laatija"), await town.person("sihteeri")
    token = {"_token": await _token(person), "_command": "koe/kenen"}
    said = {"title": "Kenen?", "task_class": "00 01 02", "language": "fi", **token}
    shown = (await person.browser.post("/act/open_case", data=said)).headers["location"]
    assert 'role="status"' in (await person.browser.get(shown)).text
    assert 'role="status"' not in (await other.browser.get(shown)).text


async def test_a_wrong_password_lets_nobody_in_and_guessing_is_stopped(town: Town) -> None:
    async with town.reader() as stranger:
        tries = [
            await stranger.post("/login", data={"person": "arvaaja", "password": f"arvaus {number}"})
            for number in range(12)
        ]
    assert [answer.status_code for answer in tries[:3]] == [403, 403, 403]
    assert tries[-1].status_code == 429
    assert "Too many tries" in words(tries[-1].text)


async def test_a_session_ends_when_its_owner_logs_out(town: Town) -> None:
    person = await town.person("vastuu")
    cookie = person.browser.cookies["pykala-session"]
    left = await person.browser.post("/logout", data={"_token": await _token(person)})
    assert left.status_code == 303
    async with town.reader() as thief:
        thief.cookies.set("pykala-session", cookie)
        assert (await thief.get("/cases")).status_code == 303


async def test_a_new_session_takes_no_name_that_a_browser_brought(town: Town) -> None:
    async with town.reader() as victim:
        victim.cookies.set("pykala-session", "planted")
        answer = await victim.post("/login", data={"person": "vastuu", "password": town.password})
        given = answer.headers["set-cookie"]
    assert "planted" not in given
    assert all(flag in given for flag in ("HttpOnly", "SameSite=lax", "Path=/"))


async def test_a_form_of_another_site_is_refused(town: Town) -> None:
    person = await town.person("laatija")
    forged = {"title": "Väärennös", "task_class": "00 01 02"}
    assert (await person.browser.post("/act/open_case", data=forged)).status_code == 403
    forged["_token"] = await _token(person)
    elsewhere = await person.browser.post(
        "/act/open_case", data=forged, headers={"origin": "http://paha.example"}
    )
    assert elsewhere.status_code == 403
    ours = await person.browser.post("/act/open_case", data=forged, headers={"origin": AT})
    assert ours.status_code != 403
    other = await town.person("sihteeri")
    assert (await other.browser.post("/act/open_case", data=forged)).status_code == 403


async def test_every_answer_forbids_scripts_and_frames(town: Town) -> None:
    person = await town.person("laatija")
    for path in ("/", "/login", "/nowhere", "/journal/HEL%202000-000001", "/look/desk.css"):
        headers = (await person.browser.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


async def test_what_people_write_is_text(town: Town) -> None:
    person = await town.person("laatija")
    title = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7777*7 }}"
    case = await person.begins("open_case", title=title, task_class="00 01 02", language="fi")
    for path in (
        f"/journal/{case}",
        "/cases",
        "/",
        f"/proposal/{case}",
        f"/act/withdraw_case?journal={case}",
    ):
        page = (await person.browser.get(path)).text
        assert "<script>" not in page
        assert "<img" not in page
        assert "54439" not in words(page)


@given(
    st.text(max_size=60)
    | st.sampled_from(
        ["//paha.example", "//[", "http://[", "/\\paha.example", "https://paha.example/", "/ok"]
    )
)
def test_nobody_is_led_to_another_site(to: str) -> None:
    went = within(to)
    assert went.startswith("/")
    assert not went.startswith(("//", "/\\"))


async def test_no_page_changes_where_mail_of_somebody_goes(town: Town) -> None:
    preparer, nobody = await town.person("laatija"), await town.person("vastuu")
    case = await preparer.begins("open_case", title="Oma asia", task_class="00 01 02", language="fi")
    address = town.house.installation.archive
    address.set_address("johtaja", "oikea@kunta.example")
    written = (
        "clauses: [Päätetään.]\nreasons: Syy.\npresenter: johtaja\n"
        "people: {johtaja: {title: johtaja, mail: muu@paha.example}}\n"
    )
    for person, role in ((preparer, "preparer"), (nobody, "time")):
        refused = await person.does("revise_proposal", case, source=written, _role=role)
        assert "leave 'mail' out" in words(refused.text)
    assert address.address("johtaja") == ("", "oikea@kunta.example")


async def _token(person: object) -> str:
    page = (await person.browser.get("/")).text  # type: ignore[attr-defined]  # a Person
    return str(page.partition('name="_token" value="')[2].partition('"')[0])


async def test_nothing_is_kept_of_what_somebody_may_not_do(town: Town) -> None:
    preparer, owner = await town.person("laatija"), await town.person("vastuu")
    case = await preparer.begins("open_case", title="Ei sinun", task_class="00 01 02", language="fi")
    written = {
        "source": "clauses: [Talletettu turhaan.]\nreasons: x\npresenter: p\npeople: {p: {title: p}}\n"
    }
    for forged in ({"_role": "emperor"}, {"_on_behalf_of": "laatija"}, {"_on_behalf_of": "nobody"}, {}):
        answer = await owner.does("revise_proposal", case, **written, **forged)
        assert answer.status_code == 422
    store = town.house.installation.archive.store
    kept = [store.get(shelf, name) for shelf, name in store.files() if shelf == TEXTS]
    assert not any("turhaan" in text.decode() for text in kept)


ANSWERS = ("", "{", "[]", "null", '{"id": "x"}', '{"response": {"clientDataJSON": "e30"}}')
"""What no device answers."""


async def test_a_passkey_that_is_none_lets_nobody_in_and_is_not_kept(town: Town) -> None:
    preparer = await town.person("laatija")
    accounts, site = town.house.accounts, Site("localhost", "http://localhost")
    challenge = base64url_to_bytes(json.loads(accounts.passkeys.asked_to_log_in(site))["challenge"])
    said = bytes_to_base64url(
        json.dumps({"type": "webauthn.get", "challenge": bytes_to_base64url(challenge)}).encode()
    )
    unsigned = json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": {"clientDataJSON": said, "authenticatorData": "AAAA", "signature": "AAAA"},
        }
    )
    async with town.reader() as stranger:
        for answer in (*ANSWERS, unsigned):
            refused = await stranger.post("/login/passkey", data={"answer": answer})
            assert refused.status_code == 403, answer
            assert "pykala-session" not in refused.cookies
    for answer in (*ANSWERS, unsigned):
        token = {"_token": await _token(preparer)}
        refused = await preparer.browser.post("/passkeys", data={**token, "answer": answer})
        assert refused.status_code == 409, answer
    assert accounts.passkeys.of("laatija") == []


def test_a_challenge_is_answered_once_in_time_and_by_whom_it_is_for() -> None:
    challenges = Challenges()
    first, other = challenges.make("laatija"), Challenges().make("laatija")
    challenges.take(first, "laatija")
    late = Challenges(challenges.key).make("laatija")
    late = (1).to_bytes(8, "big") + late[8:]
    for challenge, whom in (
        (first, "laatija"),
        (other, "laatija"),
        (challenges.make(""), "laatija"),
        (late, "laatija"),
        (b"", ""),
    ):
        with pytest.raises(PasskeyRefused):
            challenges.take(challenge, whom)
