"""One desk that is served, and one browser, for all tests of a process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page

from app.web.serving import served
from tests.browser.entering import chromium, log_in_with
from tests.support.browsing import Town, open_desk

NO_NETWORK = "net::ERR_INTERNET_DISCONNECTED"
"""What the browser itself says while a test has taken the network away."""

LogIn = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="session")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """A desk that is open, with the people of the sample."""
    async with open_desk(tmp_path_factory.mktemp("desk")) as town:
        yield town


@pytest.fixture(scope="session")
async def address(town: Town) -> AsyncIterator[str]:
    """Where the desk is served."""
    async with served(town.house, 0) as address:
        yield address


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium without a screen."""
    async with chromium() as browser:
        yield browser


def _complains(said: ConsoleMessage) -> bool:
    return said.type == "error" and NO_NETWORK not in said.text


@pytest.fixture
async def log_in(town: Town, address: str, browser: Browser) -> AsyncIterator[LogIn]:
    """Logs somebody in, each in a browser of their own; a page that complains of a script fails the test."""
    contexts = []
    complaints: list[str] = []

    async def come(person: str, language: str = "fi", **looks: Any) -> Page:
        page = await log_in_with(browser, address, town, person, language, **looks)
        contexts.append(page.context)
        page.on("console", lambda said: complaints.append(said.text) if _complains(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield come
    for context in contexts:
        await context.close()
    assert complaints == []
