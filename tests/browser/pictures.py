"""`python -m tests.browser.pictures` takes the pictures of the desk that the README and docs/desk.md show."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from app.web.serving import served
from models.base import clock
from models.base.calendar import local_day
from tests.browser.entering import chromium, log_in_with
from tests.support.browsing import Town, open_desk, words
from tests.support.in_the_hall import ready_case, summoned

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"

LINES = (
    ("Varhaiskasvatuspaikka proaktiivisesti", "104020107401", "3 200 000", "Kasko", "Palveluvaje pienenee"),
    ("Digituki asukkaille", "10402010740202", "470 000", "Kaupunginkanslia", "Asiointi onnistuu verkossa"),
    ("Tapahtumailmoitus", "10402010740301", "350 000", "Kymp", "Ilmoitus tehdään kerralla"),
)
"""Project, number, sum, division, goal."""

MONEY = {
    "clause": [
        "Kaupunginhallitus päättää myöntää 4 020 000 euroa digitaalisten palvelujen uudistamiseen.",
        "Samalla kaupunginhallitus kehottaa kaupunginkansliaa raportoimaan hankkeista neljännesvuosittain.",
    ],
    "reasons": "Korona-aika on jättänyt **palveluvajetta**, jota hankkeet pienentävät.",
    "presenter_title": "kansliapäällikkö",
    "presenter_name": "Sami Sarvilinna",
    "legal_ground": "local government",
    "year": f"{local_day(clock.now()).year}",
    "budget_item": "1 30 01",
    **{
        f"line_{name}": [line[place] for line in LINES]
        for place, name in enumerate(("name", "number", "amount", "division", "goals"))
    },
    "line_head": ["toimialajohtaja"] * len(LINES),
    "line_owner": ["vastuu"] * len(LINES),
}

ITEMS = {
    "Kaupungintalon aukioloajat kesällä": ("Kaupungintalo on kesällä avoinna klo 8–15.",),
    "Torin penkkien uusiminen": (
        "Torin penkit uusitaan ennen vappua.",
        "Vanhat penkit lahjoitetaan asukasyhdistyksille.",
    ),
    "Kirjaston lauantait": ("Pääkirjasto on lauantaisin avoinna klo 10–16.",),
}
"""The items of the meeting, and what is proposed."""


async def _money(town: Town) -> str:
    """A case that grants money, with a review given and one that is awaited."""
    preparer, reviewer = [await town.person(who, "fi") for who in ("laatija", "esittelija")]
    title = "Määräraha digitaalisten palvelujen uudistamiseen"
    case = await preparer.begins("open_case", title=title, task_class="02 02 02", language="fi")
    await preparer.sends(f"/proposal/{case}", **MONEY)
    await preparer.does("request_reviews", case, groups=["digijory", "kaupjory"])
    given: dict[str, Any] = {
        "group": "digijory",
        "session": f"{local_day(clock.now())}",
        "verdict": "supports",
        "comment": "Hankkeet täyttävät perusteet.",
        "scores": ["recovery=5", "capability=4", "plan=3", "shared=4", "results=5"],
    }
    answer = await reviewer.does("give_review", case, **given)
    assert answer.status_code == 200, words(answer.text)
    return case


async def _meeting(town: Town) -> str:
    """The hall of a meeting whose first item is decided, and in whose second a counter-proposal was made."""
    cases = [await ready_case(town, title, clauses) for title, clauses in ITEMS.items()]
    hall = await summoned(town, *cases, titles=("Ilmoitusasiat",), language="fi", hour="16:00")
    await hall.does("open_meeting")
    await hall.does("leave", member="jäsen 9")
    await hall.does("handle_item", item=1, outcome="approved")
    moved = {"kind": "counter_proposal", "mover": "jäsen 5", "seconder": "jäsen 6", "clauses": "1"}
    await hall.does("make_motion", item=2, **moved, text="Torin penkit maalataan vihreiksi.")
    return hall.path


async def _pages(town: Town) -> dict[str, tuple[str, str]]:
    """What is shown: name of the picture → who looks, and at what."""
    money, hall = quote(await _money(town)), await _meeting(town)
    secretary = await town.person("sihteeri", "fi")
    day = local_day(clock.now()) + timedelta(days=12)
    await secretary.begins("call_meeting", body="kvsto", at=f"{day}T17:00", place="Kaupungintalo")
    return {
        "desk-hall": ("sihteeri", f"{hall}?item=2"),
        "desk-case": ("laatija", f"/journal/{money}"),
        "desk-proposal": ("laatija", f"/proposal/{money}"),
        "desk-first": ("laatija", "/"),
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
