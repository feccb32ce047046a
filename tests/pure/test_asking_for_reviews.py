"""Asking for reviews: of whom, by when, and who is reminded."""

from datetime import date

import pytest

from models.base.calendar import NoCalendar, local_day
from models.base.refusal import DueBeforeToday
from models.bodies.body import NoSeats, NoSuchBody
from models.case.review_due import ReviewReminded
from models.papers.notice import notices, still_needed
from models.preparation.reviewing import AlreadyReviewed, NotAsked
from tests.support.builders import (
    a_case_in_preparation,
    a_reviewed_case,
    written,
)
from tests.support.reviewing import review


def test_groups_are_asked_in_parallel_by_one_day() -> None:
    reviews = a_reviewed_case().case.reviews
    assert {group: asked.due.day for group, asked in reviews.items()} == {
        "digijory": date(2021, 2, 19),
        "kaupjory": date(2021, 2, 19),
    }


def test_without_a_day_a_review_is_due_by_the_rule() -> None:
    town = a_case_in_preparation()
    town.on_case("request_reviews", "2021-01-13", groups=["digijory"])
    due = town.case.reviews["digijory"].due
    assert (due.day, due.rule) == (date(2021, 1, 20), "review.due_after")


def test_a_request_that_is_typed_in_later_counts_from_when_it_was_made() -> None:
    town = a_case_in_preparation()
    town.until("2021-03-01 10:00")
    typed = town.command("request_reviews", town.case_id, happened="2021-01-15 10:00", groups=["digijory"])
    town.memory.act(typed)
    asked = town.case.reviews["digijory"]
    assert (asked.due.day, asked.due.counted_from, asked.overdue) == (
        date(2021, 1, 22),
        date(2021, 1, 15),
        True,
    )
    town.until("2021-03-05")
    assert not {"ReviewReminded", "ReviewFellDue"} & set(town.kinds(town.case_id))
    given = {"group": "digijory", "session": "2021-01-21", "verdict": "supports"}
    town.memory.act(town.command("give_review", town.case_id, happened="2021-01-21 15:00", **given))
    assert town.case.reviews["digijory"].reviews[-1].session == date(2021, 1, 21)
    assert not town.facts(town.case_id)[-1].content.late  # type: ignore[attr-defined]


def test_a_group_is_reminded_before_on_and_after_the_day() -> None:
    town = a_reviewed_case()
    town.until("2021-03-05")
    reminded = [f for f in town.facts(town.case_id) if isinstance(f.content, ReviewReminded)]
    assert [(f.happened_at.day, str(f.content.said())[:8]) for f in reminded] == [
        (16, "kaupjory"),
        (19, "kaupjory"),
        (22, "kaupjory"),
    ]
    assert town.case.reviews["kaupjory"].overdue


def test_a_review_that_came_is_not_reminded_of() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-17", "kaupjory")
    town.until("2021-03-05")
    assert town.kinds(town.case_id).count("ReviewReminded") == 1
    assert "ReviewFellDue" not in town.kinds(town.case_id)


def test_a_case_that_left_preparation_is_not_reminded_of() -> None:
    town = a_reviewed_case(voluntary=True)
    town.on_case("approve_for_agenda", "2021-02-01", body="khs")
    town.until("2021-03-05")
    assert "ReviewReminded" not in town.kinds(town.case_id)


def test_a_case_sent_back_sends_no_reminder_of_the_time_gone_by() -> None:
    town = a_reviewed_case(voluntary=True)
    town.on_case("approve_for_agenda", "2021-02-01", body="khs")
    town.on_case("send_back", "2021-02-20", comment=written("Perustelut puuttuvat."))
    town.until("2021-03-05")
    days = [local_day(f.happened_at).day for f in town.facts(town.case_id) if f.kind == "ReviewReminded"]
    assert days == [22]


def test_asking_again_sets_a_new_day_and_keeps_what_was_said() -> None:
    town = a_reviewed_case()
    town.on_case("request_reviews", "2021-02-25", groups=["digijory"], due="2021-03-05")
    asked = town.case.reviews["digijory"]
    assert (asked.due.day, asked.awaited, len(asked.reviews)) == (date(2021, 3, 5), True, 1)


@pytest.mark.parametrize("due", ["2021-01-12", "2021-01-13"])
def test_a_review_is_asked_for_a_moment_to_come(due: str) -> None:
    town = a_case_in_preparation()
    with pytest.raises(DueBeforeToday):
        town.on_case("request_reviews", "2021-01-13 16:00", groups=["digijory"], due=due)


@pytest.mark.parametrize("due", ["2021-01-31", "2021-02-20"])
def test_a_request_typed_late_is_for_a_day_after_it_was_made(due: str) -> None:
    town = a_case_in_preparation()
    town.until("2021-03-01")
    late = town.command("request_reviews", town.case_id, happened="2021-02-01", groups=["digijory"], due=due)
    if due > "2021-02-01":
        town.memory.act(late)
        assert town.case.reviews["digijory"].overdue
        return
    with pytest.raises(DueBeforeToday, match="give one from 2021-02-01 on"):
        town.memory.act(late)


def test_nobody_is_written_to_of_a_request_that_was_typed_in_when_its_time_was_over() -> None:
    town = a_case_in_preparation()
    town.until("2021-03-01 10:00")
    for happened, needed in (("2021-01-15 10:00", False), ("2021-02-26 10:00", True)):
        town.memory.act(town.command("request_reviews", town.case_id, happened=happened, groups=["digijory"]))
        orders = [o for fact in town.facts(town.case_id)[-1:] for o in notices(fact, town.case)]
        assert [still_needed(order, town.case) for order in orders] == [needed]


def test_a_due_day_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(NoCalendar):
        a_case_in_preparation().on_case("request_reviews", groups=["digijory"], due="9999-12-31")


def test_an_unknown_group_is_refused_with_those_there_are() -> None:
    with pytest.raises(NoSuchBody, match="There is no body elsewhere; there are digijory"):
        a_case_in_preparation().on_case("request_reviews", groups=["elsewhere"])


def test_a_group_that_only_reviews_gets_nothing_on_its_agenda() -> None:
    with pytest.raises(NoSeats, match="has no seats"):
        a_case_in_preparation().on_case("approve_for_agenda", body="digijory")


def test_a_request_to_the_wrong_group_is_recalled_and_blocks_no_agenda() -> None:
    town = a_reviewed_case()
    with pytest.raises(AlreadyReviewed, match="digijory gave its review of its session of 2021-01-28"):
        town.on_case("recall_request", group="digijory", reason="Turha.")
    town.on_case("recall_request", "2021-02-01", "presenter", group="kaupjory", reason="Väärä ryhmä.")
    with pytest.raises(NotAsked, match="kaupjory"):
        town.on_case("recall_request", role="presenter", group="kaupjory", reason="Väärä ryhmä.")
    town.on_case("approve_for_agenda", "2021-03-01", body="khs")
    assert not {"ReviewReminded", "ReviewFellDue"} & set(town.kinds(town.case_id))
