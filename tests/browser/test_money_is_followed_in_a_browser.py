"""The pages of owners, controllers and registrars, full of what they list: axe, the dark, a telephone."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser

from app.web.serving import served
from app.web.visitor import COOKIE
from tests.browser.test_everybody_can_use_every_page import RULES
from tests.support.builders import DAYCARE
from tests.support.followed import followed_desk

WIDE = {"viewport": {"width": 1280, "height": 800}}
LOOKS: dict[str, Any] = {
    "wide": WIDE,
    "dark": {**WIDE, "color_scheme": "dark"},
    "telephone": {"viewport": {"width": 360, "height": 740}},
}


@pytest.mark.parametrize("look", LOOKS)
async def test_axe_finds_nothing_where_money_is_followed(look: str, browser: Browser, tmp_path: Path) -> None:
    with followed_desk(tmp_path, published="2021Q1") as followed:
        followed.until(3)
        report = f"/reports/{quote(followed.number(1))}/khs-2021-1?project={DAYCARE}&period=2021Q1"
        pages = {
            "olli": ("/reports", report, "/report-sheet", f"/journal/{quote(followed.number(1))}"),
            "kaija": ("/follow-up",),
            "reko": ("/register", "/people"),
            "": (f"/public/report/{quote(followed.number(1))}/khs-2021-1",),
        }
        faults = []
        async with served(followed.house, 0) as address:
            for person, paths in pages.items():
                context = await browser.new_context(locale="fi", base_url=address, **LOOKS[look])
                if person:
                    token = followed.house.accounts.begin(person)
                    await context.add_cookies([{"name": COOKIE, "value": token, "url": address}])
                page = await context.new_page()
                for path in paths:
                    answer = await page.goto(path)
                    faults += [] if answer and answer.ok else [(path, "not there")]
                    found = await Axe().run(page, options=RULES)
                    faults += [(path, each["id"]) for each in found.response["violations"]]
                    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                    faults += [(path, "too wide")] if await page.evaluate(width) > 1 else []
                await context.close()
    assert faults == []
