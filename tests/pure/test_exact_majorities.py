"""Where most votes win, where a threshold is reached and where it is missed by one (Kuntalaki 104 §)."""

from __future__ import annotations

import pytest

from models.law.majority import Majority
from models.matter.motion import MotionKind, MotionStatus
from models.matter.vote import BASE, Method, NobodyVoted, Question, Side, Tally, TallyWrong, decided
from tests.support.builders import an_open_meeting
from tests.support.floor import handled, moved, statuses, voted

AGAINST_THE_BASE = Question(number=1, yes=BASE, no=1, explanation="YES: the proposal. NO: motion 1.")
FOR_A_WISH = Question(number=1, yes=1, no=None, explanation="YES: motion 1. NO: against it.")
TO_STOP = Question(number=1, yes=None, no=1, explanation="YES: the handling goes on. NO: motion 1.")
TWO_MOTIONS = Question(number=1, yes=1, no=2, explanation="YES: motion 1. NO: motion 2.")


def counted(yes: int, no: int, blank: int = 0) -> Tally:
    return Tally(method=Method.COUNT, yes_count=yes, no_count=no, blank_count=blank)


@pytest.mark.parametrize(
    ("needed", "votes", "given", "reached"),
    [
        ("43", 42, 85, False),
        ("43", 43, 85, True),
        ("43", 44, 85, True),
        ("1", 0, 0, False),
        ("1", 1, 1, True),
        ("2/3", 56, 85, False),
        ("2/3", 57, 85, True),
        ("2/3", 9, 15, False),
        ("2/3", 10, 15, True),  # two thirds exactly
        ("3/4", 2, 3, False),
        ("3/4", 3, 4, True),
        ("1/2", 7, 15, False),
        ("1/2", 7, 14, True),  # a share is reached where it is met; that most votes win is another rule
        ("2/3", 1, 1, True),
        ("2/3", 0, 1, False),
        ("2/3", 0, 0, False),  # nobody voted: nothing is carried
    ],
)
def test_a_threshold_is_reached_with_the_last_vote_and_not_before(
    needed: str, votes: int, given: int, reached: bool
) -> None:
    assert Majority(needed=needed).reached(votes, given) is reached


def test_a_threshold_is_said_as_votes_or_as_a_share_of_them() -> None:
    assert str(Majority(needed="43").said()) == "43 votes"
    assert str(Majority(needed="2/3").said()) == "2/3 of the votes"


@pytest.mark.parametrize("value", ["most", "0", "2/0", "two"])
def test_what_is_no_number_of_votes_is_no_threshold(value: str) -> None:
    if value == "most":
        assert Majority.of(value) is None
    else:
        with pytest.raises(ValueError, match="should match pattern"):
            Majority.of(value)


@pytest.mark.parametrize(
    ("yes", "no", "blank", "winner"),
    [(8, 7, 0, Side.YES), (7, 8, 0, Side.NO), (1, 0, 14, Side.YES), (0, 1, 14, Side.NO)],
)
def test_most_votes_win_and_blank_ones_count_for_nobody(yes: int, no: int, blank: int, winner: Side) -> None:
    vote = decided(AGAINST_THE_BASE, counted(yes, no, blank), chair=winner.other)
    assert (vote.winner, vote.tie) == (winner, False)


@pytest.mark.parametrize("chair", list(Side))
@pytest.mark.parametrize("each", [1, 7])
def test_on_a_tie_the_chairs_side_wins(each: int, chair: Side) -> None:
    vote = decided(AGAINST_THE_BASE, counted(each, each, 1), chair)
    assert (vote.winner, vote.tie) == (chair, True)


@pytest.mark.parametrize("threshold", [None, Majority(needed="1")])
def test_where_nobody_votes_for_either_side_neither_wins(threshold: Majority | None) -> None:
    asked = AGAINST_THE_BASE.model_copy(update={"threshold": threshold})
    with pytest.raises(NobodyVoted):
        decided(asked, counted(0, 0, 15), chair=Side.NO, body=Side.NO)


def test_a_tie_without_a_side_of_the_chair_is_settled_by_nobody() -> None:
    with pytest.raises(TallyWrong):
        decided(AGAINST_THE_BASE, counted(7, 7), chair=None)


@pytest.mark.parametrize(
    ("question", "side"),
    [(AGAINST_THE_BASE, Side.NO), (TO_STOP, Side.NO), (FOR_A_WISH, Side.YES), (TWO_MOTIONS, Side.NO)],
)
def test_the_threshold_is_the_motions_and_what_stands_needs_none(question: Question, side: Side) -> None:
    asked = question.model_copy(update={"threshold": Majority(needed="2/3")})
    for votes, winner in ((9, side.other), (10, side)):
        yes, no = (votes, 15 - votes) if side is Side.YES else (15 - votes, votes)
        assert decided(asked, counted(yes, no), chair=side.other).winner is winner


def test_a_share_is_of_the_votes_for_either_side_and_blank_ones_do_not_raise_it() -> None:
    asked = FOR_A_WISH.model_copy(update={"threshold": Majority(needed="2/3")})
    assert decided(asked, counted(6, 3, blank=6), chair=None).winner is Side.YES
    assert decided(asked, counted(5, 3, blank=7), chair=None).winner is Side.NO


def test_a_threshold_knows_no_tie() -> None:
    asked = AGAINST_THE_BASE.model_copy(update={"threshold": Majority(needed="1/2")})
    vote = decided(asked, counted(7, 7), chair=Side.YES)
    assert (vote.winner, vote.tie) == (Side.NO, False)


def test_a_motion_that_everybody_leaves_blank_falls_to_the_chairs_side() -> None:
    town = an_open_meeting()
    moved(town, MotionKind.COUNTER_PROPOSAL, seconder="jäsen 4")
    chair, *others = town.meeting.voters(1)
    answer = town.on_meeting("record_vote", item=1, no=[chair], yes=others[:1], blank=others[1:])
    assert answer.values["winner"] == "no"
    handled(town, "approved_amended")
    assert statuses(town) == [MotionStatus.CARRIED]


def test_one_vote_decides_where_the_rest_is_blank() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    assert voted(town, 1, 0) == "yes"
    handled(town, "approved_by_vote")
    assert statuses(town) == [MotionStatus.LOST]
