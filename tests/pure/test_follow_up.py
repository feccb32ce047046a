"""The follow-up: projects report their periods until the annual accounts close the case."""

from datetime import date

import pytest

from models.base.calendar import NoCalendar
from models.base.refusal import DueBeforeToday, NotYours
from models.follow_up.accepting import Overspent
from models.follow_up.follow_up import NoSuchProject, PeriodNotReported
from models.follow_up.more_time import NotLater
from models.follow_up.report import ReportStatus
from models.follow_up.reporting import GoalsUnanswered, PeriodNotOver, ReportIs
from tests.support.builders import (
    DAYCARE,
    GRANTED,
    LIBRARY,
    STREETS,
    Town,
    a_running_follow_up,
    figures,
    written,
)
from tests.support.follow_ups import QUARTERS, controller, give


def status(town: Town, period: str = "2021Q1", project: str = DAYCARE) -> ReportStatus:
    return town.follow_up.reports[period, project].status


def in_april() -> Town:
    town = a_running_follow_up()
    town.until("2021-04-10")
    return town


def test_every_project_reports_every_quarter_of_the_budget_year() -> None:
    follow_up = a_running_follow_up().follow_up
    assert tuple(follow_up.periods) == QUARTERS
    assert set(follow_up.reports) == {(quarter, project) for quarter in QUARTERS for project in GRANTED}


def test_money_of_next_year_is_reported_from_next_year() -> None:
    assert tuple(a_running_follow_up(2022).follow_up.periods) == ("2022Q1", "2022Q2", "2022Q3", "2022Q4")


def test_a_report_is_due_twenty_days_after_its_quarter_on_a_working_day() -> None:
    periods = a_running_follow_up().follow_up.periods
    assert [periods[quarter].due.day for quarter in QUARTERS] == [
        date(2021, 4, 20),
        date(2021, 7, 20),
        date(2021, 10, 20),
        date(2022, 1, 20),
    ]


def test_a_line_keeps_owner_head_goals_and_money() -> None:
    line = a_running_follow_up().follow_up.lines[DAYCARE]
    assert (line.owner, line.head, line.cents) == ("daycare.owner", "school.head", 600_000)
    assert line.goals == ("Jono lyhenee",)


def test_a_report_is_given_and_accepted() -> None:
    town = in_april()
    assert give(town) == f"Project {DAYCARE} reported 2021Q1."
    controller(town, "accept_report")
    assert status(town) is ReportStatus.ACCEPTED
    assert town.follow_up.reports["2021Q1", DAYCARE].late is False


def test_a_report_after_the_hour_of_its_day_is_late_and_taken() -> None:
    town = in_april()
    give(town, LIBRARY, when="2021-04-20 16:00")
    assert give(town, when="2021-04-20 16:01") == f"Project {DAYCARE} reported 2021Q1, late."


def test_a_period_is_reported_when_it_is_over() -> None:
    town = a_running_follow_up()
    with pytest.raises(PeriodNotOver, match="2021Q1 ends on 2021-03-31"):
        give(town, when="2021-03-31 23:00")
    give(town, when="2021-04-01 00:00")


def test_a_report_is_given_once_until_it_is_returned() -> None:
    town = in_april()
    give(town)
    with pytest.raises(ReportIs, match="is given; this needs one that is awaited or returned"):
        give(town)
    controller(town, "return_report", comment=written("Tavoite puuttuu."))
    assert status(town) is ReportStatus.RETURNED
    give(town, spent=2000)
    controller(town, "accept_report")
    with pytest.raises(ReportIs, match="is accepted"):
        controller(town, "return_report", comment=written("Vielä."))


def test_a_goal_that_is_called_by_its_number_is_recorded_in_its_words() -> None:
    town = in_april()
    said = {**figures(DAYCARE), "goals": [{"goal": "1", "status": "met"}]}
    town.on_follow_up("give_report", project=DAYCARE, period="2021Q1", figures=said)
    reported = town.follow_up.report("2021Q1", DAYCARE).figures
    assert reported is not None
    assert [goal.goal for goal in reported.goals] == ["Jono lyhenee"]


