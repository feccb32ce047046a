"""What a search of meetings has found: a vote answers its own question, and nothing undoes it unseen."""

from __future__ import annotations

from typing import Any

import pytest

from models.matter.handling import Handling
from models.matter.motion import ClauseNotProposed, DebateIsOver, MotionIs
from models.matter.stage import Stage
from models.matter.vote import NobodyVoted, SettledByVotes, TallyWrong, TieLeftOpen, VotesAreOpen
from models.meeting.gathering import NotQuorate
from models.voting.conclusion import OutcomeDiffers
from tests.support.builders import EVERYBODY, MOVER, Town, a_summoned_meeting, an_open_meeting, written
from tests.support.floor import moved, statuses, voted

TWO = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]


def handled(town: Town, outcome: str, **fields: Any) -> Handling:
    town.on_meeting("handle_item", item=1, outcome=outcome, **fields)
    handling = town.meeting.items[1].handling
    assert handling
    return handling


def outcomes(handling: Handling) -> list[str]:
    return [str(clause.outcome) for clause in handling.clauses]


def test_a_tabling_moved_after_another_vote_gets_a_vote_of_its_own() -> None:
    town = an_open_meeting()
    moved(town, "return", seconder="jäsen 4")
    assert voted(town, 8, 7) == "yes"
    moved(town, "tabling", mover="jäsen 5", seconder="jäsen 4", until="week")
    assert voted(town, 7, 8) == "no"
    handled(town, "tabled", until="week")
    assert statuses(town) == ["lost", "carried"]


@pytest.mark.parametrize("kind", ["tabling", "counter_proposal", "wish"])
def test_nothing_is_moved_once_the_substance_was_voted_on(kind: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 7, 8)
    with pytest.raises(DebateIsOver, match="Motions come before that"):
        moved(town, kind, mover="jäsen 5")


def test_nothing_is_moved_or_seconded_once_the_item_was_put_off() -> None:
    town = an_open_meeting()
    moved(town, "wish", mover="jäsen 5")
    moved(town, "tabling", seconder="jäsen 4")
    voted(town, 0, 15)
    with pytest.raises(DebateIsOver):
        moved(town, "counter_proposal")
    with pytest.raises(DebateIsOver):
        town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])


@pytest.mark.parametrize("act", ["withdraw_motion", "carry_motion"])
def test_a_motion_that_was_voted_on_is_neither_withdrawn_nor_carried_without_a_vote(act: str) -> None:
    town = an_open_meeting()
    for mover in ("jäsen 4", "jäsen 5"):
        moved(town, "counter_proposal", mover=mover, seconder=MOVER)
    voted(town, 8, 7)
    for motion in (1, 2):
        with pytest.raises(MotionIs, match=f"Motion {motion} is voted on"):
            town.on_meeting(act, item=1, motion=motion)


def test_no_motion_is_carried_without_a_vote_against_one_that_was_voted_on() -> None:
    town = an_open_meeting()
    for mover in ("jäsen 4", "jäsen 5", "jäsen 6"):
        moved(town, "counter_proposal", mover=mover, seconder=MOVER)
    town.on_meeting("confirm_vote_order", item=1, motions=[1, 2, 3])
    voted(town, 8, 7)
    with pytest.raises(MotionIs, match="against what was voted on"):
        town.on_meeting("carry_motion", item=1, motion=3, unanimous=True)


def test_no_vote_is_taken_below_the_quorum_of_its_item() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:8])
    moved(town, "counter_proposal", seconder="jäsen 4")
    town.on_meeting("recuse", item=1, person="jäsen 5")
    with pytest.raises(NotQuorate, match="Only 7 of the members"):
        voted(town, 4, 3)


