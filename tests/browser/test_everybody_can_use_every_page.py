"""No page has a fault that axe finds, in any language, in the dark or on a telephone; keys alone suffice."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

from models.base import clock
from models.base.calendar import local_day
from tests.browser.conftest import LogIn
from tests.support.browsing import Town

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="session")
async def pages(town: Town) -> dict[str, tuple[str, ...]]:
    """Person → the pages that they look at; a case with a proposal and a meeting are there."""
    preparer, secretary = await town.person("laatija"), await town.person("sihteeri")
    case = await preparer.begins("open_case", title="Silta", task_class="02 02 02", language="fi")
    await preparer.sends(
        f"/proposal/{case}",
        clause=["Kaupunginhallitus päättää rakentaa sillan."],
        reasons="Silta tarvitaan.",
        presenter_title="kansliapäällikkö",
        legal_ground="local government",
    )
    await preparer.does("request_reviews", case, groups=["digijory"])
    secret = await preparer.begins("open_case", title="Sopimus", task_class="02 02 02", language="fi")
    long = await preparer.begins("open_case", title="Ä" * 300, task_class="02 02 02", language="fi")
    sealed = {"clause": ["Kaupunginhallitus hyväksyy sopimuksen."], "presenter_title": "kansliapäällikkö"}
    await preparer.sends(f"/proposal/{secret}", **sealed, reasons="Tausta.", _confidential="yes")
    day = local_day(clock.now()) + timedelta(days=20)
    meeting = await secretary.begins("call_meeting", body="khs", at=f"{day}T15:00")
    case, meeting = quote(case), quote(meeting)
    return {
        "": (
            "/login",
            "/public",
            "/public/search",
            "/public/search?q=silta",
            "/public/subscribe?kind=body&of=khs",
        ),
        "laatija": (
            "/",
            "/cases",
            f"/journal/{case}",
            f"/proposal/{case}",
            f"/act/request_reviews?journal={case}",
            f"/difference/{case}",
            f"/confidential/{quote(secret)}",
            f"/journal/{quote(long)}",
            f"/proposal/{quote(long)}",
        ),
        "esittelija": (
            "/",
            f"/act/give_review?journal={case}",
            f"/act/approve_for_agenda?journal={case}",
        ),
        "sihteeri": (
            "/",
            "/meetings",
            f"/journal/{meeting}",
            f"/act/build_agenda?journal={meeting}",
            "/act/call_meeting",
        ),
        "vastuu": ("/", f"/journal/{case}", "/reports"),
        "talous": ("/follow-up",),
        "rekisteri": (
            *(
                "/register",
                "/people",
                "/act/appoint_person",
                "/accounts",
                "/password",
                "/passkeys",
                "/rules?q=quorum",
                "/rules/own?rule=minutes.checkers",
            ),
            *("/municipality", "/municipality/form", "/body/khs", "/body-form?code=khs"),
            *("/health", f"/health/workflow?journal={case}"),
        ),
    }


async def _faults(page: Page) -> list[str]:
    found = await Axe().run(page, options=RULES)
    return [
        f"{each['id']}: {each['help']} {each['nodes'][0]['html'][:120]}"
        for each in found.response["violations"]
    ]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("person", ["", "laatija", "esittelija", "sihteeri", "vastuu", "talous", "rekisteri"])
async def test_axe_finds_nothing(
    person: str, language: str, log_in: LogIn, pages: dict[str, tuple[str, ...]]
) -> None:
    page = await log_in(person, language)
    faults = {}
    for path in pages[person]:
        await page.goto(path)
        assert await page.get_attribute("html", "lang") == language
        if found := await _faults(page):
            faults[path] = found
    assert faults == {}


@pytest.mark.parametrize(
    "looks", [{"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 740}}], ids=str
)
async def test_axe_finds_nothing_in_the_dark_or_on_a_telephone(
    looks: dict[str, object], log_in: LogIn, pages: dict[str, tuple[str, ...]]
) -> None:
    page = await log_in("laatija", **looks)
    for path in pages["laatija"]:
        await page.goto(path)
        assert await _faults(page) == [], path
        too_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
        assert not await page.evaluate(too_wide), path


async def test_the_pages_of_a_registrar_are_one_line_that_unfolds_on_a_telephone(log_in: LogIn) -> None:
    page = await log_in("rekisteri", viewport={"width": 390, "height": 844}, java_script_enabled=False)
    await page.goto("/people")
    head, health = page.locator("header.top"), page.locator(".top .pages a", has_text="Kunto")
    folded = await head.bounding_box()
    assert folded
    assert folded["height"] < 64
    assert not await health.is_visible()
    await page.locator(".menu summary").focus()
    await page.keyboard.press("Enter")
    await health.click()
    await page.wait_for_url("**/health")
    await page.set_viewport_size({"width": 1280, "height": 844})
    assert await health.is_visible()
    assert not await page.locator(".menu").is_visible()
    tops = {await each.evaluate("it => it.offsetTop") for each in await page.locator(".top .pages a").all()}
    assert len(tops) == 1


async def test_a_case_is_opened_by_keys_alone(log_in: LogIn) -> None:
    page = await log_in("laatija")
    await page.goto("/cases")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.className") == "skip"
    await page.goto("/act/open_case")
    await page.locator("#f-title").focus()
    await page.keyboard.type("Näppäimin avattu")
    await page.locator("#f-task_class").focus()
    await page.keyboard.type("00 01 02")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/journal/**")
    assert "Näppäimin avattu" in await page.inner_text("h1")


async def test_what_is_typed_is_kept_counted_and_printed_beside_the_form(
    log_in: LogIn, pages: dict[str, tuple[str, ...]]
) -> None:
    page = await log_in("laatija")
    path = next(each for each in pages["laatija"] if each.startswith("/proposal/"))
    await page.goto(path)
    await page.locator("#reasons").fill("Silta on **vanha**.")
    await page.locator("#line-amount-1").fill("1 200")
    await page.locator("#line-name-1").fill("Silta")
    await page.locator("#year").fill(str(local_day(clock.now()).year))
    await page.locator("#budget_item").fill("1 30 01")
    await page.locator("#printed strong", has_text="vanha").wait_for()
    await page.locator("output", has_text="1\xa0200 euroa").wait_for()
    await page.locator("[data-kept]", has_text="Tallennettu luonnoksena").wait_for()
    await page.goto(path)
    assert "**vanha**" in await page.locator("#reasons").input_value()
    assert await _faults(page) == []
    await page.locator("form.draft button").click()
    assert "**vanha**" not in await page.locator("#reasons").input_value()
