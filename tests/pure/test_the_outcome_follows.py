"""The outcome of an item follows from what was proposed, moved, voted and elected; nobody chooses it."""

from __future__ import annotations

from typing import Any

import pytest

from models.decision.decision import MoverNotPresent
from models.matter.handling import Handling
from models.voting.conclusion import NotProposedToNote, OutcomeDiffers
from models.voting.without_vote import MotionMissing, VoteComesFirst, VoteMissing
from tests.support.builders import MOVER, Town, an_open_meeting, written
from tests.support.floor import handled, moved, voted

THREE = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2, 3)]


def handling(town: Town, outcome: str, **fields: Any) -> Handling:
    done = handled(town, outcome, **fields).handling
    assert done is not None
    return done


def by_clause(town: Town, outcome: str, **fields: Any) -> list[str]:
    return [str(clause.outcome) for clause in handling(town, outcome, **fields).clauses]


def test_where_noting_was_proposed_it_is_noted_and_not_approved() -> None:
    town = an_open_meeting(noting=True)
    with pytest.raises(OutcomeDiffers, match="make it noted"):
        handled(town, "approved")
    assert by_clause(town, "noted") == ["noted"]


def test_where_noting_was_proposed_another_decision_may_still_win() -> None:
    town = an_open_meeting(noting=True)
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 7, 8)
    with pytest.raises(OutcomeDiffers, match="make it approved amended"):
        handled(town, "noted")
    assert by_clause(town, "approved_amended") == ["approved_amended"]


def test_where_noting_was_proposed_and_won_the_vote_it_is_approved_by_it() -> None:
    town = an_open_meeting(noting=True)
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 8, 7)
    assert by_clause(town, "approved_by_vote") == ["approved_by_vote"]


def test_what_was_proposed_to_be_decided_is_not_noted_by_itself() -> None:
    with pytest.raises(NotProposedToNote):
        handled(an_open_meeting(), "noted")


def test_a_counter_proposal_to_note_all_of_it_lets_it_be_noted() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 7, 8)
    assert by_clause(town, "noted") == ["noted"]


def test_a_counter_proposal_to_one_clause_lets_not_all_be_noted() -> None:
    town = an_open_meeting(clauses=THREE)
    moved(town, "counter_proposal", seconder="jäsen 4", clauses=[2])
    voted(town, 7, 8)
    with pytest.raises(OutcomeDiffers, match="make it approved amended"):
        handled(town, "noted")


def test_an_item_is_withdrawn_by_its_presenter_and_removed_by_its_presenter_or_all() -> None:
    assert by_clause(an_open_meeting(), "withdrawn") == ["withdrawn"]
    for who in ("Sami Sarvilinna", "kansliapäällikkö"):
        assert by_clause(an_open_meeting(), "removed", proposed_by=who) == ["removed"]
    assert by_clause(an_open_meeting(), "removed", proposed_by=MOVER, unanimous=True) == ["removed"]


def test_an_item_is_not_removed_by_nobody_nor_by_one_member() -> None:
    with pytest.raises(MotionMissing):
        handled(an_open_meeting(), "removed")
    for how in ({}, {"without_vote": True}):
        with pytest.raises(VoteMissing):
            handled(an_open_meeting(), "removed", proposed_by=MOVER, **how)
    with pytest.raises(MoverNotPresent):
        handled(an_open_meeting(), "removed", proposed_by="Joku Muu", unanimous=True)


def test_what_was_amended_is_not_noted() -> None:
    town = an_open_meeting()
    moved(town, "addition")
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    with pytest.raises(OutcomeDiffers, match="make it approved amended"):
        handled(town, "noted")


@pytest.mark.parametrize("outcome", ["removed", "withdrawn"])
def test_what_was_voted_on_is_not_taken_back(outcome: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 8, 7)
    with pytest.raises(OutcomeDiffers, match="make it approved by vote"):
        handled(town, outcome)


@pytest.mark.parametrize("outcome", ["removed", "withdrawn"])
def test_a_vote_on_putting_it_off_leaves_it_to_be_taken_back(outcome: str) -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    voted(town, 8, 7)
    assert by_clause(town, outcome, proposed_by="Sami Sarvilinna") == [outcome]


