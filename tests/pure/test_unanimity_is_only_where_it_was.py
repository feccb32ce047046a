"""Unanimity is recorded only where nobody voted against what came out."""

from __future__ import annotations

import pytest

from models.voting.conclusion import NotUnanimous
from tests.support.builders import an_open_meeting
from tests.support.floor import handled, moved, voted


@pytest.mark.parametrize(("yes", "no", "outcome"), [(9, 6, "approved_by_vote"), (7, 8, "approved_amended")])
def test_what_was_voted_on_by_both_sides_was_not_unanimous(yes: int, no: int, outcome: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, yes, no)
    with pytest.raises(NotUnanimous, match=f"{yes}–{no}. Leave unanimity out"):
        handled(town, outcome, unanimous=True)
    handled(town, outcome)


def test_a_decision_after_a_tabling_that_fell_may_be_unanimous() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    voted(town, 9, 6)
    item = handled(town, "approved", unanimous=True)
    assert item.handling is not None
    assert item.handling.unanimous


def test_what_was_put_off_by_a_split_vote_was_not_unanimous() -> None:
    town = an_open_meeting()
    moved(town, "return", seconder="jäsen 4")
    voted(town, 7, 8)
    with pytest.raises(NotUnanimous, match="7–8"):
        handled(town, "returned", unanimous=True)


@pytest.mark.parametrize(("yes", "no", "outcome"), [(15, 0, "approved_by_vote"), (0, 15, "approved_amended")])
def test_a_vote_of_one_side_alone_was_unanimous(yes: int, no: int, outcome: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, yes, no)
    item = handled(town, outcome, unanimous=True)
    assert item.handling is not None
    assert item.handling.unanimous


def test_one_vote_against_is_enough_to_say_so() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 14, 1)
    with pytest.raises(NotUnanimous, match="14–1"):
        handled(town, "approved_by_vote", unanimous=True)


def test_a_split_vote_on_a_wish_leaves_the_decision_unanimous() -> None:
    town = an_open_meeting()
    moved(town, "wish", seconder="jäsen 4")
    voted(town, 8, 7)
    item = handled(town, "approved", unanimous=True)
    assert item.handling is not None
    assert item.handling.unanimous


def test_an_election_by_votes_was_not_unanimous_and_one_without_was() -> None:
    one = [{"candidates": ["A"]}]
    town = an_open_meeting()
    town.on_meeting("record_election", item=1, ballots={"seats": 1, "slates": [{**one[0], "votes": 15}]})
    with pytest.raises(NotUnanimous, match="elected: A"):
        handled(town, "elected", unanimous=True)
    town = an_open_meeting()
    town.on_meeting("record_election", item=1, ballots={"seats": 1, "slates": one, "unanimous": True})
    item = handled(town, "elected", unanimous=True)
    assert item.handling is not None
    assert item.handling.unanimous
