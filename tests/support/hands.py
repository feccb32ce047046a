"""Somebody at a keyboard, whose keystrokes and clicks are counted."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Locator, Page


@dataclass
class Hands:
    """What somebody pressed and clicked on a page; every typed letter is a keystroke."""

    page: Page
    keys: int = 0
    clicks: int = 0

    @property
    def all(self) -> int:
        """Keystrokes and clicks together."""
        return self.keys + self.clicks

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other; those that are held down together are one."""
        for key in keys:
            self.keys += 1
            await self.page.keyboard.press(key)

    async def type(self, text: str) -> None:
        """Type a text."""
        self.keys += len(text)
        await self.page.keyboard.type(text)

    async def tab(self, times: int = 1) -> None:
        """Go on to the next field."""
        await self.press(*["Tab"] * times)

    async def click(self, wanted: Locator) -> None:
        """Click."""
        self.clicks += 1
        await wanted.click()
