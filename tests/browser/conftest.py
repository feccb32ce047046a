"""One desk that is served, and one browser, for all tests of a process."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright

from app.web.serving import served
from tests.support.browsing import Town, open_desk

CHROMIUM = os.environ.get("PYKALA_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"

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
    """Chromium without a screen; root has no sandbox."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        await browser.close()


@pytest.fixture
async def log_in(town: Town, address: str, browser: Browser) -> AsyncIterator[LogIn]:
    """Logs somebody in, each in a browser of their own; a page that complains of a script fails the test."""
    contexts = []
    complaints: list[str] = []

    async def come(person: str, language: str = "fi", **looks: Any) -> Page:
        context = await browser.new_context(locale=language, base_url=address, **looks)
        contexts.append(context)
        page = await context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto("/login")
        if person:
            await page.locator("#person").fill(person)
            await page.locator("#password").fill(town.password)
            await page.locator("main button").click()
        return page

    yield come
    for context in contexts:
        await context.close()
    assert complaints == []
