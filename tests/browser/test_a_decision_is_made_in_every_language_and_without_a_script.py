"""From a blank form to published minutes: in Swedish, in English, and in Finnish where no script may run."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from playwright.async_api import Page, expect

from models.base import clock
from models.base.calendar import local_day
from tests.browser.conftest import LogIn

LIVES: dict[str, tuple[dict[str, Any], tuple[str, str, str]]] = {
    "sv": ({"language": "sv"}, ("Godkändes", "justerades", "publicerades")),
    "en": ({"language": "en"}, ("approved", "checked", "published")),
    "fi without a script": (
        {"language": "fi", "java_script_enabled": False},
        ("hyväksyttiin", "tarkastettiin", "julkaistiin"),
    ),
}


@pytest.mark.parametrize("life", LIVES)
async def test_a_case_is_decided_checked_and_published(life: str, log_in: LogIn) -> None:
    looks, (approved, checked, published) = LIVES[life]
    preparer, presenter, secretary = [
        await log_in(who, **looks) for who in ("laatija", "esittelija", "sihteeri")
    ]
    case = await _prepared(preparer, presenter, f"Hiihtoladut, {life}")
    meeting = await _summoned(secretary, case)

    await secretary.goto(f"/hall/{meeting}")
    await secretary.locator("#seats-open_meeting button").click()
    await expect(secretary.locator("#item-1")).to_contain_text("Hiihtoladut")
    await expect(secretary.locator("#paper")).to_contain_text("§")
    await secretary.locator("#handle-1 button[data-key=c]").click()
    await expect(secretary.locator("#items-done")).to_contain_text(approved, ignore_case=True)
    if not await secretary.locator("#ending").get_attribute("open"):
        await secretary.locator("#ending").evaluate("(each) => (each.open = true)")
    await secretary.locator("#ending button[data-key=e]").click()
    await secretary.locator("#minutes a").click()

    for checker in ("#by-4", "#by-5"):
        await secretary.locator(checker).check()
    await secretary.locator("form[action*=check_minutes] button").click()
    await expect(secretary.locator("[role=status]").first).to_contain_text(checked)
    await secretary.locator("form[action*=publish_minutes] button").click()
    await expect(secretary.locator("[role=status]").first).to_contain_text(published)
    await secretary.goto("/public")
    await expect(secretary.locator("main")).to_contain_text(str(local_day(clock.now()).year))


async def _prepared(preparer: Page, presenter: Page, title: str) -> str:
    """A case that is ready for the board; its number, as addresses have it."""
    await preparer.goto("/act/open_case")
    await preparer.locator("#f-title").fill(title)
    await preparer.locator("#f-task_class").fill("00 01 02")
    await _sent(preparer)
    case: str = preparer.url.partition("/journal/")[2].partition("?")[0]
    await preparer.goto(f"/proposal/{case}")
    await preparer.locator("#clause-1").fill("Kaupunginhallitus päättää hoitaa ladut.")
    await preparer.locator("#reasons").fill("Lunta on.")
    await preparer.locator("#presenter_title").fill("kansliapäällikkö")
    await _sent(preparer)
    await preparer.goto(f"/act/request_reviews?journal={case}")
    await preparer.locator("[name=groups][value=digijory]").check()
    await _sent(preparer)
    await presenter.goto(f"/act/give_review?journal={case}")
    await presenter.locator("#f-group").select_option("digijory")
    await presenter.locator("#f-session").fill(local_day(clock.now()).isoformat())
    await presenter.locator("#f-verdict").select_option("supports")
    await _sent(presenter)
    await presenter.goto(f"/act/approve_for_agenda?journal={case}")
    await presenter.locator("#f-body").select_option("khs")
    await _sent(presenter)
    return case


async def _summoned(secretary: Page, case: str) -> str:
    """A meeting of today with that case alone, summoned in time."""
    early = f"{clock.now() - timedelta(days=20):%Y-%m-%dT%H:%M}"
    await secretary.goto("/act/call_meeting")
    await secretary.locator("#f-body").select_option("khs")
    await secretary.locator("#f-at").fill(f"{local_day(clock.now())}T00:00")
    await secretary.locator("#f-another").check()
    await secretary.locator("details:has(#earlier-when) summary").click()
    await secretary.locator("#earlier-when").fill(early)
    await secretary.locator("#earlier-because").fill("Harjoitus.")
    await _sent(secretary)
    meeting: str = secretary.url.partition("/journal/")[2].partition("?")[0]
    await secretary.goto(f"/agenda/{meeting}")
    await secretary.locator("#placing-ground").fill("kiire")
    await secretary.locator(f"#placing li:has(a[href='/journal/{case}']) button").click()
    await expect(secretary.locator(".order")).to_contain_text("Hiihtoladut")
    await secretary.goto(f"/agenda/{meeting}?when={quote(early)}&because=Harjoitus.")
    await secretary.locator("#sending button").click()
    await expect(secretary.locator("#versions ol li")).to_have_count(1)
    return meeting


async def _sent(page: Page) -> None:
    await page.locator(".ends button").first.click()
    await expect(page.locator("[role=status]").first).to_be_visible()
