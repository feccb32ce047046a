"""Somebody makes a passkey by their device, logs in by it without a password, and takes it away."""

from __future__ import annotations

from urllib.parse import parse_qs

from playwright.async_api import Browser, Page

from tests.browser.entering import log_in_with
from tests.support.browsing import Town

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


async def _by_passkey(page: Page) -> tuple[int, str]:
    """Log in by the device; with what that is answered, and what it sent."""
    await page.goto("/login")
    async with page.expect_response("**/login/passkey") as answered:
        await page.locator("form[data-passkey] button").click()
    answer = await answered.value
    return answer.status, str(answer.request.post_data)


async def test_a_passkey_is_made_used_once_a_challenge_and_taken_away(
    town: Town, address: str, browser: Browser
) -> None:
    page = await log_in_with(browser, address.replace("127.0.0.1", "localhost"), town, "laatija")
    device = await page.context.new_cdp_session(page)
    await device.send("WebAuthn.enable")
    await device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    await page.goto("/passkeys")
    await page.locator("#called").fill("Puhelin")
    await page.locator("[data-ready]").click()
    await page.locator("ul.acts li", has_text="Puhelin").wait_for()
    await page.context.clear_cookies()
    status, sent = await _by_passkey(page)
    assert status == 303
    await page.locator("header a[href='/password']", has_text="laatija").wait_for()
    await page.context.clear_cookies()
    again: dict[str, str | float | bool] = {name: said[0] for name, said in parse_qs(sent).items()}
    answer = await page.request.post("/login/passkey", form=again, max_redirects=0)
    assert answer.status == 403, "what was signed once is not taken again"
    await _by_passkey(page)
    await page.locator("header a[href='/password']", has_text="laatija").wait_for()
    await page.goto("/passkeys")
    await page.locator("ul.acts form button").click()
    await page.locator("ul.acts").wait_for(state="detached")
    await page.context.clear_cookies()
    assert (await _by_passkey(page))[0] == 403
    await page.context.close()


async def test_at_a_number_none_is_offered_and_where_is_said(
    town: Town, address: str, browser: Browser
) -> None:
    page = await log_in_with(browser, address, town, "laatija")
    await page.goto("/passkeys")
    where = address.replace("127.0.0.1", "localhost")
    await page.locator("[data-elsewhere]", has_text=where).wait_for()
    assert not await page.locator("[data-ready]").is_visible()
    await page.context.clear_cookies()
    await page.goto("/login")
    assert not await page.locator("form[data-passkey]").is_visible()
    await page.context.close()
