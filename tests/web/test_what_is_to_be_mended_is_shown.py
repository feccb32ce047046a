"""Whoever sends something back says why, and whoever mends it reads that where they write."""

from __future__ import annotations

from tests.support.browsing import Town, words
from tests.support.in_the_hall import PROPOSAL, ready_case, summoned


async def test_a_proposal_that_was_sent_back_bears_the_comment_until_it_is_revised(town: Town) -> None:
    case = await ready_case(town, "Palautettava")
    preparer, presenter = await town.person("laatija"), await town.person("esittelija")
    await presenter.does("send_back", case, comment="Kustannukset puuttuvat.")
    for path in (f"/journal/{case}", f"/proposal/{case}"):
        page = words((await preparer.browser.get(path)).text)
        assert "What is to be mended Kustannukset puuttuvat." in page
    await preparer.sends(f"/proposal/{case}", **PROPOSAL, informed="Asukkaat")
    assert "Kustannukset puuttuvat." not in await preparer.sees(f"/journal/{case}")


async def test_a_meeting_that_was_moved_is_to_be_summoned_anew_and_stays_public(town: Town) -> None:
    hall = await summoned(town, await ready_case(town, "Siirtyvä"), hour="23:00")
    secretary = hall.secretary
    assert "The summons went out on" in await secretary.sees(f"/agenda/{hall.meeting}")
    moved = await secretary.does("move_meeting", hall.meeting, at="2099-03-16T16:00", reason="Sairastuminen.")
    assert moved.status_code == 200, words(moved.text)
    assert "The summons is to be sent by" in await secretary.sees(f"/agenda/{hall.meeting}")
    async with town.reader() as reader:
        assert "Siirtyvä" in (await reader.get(f"/public/meeting/{hall.meeting}")).text
        assert "2099" in (await reader.get("/public")).text
