"""Whoever challenges a decision is in time by their own period: of their service, or of the publication."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from models.case.case import Case
from models.case.challenge import Challenge
from models.case.challenge_period import NotTheirPeriod
from models.challenge.recording import DecisionChallenged
from tests.support.builders import Town, a_published_decision
from tests.support.challenging import KEY, challenged

FIRST, SECOND, PUBLIC = date(2021, 4, 6), date(2021, 5, 3), date(2021, 4, 8)
"""The last days of who was served on 22.3. against a receipt, on 19.4., and of everybody else."""


@pytest.fixture
def town() -> Town:
    """A decision of which one party was told on 22.3. and another on 19.4.; published on 18.3.2021."""
    town = a_published_decision()
    for day, more in (("2021-03-22", True), ("2021-04-19", False)):
        town.on_case("serve_decision", day, decision=KEY, manner="receipt", day=day, more=more)
    return town


def the_challenge(town: Town) -> Challenge:
    (challenge,) = town.case.decisions[KEY].challenges
    return challenge


def ends(town: Town) -> date | None:
    at = the_challenge(town).ends
    return at and at.date()


@pytest.mark.parametrize(
    ("counts_from", "last", "late"),
    [("1", FIRST, True), ("2", SECOND, False), ("publication", PUBLIC, True), ("", SECOND, False)],
)
def test_it_is_late_by_their_own_period_and_in_time_by_the_last_where_nobody_says(
    town: Town, counts_from: str, last: date, *, late: bool
) -> None:
    own = challenged(town, "2021-04-20 12:00", counts_from=counts_from)
    assert (ends(town), the_challenge(town).late, the_challenge(town).holds_up) == (last, late, not late)
    against = town.memory.held(own).of(Case).against
    assert against is not None
    assert against.challenge == the_challenge(town)


def test_the_answer_says_that_the_last_was_taken_where_nobody_says_whose(town: Town) -> None:
    kept = "the last was taken, until 2021-05-03"
    for counts_from, told in (("", True), ("1", False), ("publication", False)):
        challenged(town, "2021-04-20 12:00", counts_from=counts_from)
        content = [each.content for each in town.facts(town.case_id)]
        *_, said = (str(each.said()) for each in content if isinstance(each, DecisionChallenged))
        assert (kept in said) is told


def test_it_says_nothing_of_that_of_a_remedy_that_the_decision_does_not_have(town: Town) -> None:
    challenged(town, "2021-04-20 12:00", kind="appeal")
    content = [each.content for each in town.facts(town.case_id)]
    *_, said = (str(each.said()) for each in content if isinstance(each, DecisionChallenged))
    assert "the last was taken" not in said


@pytest.mark.parametrize("counts_from", ["3", "0", "letter", "²"])
def test_a_period_that_there_is_not_is_refused(town: Town, counts_from: str) -> None:
    with pytest.raises(NotTheirPeriod, match="one of its 2 services"):
        challenged(town, "2021-04-20 12:00", counts_from=counts_from)


def test_the_board_calls_up_inside_the_claim_period_and_nobodys_own(town: Town) -> None:
    with pytest.raises(NotTheirPeriod):
        challenged(town, "2021-04-20 12:00", kind="call_up", counts_from="publication")


def test_a_service_that_is_corrected_moves_the_period_of_who_was_served_by_it(town: Town) -> None:
    challenged(town, "2021-04-20 12:00", counts_from="2")
    correct = {"decision": KEY, "reason": "Kirjattiin väärin."}
    town.on_case("correct_service", "2021-04-21", service=2, day="2021-03-29", **correct)
    assert (ends(town), the_challenge(town).late) == (date(2021, 4, 12), True)


def test_a_service_that_never_was_leaves_the_others_their_own(town: Town) -> None:
    challenged(town, "2021-04-20 12:00", counts_from="2")
    town.on_case("correct_service", "2021-04-21", decision=KEY, service=1, never=True, reason="Ei lähetetty.")
    assert (the_challenge(town).counts_from, ends(town)) == ("1", SECOND)
    town.on_case("correct_service", "2021-04-22", decision=KEY, service=1, never=True, reason="Ei lähetetty.")
    assert (the_challenge(town).counts_from, ends(town)) == ("", PUBLIC)


def test_a_publication_that_is_taken_back_leaves_the_period_of_a_service(town: Town) -> None:
    own = challenged(town, "2021-04-06 12:00", counts_from="1")
    town.on_meeting("unpublish_minutes", "2021-04-20 13:00", reason="Julkaistiin väärä pöytäkirja.")
    assert ends(town) == FIRST
    against = town.memory.held(own).of(Case).against
    assert against is not None
    assert isinstance(against.challenge.ends, datetime)
