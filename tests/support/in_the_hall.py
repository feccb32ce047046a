"""A meeting of the board today, called and summoned in time, as its secretary finds it in the hall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from typing import Any

import httpx

from models.base import clock
from models.base.calendar import local_day
from tests.support.browsing import Person, Town, words

PROPOSAL = {
    "clause": ["Kaupunginhallitus päättää aukiolosta.", "Aukiolosta tiedotetaan."],
    "reasons": "Asukkaat ovat toivoneet sitä.",
    "presenter_title": "kansliapäällikkö",
    "legal_ground": "local government",
}

MEMBERS = ("jäsen 4", "jäsen 5", "jäsen 6", "Mai Kivelä", "jäsen 8")
"""Some of the fifteen who sit on the board of the example."""


@dataclass(frozen=True)
class Hall:
    """The hall of a meeting, in front of its secretary."""

    secretary: Person
    meeting: str
    room: str = "hall"
    """The page at which they are: the hall, or the minutes."""

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/{self.room}/{self.meeting}"

    async def page(self, item: int = 0) -> str:
        """The page as the browser gets it."""
        answer = await self.secretary.browser.get(self.path + (f"?item={item}" if item else ""))
        assert answer.status_code == 200, words(answer.text)
        return answer.text

    async def does(self, act: str, /, page: str = "", **written: Any) -> httpx.Response:
        """Fill in the form of an act that is on the page, and press its button; the page after it."""
        opened = page or await self.page(int(written.get("item", 0)))
        form = next(each for each in re.findall(r"<form.*?</form>", opened, re.DOTALL) if f"/{act}" in each)
        filled = {**standing_in(form), **written}
        address = f"{self.path}/{act}"
        answer = await self.secretary.browser.post(address, data=filled)
        return (
            await self.secretary.browser.get(answer.headers["location"])
            if answer.status_code == 303
            else answer
        )


def standing_in(form: str) -> dict[str, str]:
    """What a form would send if nothing in it was touched."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    radios = re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)"[^>]*? checked', form)
    inputs = re.findall(r'<input id="[^"]+" name="(\w+)" type="\w[\w-]*" value="([^"]*)"', form)
    selects = re.findall(r'<select id="[^"]+" name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL)
    chosen = [
        (name, value)
        for name, inside in selects
        for value in re.findall(r'<option value="([^"]*)" selected', inside)
    ]
    return {unescape(name): unescape(value) for name, value in (*hidden, *radios, *inputs, *chosen)}


async def ready_case(town: Town, title: str, clauses: tuple[str, ...] = ()) -> str:
    """A case that is approved for the board's agenda; `clauses` are proposed, else those of PROPOSAL."""
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    case = await preparer.begins("open_case", title=title, task_class="00 01 02", language="fi")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL | ({"clause": [*clauses]} if clauses else {}))
    await preparer.does("request_reviews", case, groups=["digijory"])
    today = f"{local_day(clock.now())}"
    await presenter.does("give_review", case, group="digijory", session=today, verdict="supports")
    answer = await presenter.does("approve_for_agenda", case, body="khs", legal_ground="local_government")
    assert answer.status_code == 200, words(answer.text)
    return case


async def summoned(
    town: Town,
    *cases: str,
    titles: tuple[str, ...] = (),
    language: str = "en",
    body: str = "khs",
    hour: str = "00:00",
) -> Hall:
    """A meeting that begins today, with these cases and items on its agenda."""
    secretary = await town.person("sihteeri", language)
    weeks_ago = clock.now() - timedelta(days=20)
    early = {"_when": f"{weeks_ago:%Y-%m-%dT%H:%M}", "_because": "kirjattu jälkikäteen"}
    at = f"{local_day(clock.now())}T{hour}"
    meeting = await secretary.begins("call_meeting", body=body, at=at, place="Sali", another="yes", **early)
    for case in cases:
        await secretary.does("place_item", meeting, case=case, ground="kiire")
    for title in titles:
        await secretary.does("add_item", meeting, title=title, ground="kiire")
    sent = await secretary.does("send_agenda", meeting, **early)
    assert sent.status_code == 200, words(sent.text)
    return Hall(secretary, meeting)


async def opened(town: Town, *cases: str, titles: tuple[str, ...] = ("Muut asiat",)) -> Hall:
    """The same, opened with all who are called."""
    hall = await summoned(town, *cases, titles=titles)
    answer = await hall.does("open_meeting")
    assert "was opened with 15 members" in words(answer.text), words(answer.text)
    return hall
