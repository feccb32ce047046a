"""How many votes may be given in an election, to the vote, and when a lot is drawn (Kuntalaki 105 §)."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.matter.election import Ballots, ElectionWrong, Slate, elected, refuse_wrong_sums

MAJORITY, PROPORTIONAL = "majority", "proportional"
VOTERS = 15


def ballots(seats: int, *votes: int, method: str = MAJORITY, **more: Any) -> Ballots:
    slates = [{"candidates": [name], "votes": count} for name, count in zip("ABCDE", votes, strict=False)]
    return Ballots.model_validate({"seats": seats, "slates": slates, "method": method, **more})


@pytest.mark.parametrize(
    "held",
    [
        ballots(1, 8, 7),
        ballots(1, 8, 6, blank=1),
        ballots(2, 15, 15),  # two seats: each voter has two votes
        ballots(2, 15, 10, 5),
        ballots(2, 15, 1),  # and need not use both
        ballots(2, 15, 14, blank=1),
        ballots(2, 9, 6, method=PROPORTIONAL),  # one vote for a list, whatever it has of seats
        ballots(2, 0, 0, unanimous=True),
    ],
)
def test_what_the_voters_could_give_is_taken(held: Ballots) -> None:
    refuse_wrong_sums(held, VOTERS)


@pytest.mark.parametrize(
    ("held", "problem"),
    [
        (ballots(1, 8, 6), "14 votes were counted and 15 may be given"),
        (ballots(1, 8, 7, blank=1), "16 votes were counted and 15 may be given"),
        (ballots(2, 15, 15, 1), "31 votes were counted and 30 may be given"),
        (ballots(2, 15, 15, blank=1), "31 votes were counted and 30"),
        (ballots(2, 16, 14), "16 votes for one name, and 15 members may vote"),
        (ballots(2, 9, 5, method=PROPORTIONAL), "14 votes were counted and 15 may be given"),
        (ballots(2, 9, 7, method=PROPORTIONAL), "16 votes were counted and 15 may be given"),
        (ballots(3, 8, 7), "3 are to be elected of 2 candidates"),
        (ballots(1, 1, unanimous=True), "no votes"),
        (ballots(1, 0, unanimous=True, blank=1), "no votes"),
        (ballots(1, 0, unanimous=True, secret=True), "no votes"),
        (ballots(1, 0, 0, unanimous=True), "as many candidates as seats"),
    ],
)
def test_one_vote_or_one_candidate_more_or_less_is_refused(held: Ballots, problem: str) -> None:
    with pytest.raises(ElectionWrong, match=problem):
        refuse_wrong_sums(held, VOTERS)


def test_a_list_is_elected_from_by_proportion_alone() -> None:
    lists = [{"candidates": ["A", "B"], "votes": 15}]
    refuse_wrong_sums(Ballots.model_validate({"seats": 1, "slates": lists, "method": PROPORTIONAL}), VOTERS)
    with pytest.raises(ElectionWrong, match="between candidates, not lists"):
        refuse_wrong_sums(Ballots.model_validate({"seats": 1, "slates": lists}), VOTERS)


def slates(*votes: int) -> list[Slate]:
    return [Slate(candidates=(name,), votes=count) for name, count in zip("ABCDE", votes, strict=False)]


@pytest.mark.parametrize(
    ("votes", "seats", "lot", "chosen"),
    [
        ((5, 5), 2, (), ("A", "B")),  # a tie that has a seat for each is none
        ((7, 5, 5), 1, (), ("A",)),  # nor is one below the last seat
        ((7, 5, 5), 2, ("C",), ("A", "C")),
        ((5, 5, 5), 2, ("C", "A"), ("C", "A")),
        ((7, 7, 5, 5), 3, ("D",), ("A", "B", "D")),
    ],
)
def test_a_lot_is_drawn_for_the_seats_that_votes_leave_open(
    votes: tuple[int, ...], seats: int, lot: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    assert elected(slates(*votes), seats, lot) == chosen


@pytest.mark.parametrize(
    ("votes", "seats", "lot"),
    [
        ((5, 5), 1, ()),
        ((5, 5), 1, ("A", "B")),
        ((5, 5, 5), 2, ("A",)),
        ((5, 5, 5), 2, ("A", "A")),
        ((7, 5, 5), 2, ("A",)),  # who has the votes needs no lot
        ((7, 5, 5), 1, ("A",)),
        ((5, 5), 2, ("A",)),
        ((8, 7), 1, ("A",)),
    ],
)
def test_a_lot_that_is_missing_or_too_much_or_among_others_is_refused(
    votes: tuple[int, ...], seats: int, lot: tuple[str, ...]
) -> None:
    with pytest.raises(ElectionWrong):
        elected(slates(*votes), seats, lot)


def test_second_candidates_of_a_list_have_half_its_votes_and_third_ones_a_third() -> None:
    lists = [Slate(candidates=("A", "B", "C"), votes=9), Slate(candidates=("D", "E"), votes=4)]
    assert elected(lists, 4, ()) == ("A", "B", "D", "C")  # 9, 4½, 4, 3; E has 2


def held(**said: Any) -> Ballots:
    return Ballots.model_validate({"seats": 1, "slates": [{"candidates": ["A"]}], **said})


@pytest.mark.parametrize(
    "said",
    [
        {"seats": 0},
        {"slates": []},
        {"slates": [{"candidates": []}]},
        {"slates": [{"candidates": ["A"], "votes": -1}]},
        {"slates": [{"candidates": ["A"], "name": "x" * 101}]},
        {"blank": -1},
        {"demanded_by": "x" * 201},
    ],
)
def test_an_election_without_seats_or_candidates_or_with_fewer_votes_than_none_is_none(
    said: dict[str, Any],
) -> None:
    with pytest.raises(ValidationError):
        held(**said)


def test_what_is_not_said_of_an_election_is_no_vote() -> None:
    ballots = held(slates=[{"candidates": ["A"], "name": "x" * 100}], demanded_by="y" * 200)
    assert (ballots.slates[0].votes, ballots.blank, ballots.lot, ballots.unanimous) == (0, 0, (), False)
