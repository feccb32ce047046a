"""What nobody was against is carried without a vote: whose motion it was, and what becomes of the others."""

from __future__ import annotations

import pytest

from models.matter.motion import DebateIsOver, TextMissing
from models.voting.conclusion import MotionMissing, VoteComesFirst, VoteMissing
from tests.support.builders import MOVER, an_open_meeting, written
from tests.support.floor import handled, moved, statuses, voted

TWO = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]
OTHER = "jäsen 5"


@pytest.mark.parametrize("how", ["unanimous", "without_vote"])
def test_the_motion_that_was_made_is_the_one_that_is_carried(how: str) -> None:
    town = an_open_meeting()
    moved(town, "tabling", until="week")
    item = handled(town, "tabled", until="next meeting", **{how: True})
    assert item.handling is not None
    (motion,) = item.handling.motions
    assert (motion.number, motion.mover, motion.status, motion.until) == (1, MOVER, "carried", "week")


def test_of_two_movers_the_one_who_is_named_carries() -> None:
    town = an_open_meeting()
    moved(town, "dismissal")
    moved(town, "dismissal", mover=OTHER, seconder="jäsen 4")
    handled(town, "rejected", proposed_by=OTHER, unanimous=True)
    assert statuses(town) == ["lapsed", "carried"]


def test_one_who_is_named_and_moved_nothing_before_moves_it_now() -> None:
    town = an_open_meeting()
    moved(town, "wish")
    item = handled(town, "returned", proposed_by=OTHER, unanimous=True)
    assert item.handling is not None
    motions = [(motion.number, motion.kind, motion.mover) for motion in item.handling.motions]
    assert motions == [(1, "wish", MOVER), (2, "return", OTHER)]


def test_a_motion_that_was_withdrawn_carries_nothing() -> None:
    town = an_open_meeting()
    moved(town, "return")
    town.on_meeting("withdraw_motion", item=1, motion=1)
    with pytest.raises(MotionMissing):
        handled(town, "returned", unanimous=True)
    handled(town, "returned", proposed_by=OTHER, unanimous=True)
    assert statuses(town) == ["withdrawn", "carried"]


@pytest.mark.parametrize(("kind", "outcome"), [("tabling", "tabled"), ("dismissal", "rejected")])
def test_a_motion_on_a_part_does_not_carry_the_whole(kind: str, outcome: str) -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, kind, clauses=[1])
    with pytest.raises(MotionMissing):
        handled(town, outcome, unanimous=True, until="week" if outcome == "tabled" else "")


def test_putting_off_leaves_the_others_unvoted_and_amending_lets_the_unseconded_lapse() -> None:
    for outcome, others in (("returned", "not_voted"), ("rejected", "lapsed")):
        town = an_open_meeting()
        moved(town, "wish")
        handled(town, outcome, proposed_by=OTHER, unanimous=True)
        assert statuses(town) == [others, "carried"]


def test_a_counter_proposal_that_is_made_as_it_is_carried_says_what_it_is() -> None:
    with pytest.raises(TextMissing):
        handled(an_open_meeting(), "approved_amended", proposed_by=OTHER, unanimous=True)
    town = an_open_meeting()
    text = written("Toisin.")
    item = handled(town, "approved_amended", proposed_by=OTHER, unanimous=True, instructions=text)
    assert item.handling is not None
    assert item.handling.motions[0].text is not None


@pytest.mark.parametrize("outcome", ["returned", "rejected"])
def test_who_moved_it_and_that_nobody_was_against_it_are_both_said(outcome: str) -> None:
    with pytest.raises(MotionMissing):
        handled(an_open_meeting(), outcome)
    with pytest.raises(VoteMissing):
        handled(an_open_meeting(), outcome, proposed_by=OTHER)
    town = an_open_meeting()
    moved(town, {"returned": "return", "rejected": "dismissal"}[outcome])
    with pytest.raises(VoteMissing):
        handled(town, outcome)


def test_what_was_voted_on_is_not_decided_otherwise_without_a_vote() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    moved(town, "return", mover=OTHER, seconder="jäsen 4")
    voted(town, 8, 7)
    with pytest.raises(VoteComesFirst):
        handled(town, "returned", proposed_by=OTHER, without_vote=True)


def test_an_interruption_comes_too_late_once_the_substance_was_voted_on() -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, "tabling", clauses=[2], until="week")
    moved(town, "addition", mover=OTHER, seconder="jäsen 4")
    voted(town, 8, 7)
    with pytest.raises(DebateIsOver):
        town.on_meeting("carry_motion", item=1, motion=1)


def test_a_motion_that_nobody_seconded_is_not_carried_once_the_substance_was_voted_on() -> None:
    town = an_open_meeting()
    moved(town, "addition")
    moved(town, "addition", mover=OTHER, seconder="jäsen 4")
    voted(town, 8, 7)
    with pytest.raises(DebateIsOver):
        town.on_meeting("carry_motion", item=1, motion=1)


def test_a_seconded_addition_is_carried_beside_one_that_was_voted_on() -> None:
    town = an_open_meeting()
    moved(town, "addition", seconder="jäsen 4")
    moved(town, "addition", mover=OTHER, seconder="jäsen 4")
    voted(town, 7, 8)
    town.on_meeting("carry_motion", item=1, motion=2)
    handled(town, "approved_amended")
    assert statuses(town) == ["carried", "carried"]


def test_of_two_that_ask_for_the_same_the_first_one_moved_is_carried() -> None:
    town = an_open_meeting()
    moved(town, "tabling", until="week")
    moved(town, "tabling", mover=OTHER, until="2021-04-12")
    item = handled(town, "tabled", until="week", unanimous=True)
    assert item.handling is not None
    assert [(motion.status, motion.until) for motion in item.handling.motions] == [
        ("carried", "week"),
        ("not_voted", "2021-04-12"),
    ]


def test_a_motion_that_says_no_time_has_the_one_that_the_secretary_says() -> None:
    town = an_open_meeting()
    moved(town, "tabling")
    item = handled(town, "tabled", until="week", unanimous=True)
    assert item.handling is not None
    assert item.handling.motions[0].until == "week"
