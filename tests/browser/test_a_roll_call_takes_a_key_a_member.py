"""A council of 85 votes by roll-call, and its secretary needs a key for each member."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import LogIn
from tests.browser.doing import moved
from tests.support.browsing import Town
from tests.support.hands import Hands
from tests.support.in_the_hall import summoned

CALLS = "1213" * 21 + "4"
"""What each of the 85 answers: YES, NO, YES, blank, again and again, and the last takes no part."""


async def test_85_members_are_called_by_a_key_each(log_in: LogIn, town: Town) -> None:
    hall = await summoned(town, titles=("Raitiotie", "Muut asiat"), body="kvsto")
    hands = Hands(await log_in("sihteeri"))
    page = hands.page
    await page.goto(hall.path)
    await hands.press("c", "Enter")
    await expect(page.locator("#there h2")).to_contain_text("85/85")
    assert hands.all == 2

    await moved(hands, "j5", "pal", "j6")
    await expect(page.locator("#question-1")).to_be_visible()

    called = Hands(page)
    await called.press("v", *CALLS)
    await expect(page.locator("[data-sums]")).to_have_text("42 – 21 – 21 – 1")
    await called.press("Enter")
    await expect(page.locator("#item-1")).to_contain_text("42–21")
    assert called.all == 87
