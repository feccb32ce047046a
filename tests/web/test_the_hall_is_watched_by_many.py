"""Whoever has the hall open sees at once what another does there, and the room sees nothing confidential."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import httpx

from app.web.serving import served
from app.web.watching import Watch
from tests.support.browsing import Town, words
from tests.support.in_the_hall import opened, summoned

LASTS = timedelta(seconds=20)


async def test_an_open_page_hears_that_its_meeting_went_on(town: Town) -> None:
    hall = await summoned(town, titles=("Muut asiat",))
    async with served(town.house, 0) as address, httpx.AsyncClient(base_url=address) as browser:
        who = {"person": "sihteeri", "password": town.password}
        assert (await browser.post("/login", data=who)).status_code == 303
        async with browser.stream("GET", f"/watch/{hall.meeting}") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            lines = stream.aiter_lines()
            before = await _next(lines)
            await hall.does("open_meeting")
            assert await _next(lines) > before


async def test_many_pages_ask_the_registry_once(town: Town) -> None:
    hall = await opened(town)
    watch = Watch(town.house.installation, looks=timedelta(milliseconds=20))
    pages = [watch.stream(hall.meeting, LASTS) for _ in range(50)]
    first = [await anext(page) for page in pages]
    assert len(set(first)) == 1
    asked = watch.looked
    waiting = [asyncio.ensure_future(anext(page)) for page in pages]
    await hall.does("leave", member="jäsen 9")
    later = await asyncio.gather(*waiting)
    assert set(later) == {town.house.installation.registry.held(hall.meeting).seq}
    assert watch.looked - asked < 50
    await watch.close()
    assert [await anext(page, None) for page in pages] == [None] * 50


async def test_nobody_watches_who_is_not_logged_in(town: Town) -> None:
    hall = await opened(town)
    async with town.reader() as stranger:
        for path in (hall.path, f"{hall.path}/screen", f"/watch/{hall.meeting}"):
            answer = await stranger.get(path)
            assert (answer.status_code, answer.text) == (303, "")
        assert (await stranger.post(f"{hall.path}/leave")).status_code == 401


async def test_the_page_runs_no_script_but_the_desks_own(town: Town) -> None:
    hall = await opened(town)
    for path in (hall.path, f"{hall.path}/screen"):
        answer = await hall.secretary.browser.get(path)
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'; connect-src 'self'" in policy
        assert "unsafe" not in policy
        assert re.findall(r"<script[^>]*>[^<]*", answer.text) == ['<script src="/look/hall.js" defer>']
        assert not re.search(r"\son\w+=", answer.text)


async def test_the_screen_shows_question_and_result(town: Town) -> None:
    hall = await opened(town, titles=("Ilmoitusasiat", "Muut asiat"))
    await hall.does("make_motion", item=1, kind="return", mover="jäsen 5", seconder="jäsen 6")
    screen = await hall.secretary.sees(f"{hall.path}/screen")
    assert "1. Ilmoitusasiat YES the handling goes on NO motion 1 (return by jäsen 5)" in screen
    await hall.does("record_vote", item=1)
    assert "vote 1: yes, 15–0" in await hall.secretary.sees(f"{hall.path}/screen")
    await hall.does("settle_item", item=1)
    after = await hall.secretary.sees(f"{hall.path}/screen")
    assert "2. Muut asiat" in after
    assert "noted" in after


async def test_the_screen_has_no_word_of_what_is_confidential(town: Town) -> None:
    hall = await opened(town)
    secret = {"secret_title": "Salainen kauppa", "secrecy": "JulkL 24.1 § 17 k", "ground": "kiire"}
    added = await hall.secretary.does("add_item", hall.meeting, **secret)
    assert added.status_code == 200, words(added.text)
    await hall.does(
        "make_motion", item=2, kind="wish", mover="Mai Kivelä", seconder="jäsen 6", text="Salainen ponsi"
    )
    for reader in (hall.secretary, await town.person("vastuu")):
        screen = await reader.sees(f"{hall.path}/screen")
        assert "Salassa pidettävä asia" in screen
        page = words((await reader.browser.get(f"{hall.path}?item=2")).text)
        assert "Salainen" not in screen + page
        assert "Mai Kivelä" not in screen


async def _next(lines: object) -> int:
    async for line in lines:  # type: ignore[attr-defined]  # those of a stream
        if line.startswith("data: "):
            return int(line.removeprefix("data: "))
    raise AssertionError
