"""The town's login service says who somebody is; its word counts once, in the browser that asked for it."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from pydantic import SecretStr

from app.web.application import application
from app.web.login_service import LoginService, NotBelieved, believed
from models.base import clock
from tests.support.browsing import AT, Town, words
from tests.support.provider import Provider, login_service

LOGIN = "tunnus-123"


@pytest.fixture(scope="module")
async def provider() -> AsyncIterator[Provider]:
    """A login service in a process of its own."""
    async with login_service() as provider:
        yield provider


@pytest.fixture(scope="module")
async def desk(town: Town, provider: Provider) -> FastAPI:
    """A desk where people log in there, and one of them is known by it."""
    registrar = await town.person("rekisteri")
    said = await registrar.does("add_person", person="talous", login=LOGIN)
    assert said.status_code == 200, words(said.text)
    return with_service(town, provider.issuer)


def with_service(town: Town, issuer: str) -> FastAPI:
    """A desk before a login service."""
    said = {"oidc_issuer": issuer, "oidc_client": "pykala", "oidc_secret": SecretStr("salaisuus")}
    desk = application(town.house)
    desk.state.login_service = LoginService(town.house.installation.settings.model_copy(update=said))
    return desk


def browser(desk: FastAPI) -> httpx.AsyncClient:
    """Somebody who is not logged in."""
    english = {"accept-language": "en"}
    return httpx.AsyncClient(transport=httpx.ASGITransport(desk), base_url=AT, headers=english)


async def gone(reader: httpx.AsyncClient, to: str = "/cases") -> str:
    """Somebody follows the way to the login service; where it leads."""
    assert 'href="/login/elsewhere?to=/cases"' in (await reader.get("/login", params={"to": "/cases"})).text
    answer = await reader.get("/login/elsewhere", params={"to": to})
    assert answer.status_code == 303
    return answer.headers["location"]


async def test_whom_the_registry_knows_is_logged_in_and_goes_on(desk: FastAPI, provider: Provider) -> None:
    async with browser(desk) as reader:
        there = await gone(reader)
        asked = parse_qs(urlsplit(there).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["redirect_uri"] == [f"{AT}/login/back"]
        assert {*asked} >= {"state", "nonce", "code_challenge"}
        assert not {*asked} & {"code_verifier", "client_secret"}
        answer = await reader.get(await provider.logs_in(there, LOGIN))
        assert (answer.status_code, answer.headers["location"]) == (303, "/cases")
        assert (await reader.get("/cases")).status_code == 200
        assert "talous" in words((await reader.get("/")).text) + (await reader.get("/")).text


async def test_whom_the_registry_does_not_know_is_told_so(desk: FastAPI, provider: Provider) -> None:
    async with browser(desk) as reader:
        for stranger in ("vieras", "talous"):  # an id is no name at the login service
            answer = await reader.get(await provider.logs_in(await gone(reader), stranger))
            assert answer.status_code == 403
            assert f"“{stranger}”" in words(answer.text)
            assert "pykala-session" not in reader.cookies


async def test_an_answer_counts_once_in_the_browser_that_asked_for_it(
    desk: FastAPI, provider: Provider
) -> None:
    async with browser(desk) as reader, browser(desk) as thief:
        back = await provider.logs_in(await gone(reader), LOGIN)
        assert (await thief.get(back)).status_code == 403
        mine = await provider.logs_in(await gone(thief), "vieras")
        swapped = mine.replace(
            parse_qs(urlsplit(mine).query)["code"][0], parse_qs(urlsplit(back).query)["code"][0]
        )
        assert (await thief.get(swapped)).status_code == 403  # it was asked for by another challenge
        assert "pykala-session" not in thief.cookies
        forged = back.replace("state=", "state=x")
        assert (await reader.get(forged)).status_code == 403
        assert (await reader.get(back)).status_code == 403  # one wrong answer ends the login
        again = await provider.logs_in(await gone(reader), LOGIN)
        assert (await reader.get(again)).status_code == 303
        assert (await reader.get(again)).status_code == 403


async def test_whoever_says_no_there_is_not_logged_in_here(desk: FastAPI, provider: Provider) -> None:
    async with browser(desk) as reader:
        answer = await reader.get(await provider.is_denied(await gone(reader)))
        assert answer.status_code == 403
        assert "pykala-session" not in reader.cookies


async def test_nobody_is_led_to_another_site_by_the_way_back(desk: FastAPI, provider: Provider) -> None:
    async with browser(desk) as reader:
        answer = await reader.get(await provider.logs_in(await gone(reader, "//paha.example"), LOGIN))
        assert answer.headers["location"] == "/"


async def test_whoever_logs_out_is_shown_the_way_out_there(desk: FastAPI, provider: Provider) -> None:
    async with browser(desk) as reader:
        await reader.get(await provider.logs_in(await gone(reader), LOGIN))
        token = (await reader.get("/")).text.partition('name="_token" value="')[2].partition('"')[0]
        left = await reader.post("/logout", data={"_token": token})
        assert 'href="/login/out"' in (await reader.get(left.headers["location"])).text
        assert (await reader.get("/cases")).status_code == 303
        out = await reader.get("/login/out")
        assert out.headers["location"].startswith(f"{provider.issuer}/oauth2/end_session?client_id=pykala&")


async def test_a_service_that_is_away_is_told(town: Town) -> None:
    async with browser(with_service(town, "http://127.0.0.1:9")) as reader:
        answer = await reader.get("/login/elsewhere")
    assert answer.status_code == 503
    assert "cannot be reached" in words(answer.text)


KEY, OTHER = RSAKey.generate_key(2048, auto_kid=True), RSAKey.generate_key(2048, auto_kid=True)
KEYS = KeySet([RSAKey.import_key(KEY.as_dict(is_private=False))])


def encoded(said: bytes) -> str:
    """Bytes as a token has them."""
    return urlsafe_b64encode(said).decode().rstrip("=")


def signed(key: RSAKey = KEY, **said: object) -> str:
    """A token as a service would sign it."""
    now = int(clock.now().timestamp())
    claims = {
        "iss": "https://a.example",
        "aud": "pykala",
        "sub": "x",
        "nonce": "n",
        "iat": now,
        "exp": now + 60,
    }
    return jwt.encode({"alg": "RS256", "kid": KEY.kid}, {**claims, **said}, key)


def claims_of(token: str) -> object:
    """What is believed of a token."""
    return believed(token, KEYS, issuer="https://a.example", client="pykala", nonce="n")["sub"]


def test_a_token_is_believed_that_is_for_us_from_there_and_of_now() -> None:
    assert claims_of(signed()) == "x"
    none = signed().rpartition(".")[0].partition(".")[2]
    by_hash = encoded(b'{"alg":"HS256"}') + f".{none}"
    mac = hmac.digest(KEY.as_pem(private=False), by_hash.encode(), "sha256")  # with what everybody knows
    for forged in (
        signed(OTHER),
        signed(iss="https://b.example"),
        signed(aud="muu"),
        signed(aud=["pykala", "muu"]),
        signed(nonce="m"),
        signed(exp=int(clock.now().timestamp()) - 3600),
        f"{by_hash}.{encoded(mac)}",
        f"eyJhbGciOiJub25lIn0.{none}.",
        "x",
    ):
        with pytest.raises(NotBelieved):
            claims_of(forged)