@pytest.mark.parametrize(
    "goals",
    [[], ["2"], ["Jono lyhenee", "1"], ["Jono lyhenee", "Jono lyhenee"], ["Jono lyhenee", "Muu"], ["Muu"]],
)
def test_a_report_answers_each_goal_of_its_project(goals: list[str]) -> None:
    said = {**figures(DAYCARE), "goals": [{"goal": goal, "status": "met"} for goal in goals]}
    with pytest.raises(GoalsUnanswered, match="answers each of its goals once"):
        in_april().on_follow_up("give_report", project=DAYCARE, period="2021Q1", figures=said)


def test_spending_above_the_grant_is_flagged_and_accepted_only_with_its_flag() -> None:
    town = in_april()
    assert give(town, STREETS, spent=100_001) == f"Project {STREETS} reported 2021Q1, overspent."
    with pytest.raises(Overspent, match="has spent more than it was granted"):
        controller(town, "accept_report", project=STREETS)
    said = controller(town, "accept_report", project=STREETS, with_overspend=True, ground="Talven hiekoitus.")
    assert said.endswith("was accepted, with its overspend.")


def test_spending_all_of_the_grant_is_no_overspend() -> None:
    town = in_april()
    give(town, STREETS, spent=100_000)
    controller(town, "accept_report", project=STREETS)


def test_an_overspend_that_is_mended_loses_its_flag() -> None:
    town = in_april()
    give(town, STREETS, spent=100_001)
    controller(town, "return_report", project=STREETS, comment=written("Tarkista."))
    give(town, STREETS, spent=99_000)
    controller(town, "accept_report", project=STREETS)
    assert town.follow_up.reports["2021Q1", STREETS].overspent is False


def test_time_that_is_asked_for_changes_nothing_until_it_is_granted() -> None:
    town = in_april()
    town.on_follow_up("ask_for_time", project=DAYCARE, period="2021Q1", until="2021-05-07", reason="Kesken.")
    report = town.follow_up.reports["2021Q1", DAYCARE]
    assert (report.due.day, report.asked) == (date(2021, 4, 20), date(2021, 5, 7))
    controller(town, "grant_time", until="2021-05-07")
    report = town.follow_up.reports["2021Q1", DAYCARE]
    assert (report.due.day, report.asked) == (date(2021, 5, 7), None)
    assert town.follow_up.reports["2021Q1", LIBRARY].due.day == date(2021, 4, 20)


@pytest.mark.parametrize("act", ["ask_for_time", "grant_time"])
def test_more_time_is_later_than_what_stands_and_than_today(act: str) -> None:
    town = in_april()
    more = {"reason": "Kesken."} if act == "ask_for_time" else {}
    with pytest.raises(NotLater, match="2021-04-20 is not later than the date that stands, 2021-04-20"):
        controller(town, act, until="2021-04-20", **more)
    town.until("2021-06-01")
    with pytest.raises(DueBeforeToday, match="give one from 2021-06-02 on"):
        controller(town, act, until="2021-06-01", **more)
    with pytest.raises(NoCalendar):
        controller(town, "grant_time", until="9999-12-31")


def test_a_project_or_period_that_is_not_reported_is_refused_with_those_that_are() -> None:
    town = in_april()
    with pytest.raises(
        NoSuchProject, match=f"999 is not a project of this decision; .* {DAYCARE}, {LIBRARY}"
    ):
        give(town, "999")
    with pytest.raises(PeriodNotReported, match="the periods are 2021Q1, 2021Q2, 2021Q3, 2021Q4"):
        give(town, period="2020Q4")


def test_owners_report_and_controllers_judge() -> None:
    town = in_april()
    with pytest.raises(NotYours, match="A controller may not give report; an owner may"):
        town.on_follow_up(
            "give_report",
            role="controller",
            project=DAYCARE,
            period="2021Q1",
            figures=figures(DAYCARE),
        )
    give(town)
    with pytest.raises(NotYours, match="a controller may"):
        controller(town, "accept_report", role="owner")
