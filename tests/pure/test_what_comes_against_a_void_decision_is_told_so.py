"""A claim against what is in force no more is recorded, says so, and holds nothing up."""

from __future__ import annotations

import pytest

from models.case.case import Case
from models.case.decision_status import InForceNoMore
from models.preparation.claimed import ExaminesLate
from tests.support.builders import Town, a_published_decision, proposal
from tests.support.challenging import IN_TIME, KEY, answering, challenged, decided, overturned


@pytest.fixture
def town() -> Town:
    """A decision that a claim of 18.3. had annulled on 29.3.2021; its period runs until 8.4."""
    town = a_published_decision()
    overturned(town, challenged(town, "2021-03-18 12:00"), "2021-03-29")
    return town


def the_last(town: Town, own: str) -> tuple[str, bool]:
    against = town.memory.held(own).of(Case).against
    assert against
    assert against.challenge == town.case.decisions[KEY].challenges[-1]
    return str(against.challenge.timely()), against.challenge.holds_up


def test_it_is_told_that_nothing_is_left_to_challenge(town: Town) -> None:
    own = challenged(town, "2021-03-30 12:00")
    assert the_last(town, own) == ("against what is in force no more since 2021-03-29", False)


def test_what_arrived_while_it_was_in_force_says_nothing_of_that(town: Town) -> None:
    assert the_last(town, challenged(town, happened="2021-03-26 12:00")) == ("in time", True)


def test_it_is_not_examined_or_lapses_and_nothing_else(town: Town) -> None:
    own = challenged(town, "2021-03-30 12:00")
    with pytest.raises(ExaminesLate, match="in force no more"):
        decided(town, own, "2021-04-19", clauses=[answering("rejected")])
    assert decided(town, own, "2021-04-26", clauses=[answering("lapsed")])


def test_the_board_does_not_call_it_up(town: Town) -> None:
    with pytest.raises(InForceNoMore):
        challenged(town, "2021-03-30 12:00", kind="call_up")


def test_the_case_is_prepared_as_any_other_until_it_answers(town: Town) -> None:
    town.case_id = challenged(town, IN_TIME)
    town.on_case(
        "revise_proposal", "2021-04-09", proposal=proposal("Raukeaa.", clauses=[answering("lapsed")])
    )
    assert town.case.proposals
