"""Reminders: before, on and after the day, with escalation; and none that is no longer needed."""

from datetime import date

import pytest

from models.base.calendar import local_day
from models.follow_up.missing_reports import RemindersSent, ReportsFellDue
from models.papers.notice import notices, still_needed
from tests.support.builders import (
    DAYCARE,
    LIBRARY,
    STREETS,
    Town,
    a_running_follow_up,
    a_summoned_meeting,
    figures,
    grant,
    instant,
    written,
)


def give(town: Town, project: str, when: str = "") -> None:
    town.on_follow_up("give_report", when, project=project, period="2021Q1", figures=figures(project))


def sent(town: Town, period: str = "2021Q1") -> list[tuple[str, tuple[str, ...]]]:
    """Day and projects of each reminder for a period."""
    return [
        (f"{fact.content.day:%d.%m.}", fact.content.projects)
        for fact in town.facts(town.follow_up_id)
        if isinstance(fact.content, RemindersSent) and fact.content.period == period
    ]


ALL = (DAYCARE, LIBRARY, STREETS)


def test_the_ladder_runs_from_two_weeks_before_to_two_weeks_after() -> None:
    town = a_running_follow_up()
    town.until("2021-06-01")
    assert sent(town) == [("06.04.", ALL), ("17.04.", ALL), ("20.04.", ALL), ("27.04.", ALL), ("04.05.", ALL)]


def test_reminders_go_out_at_nine_local_time_in_winter_and_summer() -> None:
    town = a_running_follow_up()
    town.until("2022-02-01")
    hours = {
        f"{fact.happened_at.astimezone(instant('2021-07-01').tzinfo):%H:%M}"
        for fact in town.facts(town.follow_up_id)
        if fact.kind == "RemindersSent"
    }
    assert hours == {"06:00", "07:00"}  # UTC: nine in Helsinki


def test_late_reports_escalate_to_the_head_and_then_to_the_controller() -> None:
    town = a_running_follow_up()
    town.until("2021-06-01")
    ladder = [f.content for f in town.facts(town.follow_up_id) if isinstance(f.content, RemindersSent)]
    assert [(rung.escalation, rung.to) for rung in ladder] == [
        (False, ("owner",)),
        (False, ("owner",)),
        (False, ("owner",)),
        (True, ("owner", "division_head")),
        (True, ("owner", "division_head", "controller")),
    ]


def test_what_is_missing_at_four_on_its_day_has_fallen_due_once() -> None:
    town = a_running_follow_up()
    town.until("2021-04-20 15:59")
    assert "ReportsFellDue" not in town.kinds(town.follow_up_id)
    town.until("2021-06-01")
    fell = [fact for fact in town.facts(town.follow_up_id) if isinstance(fact.content, ReportsFellDue)]
    assert [fact.happened_at for fact in fell] == [instant("2021-04-20 16:00")]


def test_a_project_that_reported_is_reminded_no_more() -> None:
    town = a_running_follow_up()
    give(town, DAYCARE, "2021-04-07")
    give(town, LIBRARY, "2021-04-18")
    town.until("2021-06-01")
    assert sent(town) == [
        ("06.04.", ALL),
        ("17.04.", (LIBRARY, STREETS)),
        ("20.04.", (STREETS,)),
        ("27.04.", (STREETS,)),
        ("04.05.", (STREETS,)),
    ]


def test_a_quarter_in_which_all_reported_falls_due_for_nobody() -> None:
    town = a_running_follow_up()
    for project in ALL:
        give(town, project, "2021-04-02")
    town.until("2021-06-01")
    assert sent(town) == []
    assert "ReportsFellDue" not in town.kinds(town.follow_up_id)


