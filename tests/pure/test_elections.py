"""Elections: who is elected follows from votes and lists; a tie waits for the lot, drawn by people."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.engine.command import Answer
from models.law.outcome import Outcome
from models.matter.election import (
    BallotsAreClosed,
    ElectedAlready,
    ElectionWrong,
    NotDemandedByEnough,
    Slate,
    elected,
)
from models.meeting.gathering import NotAVoter
from models.voting.conclusion import OutcomeDiffers
from tests.support.builders import Town, an_open_meeting


def slates(*votes: int) -> list[dict[str, Any]]:
    """Candidates A, B, C … with their votes."""
    return [{"candidates": [name], "votes": count} for name, count in zip("ABCDEF", votes, strict=False)]


def held_in(town: Town, **ballots: Any) -> Answer:
    """An election on item 1."""
    return town.on_meeting("record_election", item=1, ballots=ballots)


def test_most_votes_win() -> None:
    town = an_open_meeting()
    answer = held_in(town, seats=1, slates=slates(6, 8), blank=1)
    assert answer.values["elected"] == "B"
    town.on_meeting("handle_item", item=1, outcome="elected")
    assert town.handling.outcome is Outcome.ELECTED
    assert town.handling.elections[0].elected == ("B",)


def test_an_item_with_an_election_is_elected() -> None:
    town = an_open_meeting()
    held_in(town, seats=1, slates=slates(15))
    with pytest.raises(OutcomeDiffers, match="make it elected"):
        town.on_meeting("handle_item", item=1, outcome="approved")


def test_a_tie_needs_the_lot_and_keeps_it() -> None:
    town = an_open_meeting()
    tied: dict[str, Any] = {"seats": 1, "slates": slates(7, 7), "blank": 1, "secret": True}
    with pytest.raises(ElectionWrong, match="A, B are tied for 1 of the seats"):
        held_in(town, **tied)
    with pytest.raises(ElectionWrong, match="drawn among A, B"):
        held_in(town, lot=["C"], **tied)
    answer = held_in(town, lot=["B"], **tied)
    assert answer.sentence == "Item 1, elected: B, by lot."


def test_no_lot_is_drawn_where_nobody_is_tied() -> None:
    with pytest.raises(ElectionWrong, match="no lot is drawn"):
        held_in(an_open_meeting(), seats=1, slates=slates(8, 7), lot=["A"])


def test_proportional_seats_go_by_comparison_numbers() -> None:
    lists = [
        Slate(name="I", candidates=("A", "B", "C"), votes=8),
        Slate(name="II", candidates=("D", "E"), votes=5),
        Slate(name="III", candidates=("F",), votes=2),
    ]
    assert elected(lists, 4, ()) == ("A", "D", "B", "C")  # 8, 5, 4, 2⅔; E has 2½


LISTS = [
    {"name": "I", "candidates": ["A", "B"], "votes": 9},
    {"name": "II", "candidates": ["C"], "votes": 6},
]
BY_LISTS: dict[str, Any] = {"seats": 2, "method": "proportional", "slates": LISTS, "secret": True}


def test_a_proportional_election_is_held_where_enough_demand_it() -> None:
    for too_few in ("", "jäsen 4", ["4-7"], ["jäsen 4", "jäsen 4", "jäsen 5", "jäsen 6", "jäsen 8"]):
        with pytest.raises(NotDemandedByEnough, match="5 of the 15 members present demand it"):
            held_in(an_open_meeting(), demanded_by=too_few, **BY_LISTS)
    with pytest.raises(NotAVoter):
        held_in(an_open_meeting(), demanded_by=["4-7", "Joku Muu"], **BY_LISTS)
    town = an_open_meeting()
    assert held_in(town, demanded_by=["4-6", "jäsen 8", "9"], **BY_LISTS).values["elected"] == "A, C"
    assert town.meeting.items[1].elections[0].demanders[0] == "jäsen 4"


def test_one_seat_is_not_filled_proportionally() -> None:
    with pytest.raises(ElectionWrong, match="one seat is not filled proportionally"):
        held_in(an_open_meeting(), demanded_by=["1-15"], **{**BY_LISTS, "seats": 1})


@pytest.mark.parametrize("method", ["majority", "proportional"])
def test_ballots_are_closed_where_that_is_demanded_or_the_law_says_so(method: str) -> None:
    demanded: dict[str, Any] = {**BY_LISTS, "demanded_by": ["1-15"]}
    if method == "majority":
        demanded = {"seats": 1, "slates": slates(8, 7), "demanded_by": "jäsen 4"}
    with pytest.raises(BallotsAreClosed):
        held_in(an_open_meeting(), **{**demanded, "secret": False})
    held_in(an_open_meeting(), **{**demanded, "secret": True})


def test_a_second_election_on_an_item_is_of_another_office_or_the_first_is_undone() -> None:
    town = an_open_meeting()
    held_in(town, seats=1, slates=slates(9, 6), office="puheenjohtaja")
    with pytest.raises(ElectedAlready, match="elected: A"):
        held_in(town, seats=1, slates=slates(6, 9), office="puheenjohtaja")
    held_in(town, seats=1, slates=slates(6, 9), office="varapuheenjohtaja")
    assert [held.elected for held in town.meeting.items[1].elections] == [("A",), ("B",)]
    town.on_meeting("undo_last", reason="Uudestaan.")
    held_in(town, seats=1, slates=slates(9, 6))


def test_nobody_is_elected_without_a_vote() -> None:
    town = an_open_meeting()
    with pytest.raises(ElectionWrong, match="no lot is drawn"):
        held_in(town, seats=2, slates=slates(15, 0, 0), lot=["B"])
    with pytest.raises(ElectionWrong, match="nobody got a vote"):
        held_in(town, seats=1, slates=slates(0, 0), blank=15)
    assert held_in(town, seats=2, slates=slates(15, 0, 0)).values["elected"] == "A"
    lists = [
        Slate(candidates=("A",), votes=5),
        Slate(candidates=("B", "C"), votes=0),
    ]
    assert elected(lists, 2, ()) == ("A",)


def test_a_unanimous_election_takes_no_vote() -> None:
    held: dict[str, Any] = {"seats": 2, "unanimous": True}
    assert held_in(an_open_meeting(), slates=slates(0, 0), **held).values == {"elected": "A, B"}
    with pytest.raises(ElectionWrong, match="as many candidates as seats"):
        held_in(an_open_meeting(), slates=slates(0, 0, 0), **held)


@pytest.mark.parametrize(
    ("held", "problem"),
    [
        ({"seats": 1, "slates": slates(8, 8)}, "16 votes were counted and 15 may be given"),
        ({"seats": 1, "slates": slates(8, 6)}, "14 votes were counted and 15"),
        ({"seats": 2, "slates": slates(16, 4)}, "16 votes for one name"),
        ({"seats": 3, "slates": slates(8, 7)}, "3 are to be elected of 2 candidates"),
        ({"seats": 1, "slates": [{"candidates": ["A", "B"], "votes": 15}]}, "between candidates, not lists"),
        ({"seats": 1, "slates": [*slates(8), *slates(7)]}, "somebody is a candidate twice"),
    ],
)
def test_an_election_whose_sums_or_names_do_not_fit_is_refused(held: dict[str, Any], problem: str) -> None:
    with pytest.raises(ElectionWrong, match=problem):
        held_in(an_open_meeting(), **held)


def naively(votes: list[int], sizes: list[int], seats: int) -> list[float]:
    """The comparison numbers of the seats, given one after another to the list that has the largest."""
    got = [0] * len(votes)
    numbers = []
    for _ in range(seats):
        open_lists = [i for i in range(len(votes)) if got[i] < sizes[i]]
        best = max(open_lists, key=lambda i: votes[i] / (got[i] + 1))
        got[best] += 1
        numbers.append(votes[best] / got[best])
    return numbers


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 5)), min_size=1, max_size=5), st.integers(1, 6))
def test_seats_go_to_the_largest_numbers_of_a_naive_count(lists: list[tuple[int, int]], wanted: int) -> None:
    votes, sizes = [v for v, _ in lists], [s for _, s in lists]
    seats = min(wanted, sum(sizes))
    given_lists = [
        Slate(candidates=tuple(f"{i}/{place}" for place in range(1, size + 1)), votes=count)
        for i, (count, size) in enumerate(lists)
    ]
    try:
        chosen = elected(given_lists, seats, ())
    except ElectionWrong:
        every = sorted((v / p for v, s in lists for p in range(1, s + 1)), reverse=True)
        assert every[seats - 1] == every[seats]
        return
    numbers = [votes[int(i)] / int(p) for i, p in (name.split("/") for name in chosen)]
    assert numbers == naively(votes, sizes, seats)


def test_an_item_whose_election_was_held_is_not_taken_back() -> None:
    town = an_open_meeting()
    held_in(town, seats=1, slates=slates(15))
    for outcome, who in (("withdrawn", ""), ("removed", "Sami Sarvilinna"), ("tabled", "jäsen 4")):
        with pytest.raises(OutcomeDiffers, match="make it elected"):
            town.on_meeting("handle_item", item=1, outcome=outcome, proposed_by=who)
