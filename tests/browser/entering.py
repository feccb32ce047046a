"""Chromium, and somebody who logs in with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from tests.support.browsing import Town

CHROMIUM = os.environ.get("PYKALA_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Chromium without a screen; root has no sandbox."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        await browser.close()


async def log_in_with(
    browser: Browser, address: str, town: Town, person: str, language: str = "fi", **looks: Any
) -> Page:
    """The first page of somebody in a browser of their own; the one to log in at, of nobody."""
    context = await browser.new_context(locale=language, base_url=address, **looks)
    page = await context.new_page()
    await page.goto("/login")
    if person:
        await page.locator("#person").fill(person)
        await page.locator("#password").fill(town.password)
        await page.locator("form[action='/login'] button").click()
    return page
