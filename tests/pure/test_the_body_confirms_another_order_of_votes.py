"""The order of votes is that of the rules, or another that the body confirmed before the vote."""

from __future__ import annotations

import pytest

from models.matter.motion import NoSuchMotion
from models.voting.ordering import NotToBeOrdered
from models.voting.voting import OrderToConfirm
from tests.support.builders import Town, an_open_meeting, written
from tests.support.floor import moved, voted


def three_motions() -> Town:
    town = an_open_meeting()
    moved(town, "dismissal", mover="jäsen 8", seconder="jäsen 9")
    moved(town, "counter_proposal", mover="jäsen 4", seconder="jäsen 5", amount=11_000)
    moved(town, "counter_proposal", mover="jäsen 6", seconder="jäsen 5", amount=20_000)
    return town


def asked(town: Town) -> list[tuple[int | None, int | None]]:
    return [(vote.question.yes, vote.question.no) for vote in town.meeting.items[1].votes]


def test_by_the_rules_the_largest_sum_is_first_and_the_dismissal_last() -> None:
    town = three_motions()
    for _ in range(3):
        voted(town, 8, 7)
    assert asked(town) == [(3, 2), (0, 3), (0, 1)]


def test_the_order_that_was_confirmed_is_kept_and_told() -> None:
    town = three_motions()
    said = town.on_meeting("confirm_vote_order", item=1, motions=[1, 2, 3]).sentence
    assert said == "The order of votes on item 1 was confirmed: motions 1, 2, 3."
    for _ in range(3):
        voted(town, 8, 7)
    assert asked(town) == [(1, 2), (1, 3), (0, 1)]


def without_sums(*clauses: int) -> Town:
    """Three counter-proposals to the same, none of which names a sum."""
    town = an_open_meeting(clauses=[{"number": n, "text": written(f"Kohta {n}.")} for n in (1, 2)])
    for mover in (4, 6, 8):
        moved(town, "counter_proposal", mover=f"jäsen {mover}", seconder="jäsen 5", clauses=clauses)
    return town


def test_where_no_sums_say_it_the_body_is_asked_for_the_order() -> None:
    town = without_sums()
    with pytest.raises(OrderToConfirm, match="Motions 1, 2, 3"):
        voted(town, 8, 7)
    town.on_meeting("confirm_vote_order", item=1, motions=[3, 1])
    for _ in range(3):
        voted(town, 8, 7)
    assert asked(town) == [(3, 1), (3, 2), (0, 3)]


def test_of_two_there_is_one_pair_and_nothing_to_ask() -> None:
    town = an_open_meeting()
    for mover in (4, 6):
        moved(town, "counter_proposal", mover=f"jäsen {mover}", seconder="jäsen 5")
    voted(town, 8, 7)
    assert asked(town) == [(1, 2)]


def test_the_order_on_another_clause_is_confirmed_when_its_turn_comes() -> None:
    town = without_sums(2)
    moved(town, "counter_proposal", mover="jäsen 10", seconder="jäsen 9", clauses=[1])
    town.on_meeting("confirm_vote_order", item=1, motions=[4])
    voted(town, 8, 7)
    with pytest.raises(OrderToConfirm):
        voted(town, 8, 7)
    town.on_meeting("confirm_vote_order", item=1, motions=[2, 3, 1])
    for _ in range(3):
        voted(town, 8, 7)
    assert asked(town) == [(0, 4), (2, 3), (2, 1), (0, 2)]


def test_it_is_confirmed_before_the_vote_of_motions_that_are_put() -> None:
    town = three_motions()
    moved(town, "wish", mover="jäsen 10", seconder="jäsen 5")
    moved(town, "counter_proposal", mover="jäsen 11")
    for number in (4, 5):
        with pytest.raises(NotToBeOrdered, match="seconded: 1, 2, 3"):
            town.on_meeting("confirm_vote_order", item=1, motions=[number])
    with pytest.raises(NoSuchMotion):
        town.on_meeting("confirm_vote_order", item=1, motions=[9])
    voted(town, 8, 7)
    with pytest.raises(NotToBeOrdered):
        town.on_meeting("confirm_vote_order", item=1, motions=[1, 2])