def test_on_a_tie_without_the_chair_the_side_of_the_vice_chair_wins() -> None:
    town = an_open_meeting()
    chair, vice = town.meeting.names_present()[:2]
    town.on_meeting("recuse", item=1, person=chair)
    moved(town, "counter_proposal", seconder="jäsen 4")
    others = [name for name in town.meeting.voters(1) if name != vice]
    answer = town.on_meeting("record_vote", item=1, yes=others[:7], no=[vice, *others[7:]])
    assert answer.values["winner"] == "no"


def test_a_blank_chair_settles_no_tie_by_silence() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    chair, *others = town.meeting.voters(1)
    sides: dict[str, Any] = {"yes": others[:7], "no": others[7:], "blank": [chair]}
    with pytest.raises(TieLeftOpen, match="puheenjohtaja in the chair voted for neither side"):
        town.on_meeting("record_vote", item=1, **sides)
    with pytest.raises(TallyWrong, match="puheenjohtaja stands elsewhere in the roll"):
        town.on_meeting("record_vote", item=1, chair="no", **sides)


def test_what_the_body_made_of_a_tie_that_the_law_leaves_open_is_told_so() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    chair, *others = town.meeting.voters(1)
    hows: tuple[dict[str, Any], ...] = ({"blank": [chair]}, {"not_voting": [chair]})
    for how in hows:
        answer = town.on_meeting("record_vote", item=1, yes=others[:7], no=others[7:], settled="no", **how)
        assert answer.sentence.startswith("Item 1, vote 1: no, 7–7")
        assert "(a tie that the chair's vote does not settle: the body did)" in answer.sentence
        town.on_meeting("undo_last", reason="Uudestaan.")


def test_a_side_without_a_vote_wins_nothing() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    hows: tuple[dict[str, Any], ...] = ({"chair": "no"}, {"settled": "no"}, {})
    for how in hows:
        with pytest.raises(NobodyVoted):
            town.on_meeting("record_vote", item=1, method="count", blank_count=15, **how)
    with pytest.raises(NobodyVoted):
        town.on_meeting("record_vote", item=1, blank=town.meeting.voters(1))


def test_who_is_there_and_takes_no_part_is_counted_apart() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    names = town.meeting.voters(1)
    answer = town.on_meeting("record_vote", item=1, yes=names[:9], no=names[9:12], not_voting=names[12:])
    assert answer.sentence.startswith("Item 1, vote 1: yes, 9–3, 3 not voting.")
    town.on_meeting("undo_last", reason="Uudestaan.")
    counted: dict[str, Any] = {"method": "count", "yes_count": 9, "no_count": 3, "not_voting_count": 3}
    town.on_meeting("record_vote", item=1, **counted)
    handled(town, "approved_by_vote")


def test_a_number_that_differs_from_the_roll_is_refused() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    names = town.meeting.voters(1)
    with pytest.raises(TallyWrong, match="7 votes were counted and 8 stand in the roll"):
        town.on_meeting("record_vote", item=1, yes=names[:8], no=names[8:], yes_count=7, no_count=7)
    town.on_meeting("record_vote", item=1, yes=names[:8], no=names[8:], yes_count=8)


def test_a_vote_on_a_matter_is_never_secret() -> None:
    town = an_open_meeting()
    for kind in ("tabling", "counter_proposal", "wish"):
        moved(town, kind, seconder="jäsen 4")
    with pytest.raises(VotesAreOpen, match="Kuntalaki 410/2015, 104 §"):
        town.on_meeting("record_vote", item=1, method="secret", yes_count=8, no_count=7)


def test_what_was_carried_is_not_overruled_by_another_unanimous_outcome() -> None:
    town = an_open_meeting()
    moved(town, "tabling", until="week")
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    with pytest.raises(OutcomeDiffers, match="make it tabled"):
        handled(town, "rejected", proposed_by=MOVER, unanimous=True)


def test_a_dismissal_of_one_clause_leaves_the_others_standing() -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, "dismissal", seconder="jäsen 4", clauses=[2])
    voted(town, 7, 8)
    assert outcomes(handled(town, "approved_amended")) == ["approved", "rejected"]


