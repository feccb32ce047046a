"""What the owner and the controller do at the desk with what was granted, until the accounts."""

from __future__ import annotations

from playwright.async_api import expect

from models.base.period import Period
from tests.browser.doing import earlier
from tests.support.hands import Hands

REPORTS = (
    ("1001", "2024Q1", "50 000", "0,5", "etenee", "2024-04-10T09:00"),
    ("1002", "2024Q1", "10 000", "0,5", "etenee", "2024-05-02T09:00"),
    ("1001", "2024Q2", "120 000", "1", "etenee", "2024-07-10T09:00"),
    ("1002", "2024Q2", "90 000", "1", "etenee", "2024-07-11T09:00"),
    ("1001", "2024Q3", "200 000", "1", "vaarassa", "2024-10-10T09:00"),
    ("1002", "2024Q3", "150 000", "1", "etenee", "2024-10-11T09:00"),
    ("1001", "2024Q4", "290 000", "1", "saavutettu", "2025-01-10T09:00"),
    ("1002", "2024Q4", "198 000", "1", "saavutettu", "2025-01-13T09:00"),
)
"""Project, period, spent, people, goals, when; the second comes late."""


def said(period: str) -> str:
    """A quarter as the pages call it."""
    return Period.parse(period).title("fi")


async def reported(owner: Hands) -> None:
    """The owner reports four quarters of both projects, one of them late."""
    page = owner.page
    for project, period, spent, people, goals, when in REPORTS:
        await page.goto("/reports")
        row = page.locator("tr, li").filter(has_text=project).filter(has_text=said(period))
        await owner.click(row.get_by_role("link").first)
        await owner.click(page.locator("#spent"))
        await owner.press("Control+a")
        await owner.type(spent)
        await owner.tab()
        await owner.type(people)
        await owner.tab()
        await owner.type(goals)
        await earlier(page, when)
        await owner.click(page.get_by_role("button", name="Anna raportti"))
        await expect(page.locator("[role=status]").first).to_be_visible()


async def controlled(controller: Hands, case: str) -> None:
    """The controller accepts, puts the quarters together and closes the accounts."""
    page = controller.page
    await page.goto("/follow-up")
    for left in range(len(REPORTS), 0, -1):
        accept = page.locator("form[action*=accept_report] button")
        await expect(accept).to_have_count(left)
        await controller.click(accept.first)
    for period in ("2024Q1", "2024Q2", "2024Q3", "2024Q4"):
        await controller.click(page.get_by_role("link", name=f"{said(period)}, Hankerahat 2024"))
        await controller.click(page.locator(".ends button").first)
        await expect(page.locator("[role=status]").first).to_contain_text(period[-1])
    await controller.click(page.get_by_role("link", name=f"{case}/kh-2024-9").last)
    await controller.click(page.get_by_role("link", name="Seurannan päättäminen tilinpäätökseen"))
    await controller.click(page.locator("#f-text"))
    await controller.type("Molemmat hankkeet valmistuivat.")
    await controller.click(page.locator(".ends button").first)
    await expect(page.locator("[role=status]").first).to_be_visible()