def test_an_election_with_an_amendment_beside_it_is_approved_amended() -> None:
    town = an_open_meeting()
    ballots = {"seats": 1, "slates": [{"candidates": ["A"], "votes": 15}]}
    town.on_meeting("record_election", item=1, ballots=ballots)
    moved(town, "addition")
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    assert handling(town, "approved_amended").elections != ()


def test_a_revised_proposal_with_an_election_is_elected() -> None:
    town = an_open_meeting()
    town.on_meeting("revise_at_meeting", item=1, clause=1, text=written("Muutettu."))
    town.on_meeting(
        "record_election", item=1, ballots={"seats": 1, "slates": [{"candidates": ["A"], "votes": 15}]}
    )
    assert handling(town, "elected").revised_from == 1


def test_a_revised_proposal_that_won_the_vote_is_approved_revised() -> None:
    town = an_open_meeting()
    town.on_meeting("revise_at_meeting", item=1, clause=1, text=written("Muutettu."))
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 8, 7)
    assert by_clause(town, "approved_revised") == ["approved_revised"]


def test_a_counter_proposal_to_all_changes_every_clause_and_one_to_some_only_those() -> None:
    town = an_open_meeting(clauses=THREE)
    moved(town, "counter_proposal")
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    assert by_clause(town, "approved_amended") == ["approved_amended"] * 3
    town = an_open_meeting(clauses=THREE)
    moved(town, "counter_proposal", clauses=[1])
    moved(town, "dismissal", clauses=[3])
    for number in (1, 2):
        town.on_meeting("carry_motion", item=1, motion=number, unanimous=True)
    assert by_clause(town, "approved_amended") == ["approved_amended", "approved", "rejected"]


def test_a_motion_that_fell_changes_nothing() -> None:
    town = an_open_meeting(clauses=THREE)
    moved(town, "counter_proposal", clauses=[1], seconder="jäsen 4")
    moved(town, "counter_proposal", clauses=[2], seconder="jäsen 4")
    voted(town, 8, 7)
    voted(town, 7, 8)
    assert by_clause(town, "approved_amended") == ["approved", "approved_amended", "approved"]


def test_a_clause_that_was_tabled_before_it_was_returned_with_others_is_tabled() -> None:
    town = an_open_meeting(clauses=THREE)
    moved(town, "tabling", clauses=[2], until="week")
    moved(town, "return", clauses=[1, 2])
    for number in (1, 2):
        town.on_meeting("carry_motion", item=1, motion=number, unanimous=True)
    assert by_clause(town, "approved") == ["returned", "tabled", "approved"]


def test_a_part_that_was_put_off_is_not_amended() -> None:
    town = an_open_meeting(clauses=THREE)
    moved(town, "counter_proposal", clauses=[1])
    moved(town, "tabling", clauses=[2], until="week")
    for number in (1, 2):
        town.on_meeting("carry_motion", item=1, motion=number, unanimous=True)
    assert by_clause(town, "approved_amended") == ["approved_amended", "tabled", "approved"]


def test_what_is_still_to_be_voted_on_comes_before_any_outcome() -> None:
    town = an_open_meeting()
    moved(town, "wish", seconder="jäsen 4")
    for outcome in ("approved", "noted", "approved_by_vote"):
        with pytest.raises(VoteComesFirst):
            handled(town, outcome)


def test_what_was_carried_by_vote_is_not_said_to_be_somebody_elses() -> None:
    town = an_open_meeting()
    moved(town, "dismissal", seconder="jäsen 4")
    voted(town, 7, 8)
    with pytest.raises(OutcomeDiffers, match="make it rejected"):
        handled(town, "approved_amended", proposed_by=MOVER)
    assert by_clause(town, "rejected") == ["rejected"]


def test_what_is_proposed_to_be_refused_goes_on_to_the_body_that_it_is_for() -> None:
    town = an_open_meeting(refusing=True, kind="proposal", to="kvsto")
    refused = handling(town, "approved")
    assert (refused.outcome, refused.goes_on) == ("rejected", True)
    assert town.case.stage == "preparation"


def test_a_refusal_that_won_a_vote_is_a_refusal_all_the_same() -> None:
    town = an_open_meeting(refusing=True)
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 8, 7)
    assert by_clause(town, "approved_by_vote") == ["rejected"]
