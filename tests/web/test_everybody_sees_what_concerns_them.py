"""The first page shows what waits and whose; reviewers score by criteria; money is drawn and tabled alike."""

from __future__ import annotations

import re
from pathlib import Path

from app.web.charts import WIDTH, PeriodMoney, by_period
from app.web.pages.lists import AT_FIRST
from models.base import clock
from models.base.calendar import local_day
from models.base.money import Cents
from tests.support.browsing import Town, words
from tests.support.followed import Followed, followed_desk

PROPOSAL = {
    "clause": ["Kaupunginhallitus päättää uusia valaistuksen."],
    "reasons": "Lamput ovat vanhoja.",
    "presenter_title": "kansliapäällikkö",
    "legal_ground": "local government",
}


async def test_a_preparer_sees_their_cases_by_stage_with_who_has_not_answered(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Valaistus", task_class="02 02 02", language="fi")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    await preparer.does("request_reviews", case, groups=["digijory"])
    told = (await preparer.sees("/")).partition("My cases")[2].partition("Open meetings")[0]
    mine = told[told.index(f"Valaistus {case}") :]
    assert re.search(r"next \S.*?: review", mine)
    assert "has not answered:" in mine
    presenter = await town.person("esittelija")
    assert "My cases" not in await presenter.sees("/")


async def test_a_reviewer_scores_by_criteria_beside_the_proposal(town: Town) -> None:
    preparer, reviewer = await town.person("laatija"), await town.person("esittelija")
    case = await preparer.begins("open_case", title="Pisteytys", task_class="02 02 02", language="fi")
    await preparer.sends(f"/proposal/{case}", **PROPOSAL)
    await preparer.does("request_reviews", case, groups=["digijory"])
    form = (await reviewer.browser.get(f"/act/give_review?journal={case}")).text
    assert "The city becomes better at digital services" in words(form)
    assert "Lamput ovat vanhoja." in words(form)
    assert "supports_with_changes" not in words(form)
    today = f"{local_day(clock.now())}"
    scores = ["capability=4", "", "plan=5"]
    given = await reviewer.does(
        "give_review", case, group="digijory", session=today, verdict="supports", scores=scores
    )
    assert given.status_code == 200, words(given.text)
    told = words(given.text)
    assert "The city becomes better at digital services 4" in told
    await preparer.sends(f"/proposal/{case}", **{**PROPOSAL, "clause": ["Kaupunginhallitus päättää muuta."]})
    again = await reviewer.sees(f"/act/give_review?journal={case}")
    assert "changed since: clause 1" in again


async def test_a_case_shows_how_far_its_life_has_come(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Elämä", task_class="02 02 02", language="fi")
    page = (await preparer.browser.get(f"/journal/{case}")).text
    now = re.search(r'<li aria-current="step"><span>([^<]+)</span><time datetime="([^"]+)"', page)
    assert now
    assert now[2] == f"{local_day(clock.now())}"


async def test_money_is_drawn_and_a_table_tells_the_same(followed: Followed) -> None:
    async with followed.person("kaija") as browser:
        page = (await browser.get("/follow-up")).text
    charts = re.findall(r'<svg viewBox.*?role="img" aria-label="([^"]+)"', page)
    assert len(charts) == 2
    assert all("The table below tells the same in figures." in each for each in charts)
    assert "style=" not in page.partition("<main")[2]


def test_a_bar_is_as_long_as_its_money() -> None:
    chart = by_period(
        [PeriodMoney("2021Q1", Cents(1000), Cents(500)), PeriodMoney("2021Q2", Cents(500), None)]
    )
    first, second = chart.bars
    assert first.spent_width == first.granted_width / 2 == second.granted_width
    assert second.spent_width == 0
    assert all(bar.granted_width < WIDTH for bar in chart.bars)
    assert not first.over


async def test_the_first_lines_of_a_long_list_lead_to_the_rest(tmp_path: Path) -> None:
    with followed_desk(tmp_path) as followed:
        followed.until(AT_FIRST + 5)
        async with followed.person("olli") as browser:
            first, all_of_it = [(await browser.get(path)).text for path in ("/", "/?everything=yes")]
    rows = [
        page.partition('class="acts waits"')[2].partition("</ul>")[0].count("<li>")
        for page in (first, all_of_it)
    ]
    assert rows == [AT_FIRST, AT_FIRST + 5]
    assert '<a class="quiet" href="/?everything=yes">5 more</a>' in first
    assert "everything=yes" not in all_of_it