def test_a_dismissal_of_every_clause_is_one_of_the_whole() -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, "dismissal", seconder="jäsen 4", clauses=[1, 2])
    voted(town, 7, 8)
    assert outcomes(handled(town, "rejected")) == ["rejected", "rejected"]


def test_an_addition_leaves_every_clause_as_it_was_proposed() -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, "addition", seconder="jäsen 4")
    voted(town, 7, 8)
    assert outcomes(handled(town, "approved_amended")) == ["approved", "approved"]


def test_an_item_whose_every_clause_was_tabled_is_tabled() -> None:
    town = an_open_meeting(clauses=TWO)
    for clause in (1, 2):
        moved(town, "tabling", clauses=[clause], until="week")
        town.on_meeting("carry_motion", item=1, motion=clause, unanimous=True)
    with pytest.raises(OutcomeDiffers, match="make it tabled"):
        handled(town, "approved")
    assert outcomes(handled(town, "tabled", until="week")) == ["tabled", "tabled"]


def test_an_item_of_which_a_part_was_returned_and_the_rest_tabled_goes_back_to_its_preparer() -> None:
    town = an_open_meeting(clauses=TWO)
    for number, kind in enumerate(("tabling", "return"), start=1):
        moved(town, kind, clauses=[number])
        town.on_meeting("carry_motion", item=1, motion=number, unanimous=True)
    handled(town, "returned")
    assert (town.case.stage, town.case.returns_from) == (Stage.PREPARATION, None)


def test_an_item_that_was_returned_after_a_part_was_tabled_waits_for_no_meeting() -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, "tabling", clauses=[2])
    town.on_meeting("carry_motion", item=1, motion=1, unanimous=True)
    moved(town, "return", mover="jäsen 5", seconder="jäsen 4")
    voted(town, 0, 15)
    assert outcomes(handled(town, "returned")) == ["returned", "returned"]
    assert (town.case.stage, town.case.returns_from) == (Stage.PREPARATION, None)


def test_a_clause_that_the_item_has_not_is_not_moved() -> None:
    with pytest.raises(ClauseNotProposed, match="Item 1 has no clause 9; its clauses are 1, 2"):
        moved(an_open_meeting(clauses=TWO), "dismissal", clauses=[9])


def test_an_addition_that_names_no_clause_is_voted_on_by_itself() -> None:
    town = an_open_meeting(clauses=TWO)
    moved(town, "counter_proposal", seconder="jäsen 4", clauses=[1])
    moved(town, "addition", seconder="jäsen 5")
    assert voted(town, 8, 7) == "yes"
    assert voted(town, 7, 8) == "no"
    questions = [(vote.question.yes, vote.question.no) for vote in town.meeting.items[1].votes]
    assert questions == [(0, 1), (0, 2)]


def test_a_counter_proposal_to_a_clause_that_nobody_proposed_is_refused() -> None:
    town = an_open_meeting(clauses=TWO)
    with pytest.raises(ClauseNotProposed, match="9"):
        moved(town, "counter_proposal", clauses=[9])


@pytest.mark.parametrize("outcome", ["removed", "withdrawn"])
def test_a_proposal_that_is_taken_back_leaves_nothing_to_vote_on(outcome: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    moved(town, "wish")
    handled(town, outcome, proposed_by="Sami Sarvilinna")
    assert statuses(town) == ["not_voted", "lapsed"]


@pytest.mark.parametrize("no", [7, 6])
def test_the_body_settles_nothing_that_the_votes_or_the_chair_did(no: int) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    with pytest.raises(SettledByVotes, match="yes has won"):
        voted(town, 7, no, settled="no")
    count: dict[str, Any] = {"method": "count", "yes_count": 7, "no_count": 7, "blank_count": 1}
    with pytest.raises(SettledByVotes):
        town.on_meeting("record_vote", item=1, settled="no", chair="yes", **count)
