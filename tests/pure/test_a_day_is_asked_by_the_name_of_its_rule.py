"""A day is asked by the name of its rule, without a case, and is the one that the engine would keep."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.base.calendar import NoCalendar, is_day_off, local_midnight_after
from models.law.date_question import (
    NoDayOfService,
    NoSuchDateRule,
    NotTaken,
    question,
)
from models.law.date_rule import BeyondTheCalendar, DateRules, _of, date_rules
from models.law.deadline import appeal_ends, becomes_final, claim_ends, served_on_publication
from models.law.rules import Rulebook, RuleError

DAYS = st.dates(date(2020, 1, 1), date(2090, 12, 31))


def asked(rule: str, **inputs: Any) -> date:
    return question(rule, {name.rstrip("_"): value for name, value in inputs.items()}).answer().last_day


@given(DAYS)
def test_a_claim_and_an_appeal_after_publication_end_as_a_decisions_do(published: date) -> None:
    rules = Rulebook.load().on(published)
    served = served_on_publication("service", published, rules)
    claim, appeal = claim_ends("claim", served.day, rules), appeal_ends("appeal", served.day, rules)
    for rule, end in (("claim_after_publication", claim), ("appeal_30_after_publication", appeal)):
        answer = question(rule, {"published_on": published.isoformat()}).answer()
        assert answer.service_date == served.day
        assert (answer.last_day, answer.office_ends) == (end.day, end.at)
        assert answer.raw_last_day == (end.moved_from or end.day)
        assert answer.final_from == becomes_final("final", [end], rules).day
        assert answer.ends == local_midnight_after(end.day)


@given(
    st.sampled_from(["claim", "appeal"]), st.lists(st.tuples(st.integers(0, 3), DAYS), min_size=1, max_size=6)
)
def test_all_is_final_when_the_last_period_is_over(kind: str, services: list[tuple[int, date]]) -> None:
    ways = ("published_on", "letters_sent_on", "messages_sent_on", "received_on")
    inputs: dict[str, Any] = {"kind": kind}
    for way, day in services:
        inputs.setdefault(ways[way], []).append(day.isoformat())
    rules = date_rules()
    each = [rules.served[rules.final[kind][ways[way]]].of(day).final_from for way, day in services]
    assert question("final_all", inputs).answer().final_from == max(day for day in each if day)


@given(DAYS, st.integers(0, 60))
def test_a_summons_goes_so_many_days_before_whatever_day_that_is(meeting: date, days: int) -> None:
    assert asked("summons", meeting_on=meeting.isoformat(), days=days) == meeting - timedelta(days=days)


@given(DAYS, st.integers(-30, 30))
def test_working_days_are_counted_without_days_off(due: date, k: int) -> None:
    found = asked("reminder", due_on=due.isoformat(), k=k, unit="working_days")
    first, last = sorted((due, found))
    between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert sum(not is_day_off(day) for day in between if day != due) == abs(k)


@pytest.mark.parametrize(
    ("rule", "inputs", "last"),
    [
        ("claim_after_letter", {"sent_on": "2022-12-16"}, date(2023, 1, 9)),  # Epiphany, a Friday
        ("claim_after_electronic", {"sent_on": "2024-06-04"}, date(2024, 6, 24)),  # Midsummer Eve
        ("claim_30_after_public_notice", {"published_on": "2023-03-01"}, date(2023, 4, 11)),  # Good Friday…
        ("admin_appeal_30_after_substituted_service", {"certificate_on": "2023-05-02"}, date(2023, 6, 5)),
        ("market_court_after_electronic", {"available_on": "2023-12-11"}, date(2023, 12, 27)),
        ("procurement_correction_after_letter", {"sent_on": "2023-12-05"}, date(2023, 12, 27)),
        ("claim_after_posting", {"given_on": "2023-04-17"}, date(2023, 5, 2)),  # 1 May
        ("period_weeks", {"from": "2022-11-22", "n": 2}, date(2022, 12, 7)),  # Independence Day
        ("period_months", {"from": "2023-12-31", "n": 2}, date(2024, 2, 29)),
        ("period_years", {"from": "2024-02-29", "n": 1}, date(2025, 2, 28)),
        ("period_days", {"from": "2023-05-04", "n": 14}, date(2023, 5, 19)),  # Ascension Day
        ("quarter_report_due", {"year": 2023, "quarter": 2, "days": 22}, date(2023, 7, 24)),
        ("reminder", {"due_on": "2023-04-11", "k": -3, "unit": "days"}, date(2023, 4, 8)),
    ],
)
def test_a_day_off_moves_the_last_day_only(rule: str, inputs: dict[str, Any], last: date) -> None:
    assert question(rule, inputs).answer().last_day == last


@pytest.mark.parametrize(
    ("rule", "inputs", "why"),
    [
        ("appeal", {}, NoSuchDateRule),
        ("summons", {"meeting_on": "15.3.2021", "days": 4}, NotTaken),
        ("summons", {"meeting_on": "2021-03-15"}, NotTaken),
        ("summons", {"meeting_on": "2021-03-15", "days": True}, NotTaken),
        ("summons", {"meeting_on": "2021-03-15", "days": -1}, NotTaken),
        ("summons", {"meeting_on": "2021-03-15", "days": 4, "body": "khs"}, NotTaken),
        ("quarter_report_due", {"year": 2021, "quarter": 5, "days": 20}, NotTaken),
        ("reminder", {"due_on": "2021-03-15", "k": 1, "unit": "weeks"}, NotTaken),
        ("final_all", {"kind": "claim", "letters_sent_on": []}, NoDayOfService),
        ("period_years", {"from": "2021-03-15", "n": 9000}, BeyondTheCalendar),
        ("period_days", {"from": "9999-12-30", "n": 5}, BeyondTheCalendar),
        ("period_years", {"from": "2021-03-15", "n": 90}, NoCalendar),
        ("admin_appeal_30_after_letter", {"sent_on": "2019-12-31"}, RuleError),
    ],
)
def test_what_cannot_be_counted_is_refused(rule: str, inputs: dict[str, Any], why: type[Exception]) -> None:
    with pytest.raises(why):
        question(rule, inputs).answer()


@pytest.mark.parametrize("country", ["fi", "se"])
def test_every_rule_that_a_country_names_is_in_its_rulebook(country: str) -> None:
    rules: DateRules = _of(country)
    known = {rule.id for rule in Rulebook.of(country).rules}
    for rule in rules.served.values():
        assert {rule.served, rule.period, rule.closes} <= known
    assert {name for ways in rules.final.values() for name in ways.values()} <= set(rules.served)
