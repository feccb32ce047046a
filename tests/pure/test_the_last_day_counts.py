"""The day and the minute on which a period ends, a reminder is due or another rule begins."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
from pydantic import ValidationError

from models.base.calendar import NoCalendar, local_instant, local_midnight_after
from models.base.period import Period
from models.bodies.body import Body
from models.law.appeal import Appeal, AppealRule, Nature, appeal_rules, law_of
from models.law.deadline import (
    Deadline,
    DeadlineKind,
    appeal_ends,
    becomes_final,
    claim_ends,
    report_due,
    review_due,
    served_on_publication,
)
from models.law.ladder import passed, reminders_of
from models.law.rules import Rulebook, Rules

DAY = date(2021, 3, 15)
RULES = Rulebook.load().on(DAY)


def deadline(at: datetime, day: date = DAY) -> Deadline:
    return Deadline(key="x", kind=DeadlineKind.CLAIM, at=at, day=day, rule="claim.period")


@pytest.mark.parametrize("clock", ["00:00", "12:00", "23:59"])
def test_an_instant_is_of_its_day_from_midnight_to_the_minute_before_midnight(clock: str) -> None:
    at = local_instant(DAY, time.fromisoformat(clock))
    assert deadline(at).day == DAY


def test_the_midnight_that_ends_a_day_is_still_of_it_and_no_later_minute_is() -> None:
    midnight = local_midnight_after(DAY)
    assert deadline(midnight).at == midnight
    with pytest.raises(ValidationError, match="is not on 2021-03-15"):
        deadline(midnight + timedelta(minutes=1))
    with pytest.raises(ValidationError, match="is not on 2021-03-15"):
        deadline(local_instant(DAY, time()) - timedelta(minutes=1))


def test_a_reminder_has_had_its_time_from_its_minute_on() -> None:
    due = report_due("report/2021Q3/1", Period.parse("2021Q3"), RULES)
    rungs = reminders_of(due, RULES.ladder("report.ladder"), RULES)
    minute = timedelta(minutes=1)
    assert [passed(rungs, rungs[2].at - minute), passed(rungs, rungs[2].at)] == [2, 3]
    assert [passed(rungs, rungs[0].at - minute), passed(rungs, rungs[-1].at)] == [0, 5]


def test_reminders_come_by_their_day_however_the_rule_names_them() -> None:
    due = report_due("report/2021Q3/1", Period.parse("2021Q3"), RULES)
    steps = RULES.ladder("report.ladder")
    assert reminders_of(due, steps[::-1], RULES) == reminders_of(due, steps, RULES)


def test_the_first_day_is_not_counted_and_the_last_one_is() -> None:
    assert claim_ends("claim/1", date(2021, 3, 1), RULES).day == date(2021, 3, 15)
    assert appeal_ends("appeal/1", date(2021, 3, 1), RULES).day == date(2021, 3, 31)
    assert served_on_publication("service/1", date(2021, 3, 1), RULES).day == date(2021, 3, 8)
    assert review_due("review/1", date(2021, 3, 1), RULES).day == date(2021, 3, 8)


def test_legal_force_begins_with_the_day_after_the_latest_last_day() -> None:
    ends = [claim_ends("claim/1", date(2021, 3, day), RULES) for day in (3, 1, 2)]
    final = becomes_final("final/1", ends, RULES)
    assert (final.counted_from, final.day) == (date(2021, 3, 17), date(2021, 3, 18))
    assert final.at == local_midnight_after(date(2021, 3, 17))


def test_a_day_that_is_set_lies_in_a_year_whose_days_off_are_known() -> None:
    with pytest.raises(NoCalendar):
        review_due("review/1", DAY, RULES, on=date(1900, 1, 2))


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (-2, "2 päivää ennen määräpäivää"),
        (-1, "1 päivä ennen määräpäivää"),
        (0, "määräpäivänä"),
        (1, "1 päivä määräpäivästä"),
        (2, "2 päivää määräpäivästä"),
    ],
)
def test_one_day_is_said_as_one_and_the_day_itself_as_the_day(away: int, said: str) -> None:
    steps = [step.model_copy(update={"offset_days": away}) for step in RULES.ladder("report.ladder")[:1]]
    (rung,) = reminders_of(report_due("report/1", Period.parse("2021Q2"), RULES), steps, RULES)
    assert rung.deadline.explain("fi").startswith(f"{said} ")
    assert (rung.offset_days, rung.day) == (away, date(2021, 7, 20) + timedelta(days=away))


def test_a_holiday_is_named_and_a_plain_saturday_is_not() -> None:
    assert "(Vappu)" in claim_ends("claim/1", date(2021, 4, 17), RULES).explain("fi")
    assert "(" not in claim_ends("claim/1", date(2021, 3, 27), RULES).explain("fi")


def rules_of(*versions: tuple[str, str | None, int]) -> Rulebook:
    """The rule of how many days a report has, in versions."""
    known = Rulebook.load().on(DAY).get("report.due_after").model_dump(mode="json")
    named = (
        {**known, "valid_from": begins, "valid_to": ends, "value": days} for begins, ends, days in versions
    )
    return Rulebook.model_validate({"rules": list(named)})


@pytest.mark.parametrize(
    ("day", "days"), [("2021-01-01", 20), ("2021-06-30", 20), ("2021-07-01", 15), ("2021-12-31", 15)]
)
def test_a_version_of_a_rule_is_valid_on_its_first_and_on_its_last_day(day: str, days: int) -> None:
    book = rules_of(("2021-01-01", "2021-06-30", 20), ("2021-07-01", "2021-12-31", 15))
    assert book.on(date.fromisoformat(day)).int("report.due_after") == days


@pytest.mark.parametrize("day", ["2020-12-31", "2022-01-01"])
def test_the_day_before_its_first_and_the_day_after_its_last_have_none(day: str) -> None:
    book = rules_of(("2021-01-01", "2021-12-31", 20))
    assert book.on(date.fromisoformat(day)) == Rules(day=date.fromisoformat(day), rules={})


def test_a_version_may_be_valid_for_one_day() -> None:
    assert rules_of(("2021-01-01", "2021-01-01", 20)).on(date(2021, 1, 1)).int("report.due_after") == 20


@pytest.mark.parametrize(
    ("day", "fits"),
    [("2019-12-31", False), ("2020-01-01", True), ("2021-12-31", True), ("2022-01-01", False)],
)
def test_a_way_of_appeal_is_open_from_its_first_day_to_its_last(day: str, fits: bool) -> None:
    rule = AppealRule(
        id="x",
        appeal=Appeal.CLAIM,
        law=appeal_rules()[0].law,
        source="x",
        valid_from=date(2020, 1, 1),
        valid_to=date(2021, 12, 31),
    )
    assert rule.holds(date.fromisoformat(day)) is fits


@pytest.mark.parametrize(
    ("asked", "on_claim", "fits"), [(None, True, True), (True, False, False), (False, True, False)]
)
def test_a_rule_that_asks_for_a_decision_on_a_claim_fits_no_other(
    asked: bool | None, on_claim: bool, fits: bool
) -> None:
    rule = appeal_rules()[0].model_copy(update={"on_claim": asked, "outcomes": ()})
    assert rule.fits(Nature("approved", "board", on_claim=on_claim)) is fits


def test_a_decision_that_knows_no_rule_has_the_first_provision_of_its_appeal() -> None:
    claims = [rule for rule in appeal_rules() if rule.appeal is Appeal.CLAIM]
    assert law_of("", Appeal.CLAIM) == claims[0].law
    assert law_of(claims[-1].id, Appeal.PROHIBITED) == claims[-1].law


def test_the_office_closes_as_it_does_on_the_last_day() -> None:
    hours = [
        {"rule": "office.registry", "value": "15:00", "source": "kirjaamo", "valid_to": "2021-04-05"},
        {"rule": "office.registry", "value": "12:00", "source": "kirjaamo", "valid_from": "2021-04-06"},
    ]
    board = {"id": "khs", "kind": "board", "names": {"fi": "hallitus"}, "seats": 3, "overrides": hours}
    body = Body.model_validate(board)
    rules_on = partial(body.rules, Rulebook.load())
    published, served = date(2021, 3, 18), date(2021, 3, 25)
    ends = claim_ends("appeal/khs-2021-1", served, rules_on(published), closing=rules_on)
    assert (ends.day, ends.at) == (date(2021, 4, 8), local_instant(date(2021, 4, 8), time(12)))