def test_granted_time_moves_the_ladder_of_that_project_only() -> None:
    town = a_running_follow_up()
    town.on_follow_up("grant_time", "2021-04-10", project=DAYCARE, period="2021Q1", until="2021-05-07")
    town.until("2021-07-01")
    assert [day for day, projects in sent(town) if DAYCARE in projects] == [
        "06.04.",
        "23.04.",
        "04.05.",
        "07.05.",
        "14.05.",
        "21.05.",
    ]
    assert [day for day, projects in sent(town) if LIBRARY in projects] == [
        "06.04.",
        "17.04.",
        "20.04.",
        "27.04.",
        "04.05.",
    ]


def test_time_granted_after_the_day_lets_it_fall_due_again() -> None:
    town = a_running_follow_up()
    town.on_follow_up("grant_time", "2021-04-22", project=DAYCARE, period="2021Q1", until="2021-05-07")
    town.until("2021-07-01")
    fell = [
        fact.content for fact in town.facts(town.follow_up_id) if isinstance(fact.content, ReportsFellDue)
    ]
    assert [content.projects for content in fell] == [ALL, (DAYCARE,)]


def test_a_report_returned_after_its_day_sends_no_reminder_of_the_time_gone_by() -> None:
    town = a_running_follow_up()
    give(town, DAYCARE, "2021-04-02")
    town.on_follow_up(
        "return_report", "2021-04-28", project=DAYCARE, period="2021Q1", comment=written("Tavoite puuttuu.")
    )
    town.until("2021-07-01")
    assert [day for day, projects in sent(town) if DAYCARE in projects] == ["04.05."]
    fell = [
        fact.content for fact in town.facts(town.follow_up_id) if isinstance(fact.content, ReportsFellDue)
    ]
    assert [content.projects for content in fell] == [(LIBRARY, STREETS)]


def test_a_follow_up_that_begins_late_sends_only_the_last_reminder_gone_by() -> None:
    town = a_summoned_meeting(appropriation=grant())
    town.hold("2021-03-15", outcome="approved")
    town.check("2021-04-19")
    town.publish("2021-04-19 15:00")
    town.until("2021-04-20 12:00")
    assert [day for day, _ in sent(town)] == ["17.04.", "20.04."]


def test_reminders_come_quarter_after_quarter_until_the_accounts() -> None:
    town = a_running_follow_up()
    town.until("2022-03-01")
    assert {period: len(sent(town, period)) for period in town.follow_up.periods} == dict.fromkeys(
        ("2021Q1", "2021Q2", "2021Q3", "2021Q4"), 5
    )
    for period in town.follow_up.periods:
        town.on_follow_up("consolidate_quarter", period=period, without=ALL)
    town.on_follow_up("close_accounts")
    count = len(town.memory.facts)
    town.until("2024-01-01")
    assert len(town.memory.facts) == count


@pytest.mark.parametrize("reported", [True, False])
def test_a_notice_that_waited_is_weighed_again_before_it_is_sent(reported: bool) -> None:
    town = a_running_follow_up()
    town.until("2021-04-06 12:00")
    fact = next(f for f in town.facts(town.follow_up_id) if f.kind == "RemindersSent")
    order = next(order for order in notices(fact, town.follow_up) if order.to == "daycare.owner")
    if reported:
        give(town, DAYCARE)
    assert still_needed(order, town.follow_up) is not reported


def test_every_reminder_is_recorded_at_the_hour_it_was_for() -> None:
    town = a_running_follow_up()
    town.until("2022-03-01")
    for fact in town.facts(town.follow_up_id):
        if isinstance(fact.content, RemindersSent):
            assert local_day(fact.happened_at) == fact.content.day
            assert (fact.role, fact.authenticated) == ("time", "engine")


def test_a_month_end_does_not_lose_a_reminder() -> None:
    town = a_running_follow_up()
    town.until("2021-08-04")
    assert [day for day, _ in sent(town, "2021Q2")] == ["06.07.", "17.07.", "20.07.", "27.07.", "03.08."]
    assert town.follow_up.periods["2021Q2"].due.day == date(2021, 7, 20)
