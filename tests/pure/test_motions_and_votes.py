"""Motions and votes on an item: who may, in which order, who wins, and the outcome that follows."""

from __future__ import annotations

from typing import Any

import pytest

from models.law.outcome import Outcome
from models.matter.item import ItemIsHandled
from models.matter.motion import MotionIs, MotionStatus, NoSuchMotion, OwnSeconder, TextMissing
from models.matter.vote import TallyWrong
from models.meeting.gathering import NotAVoter
from models.voting.conclusion import OutcomeDiffers
from models.voting.voting import NothingToVoteOn
from models.voting.without_vote import VoteComesFirst
from tests.support.builders import MOVER, an_open_meeting, written
from tests.support.floor import handled, moved, statuses, voted


def test_a_motion_that_nobody_seconds_lapses() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal")
    with pytest.raises(NothingToVoteOn):
        voted(town, 8, 7)
    handled(town, "approved")
    assert statuses(town) == [MotionStatus.LAPSED]


def test_a_counter_proposal_wins_with_no() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    assert voted(town, 7, 8) == "no"
    with pytest.raises(OutcomeDiffers, match="make it approved amended"):
        handled(town, "approved")
    assert handled(town, "approved_amended").handling.outcome is Outcome.APPROVED_AMENDED  # type: ignore[union-attr]  # it is handled
    assert statuses(town) == [MotionStatus.CARRIED]


def test_the_base_that_was_voted_on_is_approved_by_vote() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    assert voted(town, 8, 7) == "yes"
    handled(town, "approved_by_vote")
    assert statuses(town) == [MotionStatus.LOST]


def test_a_seconded_motion_is_voted_on_before_the_item_is_handled() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    with pytest.raises(VoteComesFirst, match=r"YES: the proposal\. NO: motion 1"):
        handled(town, "approved")


def test_tabling_is_settled_first_then_return_then_the_substance() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    moved(town, "return", mover="jäsen 5", seconder="jäsen 4")
    moved(town, "tabling", mover="jäsen 6", seconder="jäsen 4", until="week")
    asked = []
    for _ in range(3):
        voted(town, 8, 7)
        asked.append(town.meeting.items[1].votes[-1].question.explanation)
    assert ["tabling" in asked[0], "return" in asked[1], "counter proposal" in asked[2]] == [True] * 3
    handled(town, "approved_by_vote")
    assert statuses(town) == [MotionStatus.LOST] * 3


def test_a_carried_return_leaves_the_rest_unvoted() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    moved(town, "return", mover="jäsen 5", seconder="jäsen 4")
    assert voted(town, 7, 8) == "no"
    handled(town, "returned")
    assert statuses(town) == [MotionStatus.NOT_VOTED, MotionStatus.CARRIED]


def test_counter_proposals_meet_in_pairs_and_the_winner_meets_the_base() -> None:
    town = an_open_meeting()
    for mover in ("jäsen 4", "jäsen 5", "jäsen 6"):
        moved(town, "counter_proposal", mover=mover, seconder=MOVER)
    town.on_meeting("confirm_vote_order", item=1, motions=[1, 2, 3])
    assert voted(town, 7, 8) == "no"  # 1 against 2: 2
    assert voted(town, 8, 7) == "yes"  # 2 against 3: 2
    assert voted(town, 7, 8) == "no"  # the base against 2: 2
    questions = [(vote.question.yes, vote.question.no) for vote in town.meeting.items[1].votes]
    assert questions == [(1, 2), (2, 3), (0, 2)]
    handled(town, "approved_amended")
    assert statuses(town) == [MotionStatus.LOST, MotionStatus.CARRIED, MotionStatus.LOST]


def test_a_wish_does_not_change_the_decision() -> None:
    town = an_open_meeting()
    moved(town, "wish", seconder="jäsen 4")
    assert voted(town, 8, 7) == "yes"
    handled(town, "approved")
    assert statuses(town) == [MotionStatus.CARRIED]


