"""What people do on a page, key by key: move, settle an item, choose a day, say that it happened earlier."""

from __future__ import annotations

from urllib.parse import quote

from playwright.async_api import Locator, Page, expect

from tests.support.hands import Hands

BECAUSE = "Harjoitus."


async def settled(secretary: Hands, item: int, *, approved: bool = False) -> None:
    """Confirm the outcome that is proposed, or that the body approved."""
    page = secretary.page
    await expect(page.locator(f"#item-{item}")).to_be_visible()
    done = await page.locator("#items-done li").count()
    if approved:
        await secretary.press("o")
        await secretary.type("hyv")
        await secretary.press("Enter")
    else:
        await secretary.press("c", "Enter")
    await expect(page.locator("#items-done li")).to_have_count(done + 1)


async def called(secretary: Hands, starts: str, when: str) -> None:
    """Call a meeting of the board."""
    page = secretary.page
    await page.goto("/")
    await secretary.click(page.get_by_role("link", name="Kokouksen kutsuminen"))
    await secretary.click(page.locator("#f-body"))
    await secretary.type("kunnanh")
    await day(secretary, page.locator("#f-at"), starts)
    await secretary.tab()
    await secretary.type("Kunnantalo")
    await done(secretary, when)


async def at(hands: Hands, path: str, when: str) -> None:
    """Open a page as of a moment that has passed."""
    await hands.page.goto(f"{path}?when={quote(when)}&because={quote(BECAUSE)}")


async def earlier(page: Page, when: str) -> None:
    """Say that it happened earlier."""
    await page.locator("details:has(#earlier-when) summary").click()
    await page.locator("#earlier-when").fill(when)
    await page.locator("#earlier-because").fill(BECAUSE)


async def done(hands: Hands, when: str) -> None:
    """Do the act of the form that is open, as of a moment that has passed."""
    await earlier(hands.page, when)
    await hands.click(hands.page.locator(".ends button").first)
    await expect(hands.page.locator("[role=status]").first).to_be_visible()


async def day(hands: Hands, field: Locator, day: str) -> None:
    """Write a day or a time into a field that is parted: eight or twelve keys."""
    await hands.click(field)
    hands.keys += sum(letter.isdigit() for letter in day)
    await field.fill(day)


async def moved(secretary: Hands, mover: str, kind: str, seconder: str) -> None:
    """Enter a motion of the item in the middle, and who seconds it, by their initials."""
    await secretary.press("m")
    for typed in (mover, kind):
        await secretary.type(typed)
        await secretary.tab()
    await secretary.type(seconder)
    await secretary.press("Enter")
