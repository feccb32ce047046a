"""Two secretaries hold a meeting in two browsers, and the network goes away for ten seconds."""

from __future__ import annotations

from playwright.async_api import Page, expect

from app.desk.reading.cases import cases
from tests.browser.conftest import LogIn
from tests.support.browsing import Town
from tests.support.in_the_hall import opened, ready_case

LOST = "Yhteys on poikki"


async def test_what_one_records_the_other_sees_at_once(log_in: LogIn, town: Town) -> None:
    hall = await opened(town, titles=("Ilmoitusasiat", "Muut asiat"))
    one, other, wall = [await _at(hall.path, await log_in("sihteeri")) for _ in range(3)]
    await wall.goto(f"{hall.path}/screen")
    await other.keyboard.press("m")
    await other.locator("#text-1").fill("Kirjoitan tätä vielä.")

    await one.keyboard.press("l")
    await one.keyboard.type("j9")
    await one.keyboard.press("Enter")
    await expect(one.locator("#away")).to_contain_text("jäsen 9")
    await expect(other.locator("#away")).to_contain_text("jäsen 9", timeout=2000)

    await _confirmed(one)
    await expect(other.locator("#items-done")).to_contain_text("Ilmoitusasiat", timeout=2000)
    await expect(wall.locator("#wall-item")).to_contain_text("Muut asiat", timeout=2000)
    assert await other.locator("#text-1").input_value() == "Kirjoitan tätä vielä."
    await expect(other.locator("#middle")).to_contain_text("Kokous on edennyt")


async def test_what_was_typed_without_a_network_is_sent_once(log_in: LogIn, town: Town) -> None:
    hall = await opened(town, await ready_case(town, "Leikkipuisto"), titles=())
    one, other = [await _at(hall.path, await log_in("sihteeri")) for _ in range(2)]
    before = town.house.installation.registry.held(hall.meeting).seq

    await one.context.set_offline(True)
    await expect(one.locator("#line")).to_contain_text(LOST)
    await one.keyboard.press("m")
    await one.keyboard.type("j5")
    await one.keyboard.press("Tab")
    await one.keyboard.type("va")
    await one.locator("#text-1").fill("Puisto aidataan.")
    await one.keyboard.press("Control+Enter")
    await one.keyboard.press("Control+Enter")
    await one.wait_for_timeout(10_000)
    await expect(one.locator("#line")).to_contain_text(LOST)
    assert await one.locator("#text-1").input_value() == "Puisto aidataan."
    assert town.house.installation.registry.held(hall.meeting).seq == before

    await one.context.set_offline(False)
    await expect(one.locator("#motions-1")).to_contain_text("Puisto aidataan.", timeout=5000)
    await expect(one.locator("#line")).to_be_empty()
    await expect(other.locator("#motions-1")).to_contain_text("Puisto aidataan.", timeout=2000)
    facts = town.house.installation.registry.facts(hall.meeting)[before:]
    assert [fact.kind for fact in facts] == ["MotionMade"]


async def test_a_form_that_was_sent_without_a_network_is_kept_and_goes_once(
    log_in: LogIn, town: Town
) -> None:
    page = await _at("/act/open_case", await log_in("laatija"))
    await page.locator("#f-title").fill("Lähetetty ilman verkkoa")
    await page.locator("#f-task_class").fill("00 01 02")
    await page.context.set_offline(True)
    send = page.locator(".ends button").first
    await send.click()
    await send.click()
    await expect(page.locator("#unreached")).to_contain_text(LOST)
    assert await page.locator("#f-title").input_value() == "Lähetetty ilman verkkoa"
    await page.context.set_offline(False)
    await page.wait_for_url("**/journal/**")
    opened = [each for each in cases(town.house.installation) if each.title == "Lähetetty ilman verkkoa"]
    assert len(opened) == 1


async def _at(path: str, page: Page) -> Page:
    await page.goto(path)
    return page


async def _confirmed(page: Page) -> None:
    await page.locator("#middle h2").first.click()
    await page.keyboard.press("c")
    await page.keyboard.press("Enter")
