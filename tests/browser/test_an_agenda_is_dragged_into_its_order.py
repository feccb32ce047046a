"""A secretary drags an item of the agenda to its place; it is recorded as it is dropped."""

from __future__ import annotations

from datetime import timedelta

from models.base import clock
from models.base.calendar import local_day
from tests.browser.conftest import LogIn
from tests.support.browsing import Town


async def test_an_item_is_dragged_to_its_place(town: Town, log_in: LogIn) -> None:
    secretary = await town.person("sihteeri")
    at = f"{local_day(clock.now()) + timedelta(days=41)}T15:00"
    meeting = await secretary.begins("call_meeting", body="khs", at=at, another="yes")
    for title in ("Ensimmäinen", "Toinen", "Kolmas"):
        await secretary.does("add_item", meeting, title=title)
    page = await log_in("sihteeri")
    await page.goto(f"/agenda/{meeting}")
    first = page.locator("[data-order] > li").first
    await page.locator("[data-item='3']").drag_to(first, target_position={"x": 200, "y": 2})
    await page.locator("[data-order] > li:first-child .what", has_text="Kolmas").wait_for()
    await page.locator("#told", has_text="järjest").wait_for()
    await page.reload()
    told = await page.locator("[data-order] .what").all_inner_texts()
    assert [each.split()[0] for each in told] == ["Kolmas", "Ensimmäinen", "Toinen"]
