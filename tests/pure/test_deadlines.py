"""Deadlines: the arithmetic of every period, and how it is explained."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.base.calendar import is_day_off, local_day, local_midnight_after
from models.base.language import LANGUAGES
from models.base.period import Period
from models.law.body_kind import BodyKind
from models.law.deadline import (
    Deadline,
    DeadlineKind,
    appeal_ends,
    becomes_final,
    claim_ends,
    report_due,
    review_due,
    served_on_publication,
    summons,
)
from models.law.ladder import reminders_of
from models.law.rules import Rulebook

RULES = Rulebook.load().on(date(2021, 3, 15))
DAYS = st.dates(date(2017, 6, 1), date(2099, 10, 31))


def claim(served_on: date) -> Deadline:
    return claim_ends("claim/216", served_on, RULES)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # year to minute, as they come


def test_a_monday_meeting_is_summoned_by_thursday_midnight() -> None:
    deadline = summons("summons", date(2021, 3, 15), RULES, BodyKind.BOARD)
    assert deadline.day == date(2021, 3, 11)
    assert deadline.at == utc(2021, 3, 11, 22)


def test_the_latest_summons_of_a_wednesday_meeting_stays_on_saturday() -> None:
    deadline = summons("summons", date(2021, 3, 17), RULES, BodyKind.COUNCIL)
    assert deadline.day == date(2021, 3, 13)
    assert deadline.rule == "summons.council"


def test_a_body_that_wants_five_days_is_summoned_by_wednesday() -> None:
    rules = RULES.with_overrides({"summons.other": 5})
    assert summons("summons", date(2021, 3, 15), rules, BodyKind.BOARD).day == date(2021, 3, 10)


def test_minutes_published_on_a_wednesday_are_served_on_the_next() -> None:
    deadline = served_on_publication("service/186", date(2021, 3, 17), RULES)
    assert deadline.day == date(2021, 3, 24)
    assert deadline.at == utc(2021, 3, 23, 22)


def test_service_that_falls_on_good_friday_is_not_moved() -> None:
    deadline = served_on_publication("service/216", date(2021, 3, 26), RULES)
    assert (deadline.day, deadline.moved_from) == (date(2021, 4, 2), None)


def test_service_is_moved_when_the_switch_is_turned() -> None:
    switched = RULES.get("service.moves").model_copy(update={"value": True})
    rules = RULES.model_copy(update={"rules": {**RULES.rules, "service.moves": switched}})
    deadline = served_on_publication("service/216", date(2021, 3, 26), rules)
    assert (deadline.day, deadline.moved_from) == (date(2021, 4, 6), date(2021, 4, 2))


@pytest.mark.parametrize(
    ("served_on", "last_day", "moved_from"),
    [
        ("2021-03-24", "2021-04-07", None),  # over Easter: days off inside move nothing
        ("2021-03-27", "2021-04-12", "2021-04-10"),  # Saturday
        ("2021-03-19", "2021-04-06", "2021-04-02"),  # Good Friday
        ("2021-04-17", "2021-05-03", "2021-05-01"),  # 1.5., a Saturday
        ("2021-04-29", "2021-05-14", "2021-05-13"),  # Ascension
        ("2021-06-11", "2021-06-28", "2021-06-25"),  # Midsummer Eve
        ("2021-11-22", "2021-12-07", "2021-12-06"),  # Independence Day
        ("2021-12-10", "2021-12-27", "2021-12-24"),  # Christmas Eve
        ("2021-12-17", "2021-12-31", None),  # New Year's Eve is a working day
        ("2021-05-10", "2021-05-24", None),  # Whit Monday too
        ("2021-03-18", "2021-04-01", None),  # Maundy Thursday too
    ],
)
def test_a_claim_is_in_time_until_the_registry_closes_on_the_last_day(
    served_on: str, last_day: str, moved_from: str | None
) -> None:
    deadline = claim(date.fromisoformat(served_on))
    assert deadline.day == date.fromisoformat(last_day)
    assert deadline.moved_from == (date.fromisoformat(moved_from) if moved_from else None)
    assert f"{deadline.at:%H:%M}" == ("14:00" if last_day > "2021-10-31" else "13:00")


def test_a_period_served_in_winter_ends_by_the_summer_clock() -> None:
    assert claim(date(2021, 3, 26)).at == utc(2021, 4, 9, 13)
    assert claim(date(2021, 3, 12)).at == utc(2021, 3, 26, 14)


def test_a_municipal_appeal_arrives_before_the_court_closes() -> None:
    deadline = appeal_ends("appeal/1", date(2021, 3, 24), RULES)
    assert deadline.at == utc(2021, 4, 23, 13, 15)
    assert appeal_ends("appeal/1", date(2021, 3, 24), RULES, "procurement").day == date(2021, 4, 7)


def test_a_decision_is_final_from_the_midnight_after_the_last_addressee_s_last_day() -> None:
    member, party = claim(date(2021, 3, 24)), claim(date(2021, 3, 26))
    final = becomes_final("final/216", [party, member], RULES)
    assert final.day == date(2021, 4, 10)  # a Saturday: legal force needs no working day
    assert final.at == utc(2021, 4, 9, 21) == local_midnight_after(party.day)


def test_a_report_is_due_twenty_days_after_its_quarter() -> None:
    deadline = report_due("report/2021Q2/104020107401", Period.parse("2021Q2"), RULES)
    assert deadline.at == utc(2021, 7, 20, 13)


def test_a_report_due_on_a_sunday_moves_to_monday() -> None:
    deadline = report_due("report/2024Q3", Period.parse("2024Q3"), RULES)
    assert (deadline.day, deadline.moved_from) == (date(2024, 10, 21), date(2024, 10, 20))


def test_a_day_that_somebody_set_is_neither_counted_nor_moved() -> None:
    deadline = review_due("review/digijory", date(2021, 1, 28), RULES, on=date(2021, 2, 6))
    assert (deadline.day, deadline.counted_from, deadline.moved_from) == (date(2021, 2, 6), None, None)
    assert deadline.explain("fi") == "asetettu määräpäivä 6.2.2021"


def test_a_review_is_due_a_week_after_it_was_asked_for() -> None:
    assert review_due("review/digijory", date(2021, 1, 28), RULES).day == date(2021, 2, 4)


def test_a_ladder_reminds_at_nine_before_on_and_after_the_day() -> None:
    due = report_due("report/2021Q3/104", Period.parse("2021Q3"), RULES)
    rungs = reminders_of(due, RULES.ladder("report.ladder"), RULES)
    assert [rung.day for rung in rungs] == [due.day + timedelta(days=n) for n in (-14, -3, 0, 7, 14)]
    assert [rung.at.hour for rung in rungs] == [6, 6, 6, 6, 7]  # the clock was put back in between
    assert [rung.key for rung in rungs][-1] == "report/2021Q3/104/+14"
    assert rungs[-1].recipients == ("owner", "division_head", "controller")
    assert rungs[-1].escalation
    assert rungs[2].at < due.at


def test_a_reminder_says_how_far_it_is_from_the_day() -> None:
    due = report_due("report/2021Q2/104", Period.parse("2021Q2"), RULES)
    said = [rung.deadline.explain("fi") for rung in reminders_of(due, RULES.ladder("report.ladder"), RULES)]
    assert said[1:4] == [
        "3 päivää ennen määräpäivää 20.7.2021",
        "määräpäivänä 20.7.2021",
        "7 päivää määräpäivästä 20.7.2021",
    ]


def test_a_deadline_says_its_rule_in_three_languages() -> None:
    deadline = claim(date(2021, 3, 27))
    assert [deadline.explain(language) for language in LANGUAGES] == [
        "14 päivää tiedoksisaannista 27.3.2021, siirretty lauantailta 10.4.2021",
        "14 dagar från delgivningen 27.3.2021, flyttad från lördag 10.4.2021",
        "14 days from service on 27 March 2021, moved from Saturday 10 April 2021",
    ]


def test_a_deadline_names_the_holiday_that_moved_it() -> None:
    assert claim(date(2021, 3, 19)).explain("fi").endswith("perjantailta 2.4.2021 (Pitkäperjantai)")


def test_a_naive_instant_is_no_deadline() -> None:
    naive = {"key": "x", "kind": "claim", "at": "2021-03-15T16:00:00", "day": "2021-03-15", "rule": "r"}
    with pytest.raises(ValidationError, match="timezone"):
        Deadline.model_validate(naive)


def test_an_instant_far_from_its_day_is_no_deadline() -> None:
    with pytest.raises(ValidationError, match="is not on 2021-03-16"):
        Deadline(
            key="x",
            kind=DeadlineKind.CLAIM,
            at=utc(2021, 3, 15, 14),
            day=date(2021, 3, 16),
            rule="claim.period",
        )


def test_an_instant_is_kept_in_utc_whatever_offset_it_came_with() -> None:
    local = {"key": "x", "kind": "claim", "at": "2021-03-15T16:00:00+02:00", "day": "2021-03-15", "rule": "r"}
    assert Deadline.model_validate(local).at == utc(2021, 3, 15, 14)
    assert '"2021-03-15T14:00:00Z"' in Deadline.model_validate(local).model_dump_json()


@given(DAYS)
def test_no_period_ends_on_a_day_off_or_early(served_on: date) -> None:
    for deadline, days in ((claim(served_on), 14), (appeal_ends("appeal/1", served_on, RULES), 30)):
        assert not is_day_off(deadline.day)
        assert timedelta(days) <= deadline.day - served_on <= timedelta(days + 6)
        assert (deadline.moved_from is None) == (deadline.day - served_on == timedelta(days))


@given(DAYS, st.sampled_from(list(BodyKind)))
def test_a_summons_leaves_three_whole_days_before_the_meeting_s_day(meeting: date, kind: BodyKind) -> None:
    deadline = summons("summons", meeting, RULES, kind)
    assert deadline.day == meeting - timedelta(days=4)
    assert local_day(deadline.at) == meeting - timedelta(days=3)


@given(DAYS)
def test_nothing_is_final_before_the_claim_period_has_run_out(published_on: date) -> None:
    served = served_on_publication("service/1", published_on, RULES)
    end = claim_ends("claim/1", served.day, RULES)
    final = becomes_final("final/1", [end], RULES)
    assert published_on < served.day < end.day < final.day
    assert served.at < end.at < final.at
    assert final.at - end.at == timedelta(hours=8)  # 16:00 to midnight: no clock changes on a working day


@given(DAYS)
def test_a_deadline_survives_being_written_down(served_on: date) -> None:
    assert Deadline.model_validate_json(claim(served_on).model_dump_json()) == claim(served_on)
