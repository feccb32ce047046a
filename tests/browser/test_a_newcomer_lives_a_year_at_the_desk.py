"""Six people in six browsers bring a case from a blank form to closed accounts, in Finnish, by few keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from app.web.serving import served
from docs.parts import at_the_desk
from models.case.case import Case
from models.follow_up.follow_up import FollowUp
from tests.browser.newcomer import CASE, CLAIM, Newcomers, municipality, newcomers
from tests.support.browsing import Town, open_desk


@pytest.fixture(scope="module")
async def lived(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Town, Newcomers]]:
    """The town in which they lived it, and what they pressed."""
    folder = tmp_path_factory.mktemp("koivula")
    described = await asyncio.to_thread(municipality, folder)
    async with open_desk(folder / "desk", described) as town, served(town.house, 0) as address:
        six = await newcomers(browser, address, town)
        await six.live()
        yield town, six
        for hands in six.hands.values():
            await hands.page.context.close()


async def test_the_case_was_tabled_voted_on_claimed_against_and_followed_to_its_end(
    lived: tuple[Town, Newcomers],
) -> None:
    town, _ = lived
    case = town.house.installation.registry.held(CASE).of(Case)
    follow_up = town.house.installation.registry.held(case.follow_up).of(FollowUp)
    assert [handling.outcome.value for handling in case.handlings] == ["tabled", "approved_by_vote"]
    assert case.decisions["kh-2024-9"].published
    assert town.house.installation.registry.held(CLAIM).of(Case).title.startswith("Oikaisuvaatimus")
    late = [report for report in follow_up.reports.values() if report.late]
    assert len(late) == 1
    assert not follow_up.open


async def test_a_meeting_of_nine_items_takes_150_keystrokes_and_clicks(lived: tuple[Town, Newcomers]) -> None:
    _, six = lived
    assert six.meeting <= 150


async def test_what_the_documentation_counts_is_what_they_pressed(lived: tuple[Town, Newcomers]) -> None:
    _, six = lived
    assert at_the_desk.counted() == six.counted()
