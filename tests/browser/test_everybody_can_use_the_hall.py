"""Agenda, hall, its screen and the minutes are for everybody: axe, dark, telephone, large letters, print."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe

from tests.browser.conftest import LogIn
from tests.browser.test_everybody_can_use_every_page import RULES
from tests.support.browsing import Town
from tests.support.in_the_hall import opened, ready_case

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth > 1"
UNFOLDED = "document.querySelectorAll('details').forEach((each) => (each.open = true))"

LOOKS: dict[str, dict[str, Any]] = {
    "fi": {"language": "fi"},
    "sv": {"language": "sv"},
    "en": {"language": "en"},
    "dark": {"color_scheme": "dark"},
    "telephone": {"viewport": {"width": 360, "height": 740}},
    "twice as large": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
}
"""How the pages are looked at; 200 % of a window is half as many pixels of twice the size."""


@pytest.fixture(scope="session")
async def pages(town: Town) -> dict[str, tuple[str, ...]]:
    """Person → the pages at which they look: a meeting that is called, one that is open, one that is over."""
    cases = [await ready_case(town, title) for title in ("Rantareitin valot", "Koulun piha")]
    hall = await opened(town, *cases, titles=("Muut asiat",))
    moved = {
        "kind": "counter_proposal",
        "mover": "jäsen 5",
        "seconder": "jäsen 6",
        "text": "Valot vaihdetaan.",
    }
    await hall.does("make_motion", item=1, **moved)
    await hall.does("leave", member="jäsen 9")
    await hall.does("handle_item", item=2, outcome="approved")
    over = await opened(town)
    await over.does("settle_item", item=1)
    await over.does("close_meeting")
    agenda, minutes = f"/agenda/{hall.meeting}", f"/minutes/{over.meeting}"
    return {
        "sihteeri": (agenda, hall.path, f"{hall.path}?item=2", f"{hall.path}/screen", over.path, minutes),
        "vastuu": (agenda, hall.path, minutes),
    }


@pytest.mark.parametrize("look", LOOKS)
async def test_axe_finds_nothing_and_nothing_is_too_wide(
    look: str, log_in: LogIn, pages: dict[str, tuple[str, ...]]
) -> None:
    faults: list[tuple[str, ...]] = []
    for person, paths in pages.items():
        page = await log_in(person, **LOOKS[look])
        for path in paths:
            await page.goto(path)
            await page.evaluate(UNFOLDED)
            found = await Axe().run(page, options=RULES)
            faults += [
                (path, each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]
            ]
            faults += [(path, "too wide")] if await page.evaluate(TOO_WIDE) else []
    assert faults == []


async def test_what_is_printed_is_what_was_recorded(log_in: LogIn, pages: dict[str, tuple[str, ...]]) -> None:
    page = await log_in("sihteeri")
    await page.goto(f"{pages['sihteeri'][1]}?item=2")
    await page.emulate_media(media="print")
    assert await page.locator("#paper").is_visible()
    assert await page.locator("#item-2").is_visible()
    for gone in ("#items", "#people", "#handle-2", "header nav", "#middle button"):
        assert not await page.locator(gone).first.is_visible(), gone
