"""Quarters are put together from their reports, and the annual accounts close the case."""

from typing import Any

import pytest

from models.base.money import Cents
from models.base.refusal import NotNow
from models.follow_up.accounts import NotConsolidated, NotFinalYet, ReportsMissing
from models.follow_up.follow_up import NoSuchProject
from models.follow_up.follow_up_stage import FollowUpStage
from models.follow_up.reporting import PeriodNotOver, ReportIs
from models.follow_up.spending import Reported, by_division, reported
from models.matter.stage import Stage
from tests.support.builders import (
    DAYCARE,
    GRANTED,
    LIBRARY,
    STREETS,
    Town,
    a_running_follow_up,
    a_year_without_reports,
)
from tests.support.follow_ups import QUARTERS, controller, give


def in_april() -> Town:
    town = a_running_follow_up()
    town.until("2021-04-10")
    return town


def test_a_quarter_waits_for_its_reports_unless_they_are_left_out_by_name() -> None:
    town = in_april()
    give(town)
    controller(town, "accept_report")
    give(town, LIBRARY, spent=2000)  # given, and not accepted
    with pytest.raises(ReportsMissing, match=f"The reports of {LIBRARY}, {STREETS} for 2021Q1"):
        town.on_follow_up("consolidate_quarter", period="2021Q1")
    with pytest.raises(ReportsMissing, match=f"The reports of {STREETS} for"):
        town.on_follow_up("consolidate_quarter", period="2021Q1", without=[LIBRARY])
    said = town.on_follow_up("consolidate_quarter", period="2021Q1", without=[LIBRARY, STREETS]).sentence
    assert said == f"2021Q1 was consolidated, without {LIBRARY}, {STREETS}."
    assert town.facts(town.follow_up_id)[-1].content.model_dump()["spent"] == {DAYCARE: 1000}


def test_a_quarter_is_put_together_once_and_when_it_is_over() -> None:
    town = in_april()
    everything: dict[str, Any] = {"without": list(GRANTED)}
    with pytest.raises(PeriodNotOver):
        town.on_follow_up("consolidate_quarter", period="2021Q2", **everything)
    town.on_follow_up("consolidate_quarter", period="2021Q1", **everything)
    with pytest.raises(ReportIs, match="is consolidated"):
        town.on_follow_up("consolidate_quarter", period="2021Q1", **everything)
    with pytest.raises(NoSuchProject):
        town.on_follow_up("consolidate_quarter", period="2021Q1", without=["999"])


def test_a_late_report_is_taken_after_its_quarter_was_put_together() -> None:
    town = in_april()
    town.on_follow_up("consolidate_quarter", period="2021Q1", without=list(GRANTED))
    give(town, when="2021-05-03")
    controller(town, "accept_report")
    assert reported(town.follow_up, "2021Q1").spent == {DAYCARE: 1000}


def test_the_accounts_close_the_follow_up_and_the_case() -> None:
    town = a_running_follow_up()
    for number, (quarter, day) in enumerate(
        zip(QUARTERS, ("2021-04-10", "2021-07-10", "2021-10-10", "2022-01-10"), strict=True), start=1
    ):
        for project in GRANTED:
            give(town, project, quarter, number * 20_000, when=day)
            controller(town, "accept_report", quarter, project)
        town.on_follow_up("consolidate_quarter", period=quarter)
    town.on_follow_up("close_accounts")
    closed = town.facts(town.follow_up_id)[-1].content.model_dump()
    assert closed["granted"] == GRANTED
    assert closed["spent"] == dict.fromkeys(GRANTED, 80_000)
    assert (town.follow_up.stage, town.case.stage) == (FollowUpStage.CLOSED, Stage.CLOSED)
    assert town.case.closed_because == "it was reported in the annual accounts"


def test_the_accounts_say_what_was_last_accepted() -> None:
    town = in_april()
    give(town, spent=5000)
    controller(town, "accept_report")
    town.until("2022-01-10")
    give(town, period="2021Q4", spent=9000)  # never accepted
    for quarter in QUARTERS:
        left_out = town.follow_up.awaited(quarter)
        town.on_follow_up("consolidate_quarter", period=quarter, without=left_out)
    town.on_follow_up("close_accounts")
    closed = town.facts(town.follow_up_id)[-1].content.model_dump()
    assert (closed["spent"], closed["carried"]) == ({DAYCARE: 5000}, {DAYCARE: "2021Q1"})


def test_the_accounts_come_after_every_quarter() -> None:
    town = a_year_without_reports()
    town.on_follow_up("consolidate_quarter", period="2021Q1", without=list(GRANTED))
    with pytest.raises(NotConsolidated, match="2021Q2, 2021Q3, 2021Q4 have not been consolidated yet"):
        town.on_follow_up("close_accounts")


def test_the_accounts_wait_for_the_decision_to_be_final() -> None:
    town = a_running_follow_up(2020)  # a year gone by: nothing is reported
    assert not town.follow_up.periods
    with pytest.raises(NotFinalYet, match="The decision khs-2021-1 is not final yet"):
        town.on_follow_up("close_accounts")
    town.until("2021-04-09 00:00")
    town.on_follow_up("close_accounts")
    assert not town.case.open


def test_after_the_accounts_nothing_is_reported_or_due() -> None:
    town = a_running_follow_up(2020)
    town.until("2021-04-10")
    town.on_follow_up("close_accounts")
    assert town.follow_up.due() == ()
    with pytest.raises(NotNow, match="while the follow-up is closed; an owner may do it when it is running"):
        give(town)


def test_money_is_summed_by_division() -> None:
    lines = a_running_follow_up().follow_up.lines.values()
    sums = by_division(lines, Reported({DAYCARE: Cents(500), STREETS: Cents(7)}, {}, {}))
    assert [(part.name, part.granted, part.spent) for part in sums] == [
        ("school", 600_000, 500),
        ("culture", 400_000, 7),
    ]