def test_on_a_tie_the_chair_s_side_wins() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    assert town.meeting.chair() == town.meeting.voters(1)[0]
    assert voted(town, 7, 7) == "yes"
    assert town.meeting.items[1].votes[0].tie


def test_a_counted_tie_needs_the_chair_s_side() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    counted: dict[str, Any] = {"method": "count", "yes_count": 7, "no_count": 7, "blank_count": 1}
    with pytest.raises(TallyWrong, match="say which side the chair took"):
        town.on_meeting("record_vote", item=1, **counted)
    town.on_meeting("record_vote", item=1, chair="no", **counted)
    assert town.meeting.items[1].votes[0].winner == "no"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"blank": []}, "stands on no side"),
        ({"blank": [MOVER, MOVER]}, "stands twice"),
        ({"blank": ["varajäsen 3"]}, "may not vote"),
        ({"method": "count", "yes": [], "no": [], "blank": [], "yes_count": 8, "no_count": 8}, "16 votes"),
    ],
)
def test_a_vote_whose_sums_do_not_fit_the_presence_is_refused(change: dict[str, Any], problem: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    others = [name for name in town.meeting.voters(1) if name != MOVER]
    sides = {"yes": others[:8], "no": others[8:], "blank": [MOVER]}
    with pytest.raises(TallyWrong, match=problem):
        town.on_meeting("record_vote", item=1, **{**sides, **change})


def test_nobody_seconds_their_own_motion_or_one_that_is_gone() -> None:
    town = an_open_meeting()
    number = moved(town, "counter_proposal")
    with pytest.raises(OwnSeconder):
        town.on_meeting("second_motion", item=1, motion=number, seconders=[MOVER])
    town.on_meeting("withdraw_motion", item=1, motion=number)
    with pytest.raises(MotionIs, match="withdrawn"):
        town.on_meeting("second_motion", item=1, motion=number, seconders=["jäsen 4"])
    with pytest.raises(NoSuchMotion):
        town.on_meeting("withdraw_motion", item=1, motion=9)


def test_a_counter_proposal_says_what_is_proposed() -> None:
    with pytest.raises(TextMissing):
        an_open_meeting().on_meeting("make_motion", item=1, kind="counter_proposal", mover=MOVER)


def test_nothing_is_moved_on_an_item_that_is_handled() -> None:
    town = an_open_meeting()
    handled(town, "approved")
    with pytest.raises(ItemIsHandled):
        moved(town, "counter_proposal")


def test_a_motion_is_carried_without_a_vote_when_nobody_is_against_it() -> None:
    town = an_open_meeting()
    moved(town, "return", seconder="jäsen 4")
    with pytest.raises(VoteComesFirst):
        handled(town, "returned")
    item = handled(town, "returned", without_vote=True)
    assert item.handling is not None
    assert not item.handling.unanimous
    assert statuses(town) == [MotionStatus.CARRIED]


def test_a_member_who_withdraws_has_no_part_in_the_item() -> None:
    town = an_open_meeting()
    town.on_meeting("recuse", item=1, person=MOVER, ground="hallintolaki 28.1 § 5 kohta")
    with pytest.raises(NotAVoter, match=f"{MOVER} is not among the members who may decide item 1"):
        moved(town, "counter_proposal")
    moved(town, "counter_proposal", mover="jäsen 4", seconder="jäsen 5")
    assert voted(town, 8, 6) == "yes"
    assert town.meeting.items[1].votes[0].tally.absent == (MOVER,)
    item = handled(town, "approved_by_vote")
    assert item.handling is not None
    assert item.handling.recused[0].name == MOVER


def test_an_amendment_touches_only_the_clauses_that_it_names() -> None:
    clauses = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]
    town = an_open_meeting(clauses=clauses)
    moved(town, "counter_proposal", seconder="jäsen 4", clauses=[2])
    voted(town, 7, 8)
    item = handled(town, "approved_amended")
    assert item.handling is not None
    assert [clause.outcome for clause in item.handling.clauses] == ["approved", "approved_amended"]
