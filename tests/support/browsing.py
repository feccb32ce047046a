"""Somebody at the desk: opens pages, fills in forms, and sends them as a browser would, without a script."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from fastapi import FastAPI

from activities.accounts import Accounts
from app.web.application import application
from app.web.house import House
from app.web.sample import make_sample
from models.engine.message import Origin
from tests.support.office import at_work, office

AT = "http://desk.example"
HELSINKI = Path(__file__).parents[2] / "examples" / "helsinki"


@dataclass(frozen=True)
class Town:
    """A desk that is open, with the people of a sample and their password."""

    desk: FastAPI
    house: House
    password: str

    def reader(self, language: str = "en") -> httpx.AsyncClient:
        """Somebody who is not logged in."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.desk), base_url=AT, headers={"accept-language": language}
        )

    async def person(self, name: str, language: str = "en") -> Person:
        """Somebody of the sample, logged in."""
        browser = self.reader(language)
        answer = await browser.post("/login", data={"person": name, "password": self.password})
        assert answer.status_code == 303, answer.text
        return Person(browser)


@dataclass(frozen=True)
class Person:
    """Somebody who is logged in."""

    browser: httpx.AsyncClient

    async def sees(self, path: str) -> str:
        """The words of a page that is there."""
        answer = await self.browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code, words(answer.text))
        return words(answer.text)

    async def does(self, act: str, journal: str = "", /, **written: Any) -> httpx.Response:
        """Open the form of an act, fill it in, send it; the page after it, or the form again."""
        return await self.sends(f"/act/{act}" + (f"?journal={quote(journal)}" if journal else ""), **written)

    async def sends(self, path: str, **written: Any) -> httpx.Response:
        """Open a page with a form, fill it in, send it."""
        opened = await self.browser.get(path)
        assert opened.status_code == 200, (path, words(opened.text))
        answer = await self.browser.post(path, data={**form_of(opened.text), **written})
        return await self.browser.get(answer.headers["location"]) if answer.status_code == 303 else answer

    async def begins(self, act: str, /, **written: Any) -> str:
        """Begin a journal; its name."""
        answer = await self.does(act, **written)
        assert answer.status_code == 200, words(answer.text)
        return str(answer.url.path).removeprefix("/journal/")


def form_of(html: str) -> dict[str, str]:
    """What a page's form bears without anybody typing it."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in hidden}


class _Controls(HTMLParser):
    """What a browser would send of the forms of a page, by the address to which each is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, list[str]]] = {}
        self._form: dict[str, list[str]] = {}
        self._text = self._chosen = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = dict(attributes)
        name = has.get("name") or ""
        if tag == "form":
            self._form = self.forms.setdefault(has.get("action") or "", {})
        elif tag == "input" and (has.get("type") not in ("checkbox", "file") or "checked" in has):
            self._form.setdefault(name, []).append(has.get("value") or "")
        elif tag == "select":
            self._chosen = name
            self._form.setdefault(name, [])
        elif tag == "option" and ("selected" in has or not self._form[self._chosen]):
            self._form[self._chosen] = [has.get("value") or ""]
        elif tag == "textarea":
            self._text = name
            self._form.setdefault(name, [""])

    def handle_data(self, data: str) -> None:
        if self._text:
            self._form[self._text] = [data.removeprefix("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""


def filled(html: str, address: str) -> dict[str, list[str]]:
    """What a browser sends of a form that nobody touched."""
    controls = _Controls()
    controls.feed(html)
    return controls.forms[address]


def words(html: str) -> str:
    """What a reader sees of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html.partition("<main")[2])))


@asynccontextmanager
async def open_desk(folder: Path, municipality: Path = HELSINKI) -> AsyncIterator[Town]:
    """A new registry with a sample, a worker, and the desk before it."""
    async with office(folder, rehearsal=False) as (city, _), at_work(city):
        accounts = Accounts(folder / "desk.sqlite")
        house = House(city.installation, city.client, accounts, Origin())
        password = await make_sample(house, municipality)
        yield Town(application(house), house, password)
        accounts.dispose()
