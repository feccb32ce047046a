"""`python -m tests.browser.pictures` takes the pictures of the desk that the README and docs/desk.md show."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from app.web.serving import served
from tests.browser.entering import chromium, log_in_with
from tests.support.browsing import Town, open_desk
from tests.support.in_the_hall import opened, ready_case

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
TITLES = ("Kaupungintalon aukioloajat kesällä", "Torin penkkien uusiminen", "Kirjaston lauantait")


async def _pages(town: Town) -> dict[str, tuple[str, str]]:
    """What is shown: name of the picture → who looks, and at what."""
    cases = [await ready_case(town, title) for title in TITLES]
    hall = await opened(town, *cases)
    await hall.does("handle_item", item=1, outcome="approved")
    proposed = {"kind": "counter_proposal", "mover": "jäsen 5", "text": "Penkit maalataan vihreiksi."}
    await hall.does("make_motion", item=2, **proposed, seconders=["jäsen 6"])
    return {
        "desk-hall": ("sihteeri", f"{hall.path}?item=2"),
        "desk-case": ("laatija", f"/journal/{quote(cases[2])}"),
    }


async def main() -> None:
    """Take them."""
    with TemporaryDirectory() as folder:
        async with open_desk(Path(folder)) as town, served(town.house, 0) as address:
            shown = await _pages(town)
            async with chromium() as browser:
                for name, (person, path) in shown.items():
                    size = {"width": 1280, "height": 960}
                    page = await log_in_with(browser, address, town, person, viewport=size)
                    await page.goto(path)
                    await page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(main())
