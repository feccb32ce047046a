"""Somebody at the desk during a measurement: logs in, opens pages, sends forms; and many who read at once."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from time import perf_counter
from typing import Any
from urllib.parse import quote, urlencode

import httpx

PATIENCE = 30.0  # seconds


@dataclass(frozen=True)
class Reader:
    """Somebody who is logged in, over a network of this machine alone."""

    browser: httpx.AsyncClient

    @classmethod
    async def logged_in(cls, address: str, person: str, password: str) -> Reader:
        """Somebody of the sample."""
        most = httpx.Limits(max_connections=200, max_keepalive_connections=200, keepalive_expiry=2.0)
        browser = httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=most, trust_env=False)
        answer = await browser.post("/login", data={"person": person, "password": password})
        assert answer.status_code == 303, answer.text
        return cls(browser)

    async def reads(self, path: str) -> str:
        """A page."""
        answer = await self.browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:2000])
        return answer.text

    async def sends(self, path: str, to: str = "", /, **written: Any) -> str:
        """Open a page with a form, fill it in, send it to where it is sent; where that leads."""
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', await self.reads(path))
        data = {**{name: unescape(value) for name, value in hidden}, **written}
        answer = await self.browser.post(to or path, data=data)
        assert answer.status_code == 303, (path, answer.status_code, answer.text[:3000])
        return answer.headers["location"].partition("?")[0]

    def waits_for(self, form: HTTPConnection, path: str, written: dict[str, str]) -> float:
        """Send a form over a connection that is open; the seconds until its answer begins to come.

        By the standard library, which costs next to nothing: what the tool computes is not the desk's.
        """
        body = urlencode(written)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items()),
        }
        begun = perf_counter()
        form.request("POST", path, body, headers)
        answer = form.getresponse()
        waited = perf_counter() - begun
        answer.read()
        assert answer.status == 303, answer.status
        return waited

    async def does(self, act: str, journal: str = "", /, **written: Any) -> str:
        """Do an act by its form; the journal that it was done in."""
        where = f"/act/{act}" + (f"?journal={quote(journal)}" if journal else "")
        return (await self.sends(where, **written)).removeprefix("/journal/")

    async def reads_often(self, path: str, a_second: int, seconds: float) -> list[float]:
        """So many readings a second, each sent in its turn whether or not others are answered; how long each
        waited from its turn on."""
        waited: list[float] = []
        begun = perf_counter()

        async def one(turn: float) -> None:
            await self.reads(path)
            waited.append(perf_counter() - turn)

        async with asyncio.TaskGroup() as readings:
            for number in range(int(a_second * seconds)):
                turn = begun + number / a_second
                await asyncio.sleep(max(turn - perf_counter(), 0))
                readings.create_task(one(turn))
        return waited
