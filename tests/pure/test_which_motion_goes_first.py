"""In which order motions are voted on, which fall with another, and when the debate is over (104 §)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.law.majority import Majority
from models.law.outcome import Outcome
from models.matter.motion import Motion, MotionKind, MotionStatus
from models.matter.vote import BASE, Question, Side, Tally, Vote
from models.voting.balloting import (
    Majorities,
    course,
    debate_is_over,
    dismisses_a_part,
    outcome_of,
    overturns,
    puts_off_a_part,
    standing_of,
    substance_was_voted_on,
)

YES, NO = Side.YES, Side.NO


def motions(*said: str) -> list[Motion]:
    """Seconded motions: 'tabling', 'return 1 2' on clauses, 'wish made' or 'addition carried' by status."""
    return [_motion(number, *each.split()) for number, each in enumerate(said, start=1)]


def _motion(number: int, kind: str, *more: str) -> Motion:
    clauses = tuple(int(word) for word in more if word.isdigit())
    status = next((word for word in more if not word.isdigit()), "seconded")
    return Motion(
        number=number,
        kind=MotionKind(kind),
        mover=f"jäsen {number}",
        clauses=clauses,
        status=MotionStatus(status),
    )


def asked(moved: Sequence[Motion], *winners: Side, majorities: Majorities | None = None) -> list[Question]:
    """The questions that are put one after another, where these sides win."""
    questions, votes = [], list[Vote]()
    for winner in (*winners, None):
        question = course(moved, votes, majorities or {}).question
        if question is None:
            break
        questions.append(question)
        if winner is None:
            break
        votes.append(Vote(question=question, tally=Tally(), winner=winner))
    return questions


def sides(questions: Sequence[Question]) -> list[tuple[int | None, int | None]]:
    return [(question.yes, question.no) for question in questions]


def settled(moved: Sequence[Motion], *winners: Side) -> list[str]:
    """What became of each motion where these sides won."""
    votes = [
        Vote(question=question, tally=Tally(), winner=winner)
        for question, winner in zip(asked(moved, *winners), winners, strict=False)
    ]
    return [str(motion.status) for motion in course(moved, votes, {}).motions]


def test_a_tabling_comes_before_a_return_and_both_before_the_substance_and_wishes_last() -> None:
    moved = motions("wish", "addition", "dismissal", "return", "tabling")
    assert sides(asked(moved, YES, YES, YES, YES, YES)) == [
        (None, 5),
        (None, 4),
        (BASE, 2),
        (BASE, 3),
        (1, None),
    ]


def test_of_two_of_a_kind_the_first_one_moved_comes_first() -> None:
    assert sides(asked(motions("return", "tabling", "tabling"), YES, YES)) == [
        (None, 2),
        (None, 3),
        (None, 1),
    ]


@pytest.mark.parametrize("kind", ["tabling", "return"])
def test_what_puts_off_all_of_it_leaves_nothing_else_to_vote_on(kind: str) -> None:
    moved = motions("wish", "addition", kind)
    assert sides(asked(moved, NO)) == [(None, 3)]
    assert settled(moved, NO) == ["not_voted", "not_voted", "carried"]


def test_what_puts_off_a_part_leaves_the_rest_to_be_voted_on() -> None:
    moved = motions(
        "counter_proposal 1", "counter_proposal 2", "counter_proposal 1 2", "addition", "tabling 1"
    )
    assert settled(moved, NO)[0] == "not_voted"
    assert sides(asked(moved, NO)) == [(None, 5), (2, 3)]


def test_rivals_meet_in_pairs_in_the_order_they_were_moved_and_the_winner_meets_the_base() -> None:
    moved = motions("counter_proposal 1", "addition 1", "counter_proposal 1 2", "counter_proposal 3")
    assert sides(asked(moved, NO, YES, NO, YES)) == [(1, 2), (2, 3), (BASE, 2), (BASE, 4)]
    assert settled(moved, NO, YES, NO, YES) == ["lost", "carried", "lost", "lost"]


def test_a_dismissal_comes_last_against_what_the_others_left_standing() -> None:
    moved = motions("dismissal", "counter_proposal", "counter_proposal 2")
    assert sides(asked(moved, YES, YES, YES)) == [(2, 3), (BASE, 2), (BASE, 1)]
    assert sides(asked(moved, NO, NO, NO)) == [(2, 3), (BASE, 3), (3, 1)]
    assert settled(moved, NO, NO, NO) == ["carried", "lost", "lost"]
    assert settled(moved, NO, NO, YES) == ["lost", "lost", "carried"]


def test_the_largest_sum_comes_first() -> None:
    sums = {1: 11_000, 2: 30_000, 3: 20_000}
    moved = [
        motion.model_copy(update={"amount": sums[motion.number]})
        for motion in motions("counter_proposal", "counter_proposal", "counter_proposal")
    ]
    assert sides(asked(moved, YES, NO, YES)) == [(2, 3), (2, 1), (BASE, 1)]


def test_the_order_that_the_body_confirmed_goes_before_that_of_the_rules() -> None:
    moved = [
        motion.model_copy(update={"place": {1: 2, 2: 0, 3: 1}[motion.number]})
        for motion in motions("dismissal", "counter_proposal", "counter_proposal")
    ]
    assert sides(asked(moved, YES, NO, YES)) == [(3, 1), (3, 2), (BASE, 2)]


def test_a_motion_that_was_taken_back_or_lapsed_is_not_put() -> None:
    moved = motions("addition withdrawn", "wish made", "addition")
    assert sides(asked(moved, NO)) == [(BASE, 3)]
    assert settled(moved, NO) == ["withdrawn", "lapsed", "carried"]


def test_what_is_against_one_that_was_carried_without_a_vote_falls() -> None:
    moved = motions("counter_proposal 1 carried", "counter_proposal 1 2", "counter_proposal 2", "wish")
    assert sides(asked(moved, YES)) == [(BASE, 3), (4, None)]
    assert settled(moved)[:2] == ["carried", "not_voted"]


def test_a_wish_is_carried_by_its_yes_and_every_other_motion_by_no() -> None:
    assert settled(motions("wish"), YES) == ["carried"]
    assert settled(motions("wish"), NO) == ["lost"]
    assert settled(motions("addition"), NO) == ["carried"]
    assert settled(motions("addition"), YES) == ["lost"]
    assert settled(motions("tabling"), YES) == ["lost"]


def test_questions_are_numbered_as_they_come() -> None:
    assert [question.number for question in asked(motions("tabling", "return", "addition"), YES, YES)] == [
        1,
        2,
        3,
    ]


def test_a_motion_alone_has_the_majority_of_its_kind_and_a_pair_has_none() -> None:
    needs = Majority(needed="2/3")
    moved = motions("counter_proposal", "counter_proposal", "wish")
    questions = asked(moved, YES, YES, majorities={MotionKind.COUNTER_PROPOSAL: needs, MotionKind.WISH: None})
    assert [question.threshold for question in questions] == [None, needs, None]
    assert str(needs.said()) in str(questions[1].explanation)


@pytest.mark.parametrize(
    ("moved", "voted", "over"),
    [
        (motions("tabling", "addition"), [], False),
        (motions("tabling carried"), [], True),
        (motions("return carried"), [], True),
        (motions("tabling 1 carried"), [], False),
        (motions("addition carried"), [], False),
        (motions("tabling"), [(None, 1, YES)], False),
        (motions("tabling"), [(None, 1, NO)], True),
        (motions("tabling 1"), [(None, 1, NO)], False),
        (motions("addition"), [(BASE, 1, YES)], True),
        (motions("wish"), [(1, None, NO)], True),
        (motions("counter_proposal", "counter_proposal"), [(1, 2, YES)], True),
    ],
)
def test_the_debate_is_over_with_a_vote_on_the_substance_or_when_all_is_put_off(
    moved: list[Motion], voted: list[tuple[int | None, int | None, Side]], over: bool
) -> None:
    votes = [given(*each) for each in voted]
    assert debate_is_over(moved, votes) is over
    assert substance_was_voted_on(votes) is any(yes is not None for yes, _, _ in voted)


def given(yes: int | None, no: int | None, winner: Side) -> Vote:
    return Vote(question=Question(number=1, yes=yes, no=no, explanation=""), tally=Tally(), winner=winner)


@pytest.mark.parametrize(
    ("moved", "voted", "standing"),
    [
        (motions("addition"), [], "seconded"),
        (motions("addition made"), [], "made"),  # it may still be seconded
        (motions("addition withdrawn"), [], "withdrawn"),
        (motions("counter_proposal", "counter_proposal carried"), [], "not_voted"),
        (motions("addition"), [(BASE, 1, YES)], "voted on"),
        (motions("wish"), [(1, None, YES)], "voted on"),
        (motions("addition", "addition"), [(BASE, 2, YES)], "seconded"),
    ],
)
def test_it_is_told_what_has_become_of_a_motion_so_far(
    moved: list[Motion], voted: list[tuple[int | None, int | None, Side]], standing: str
) -> None:
    assert standing_of(moved[0], moved, [given(*each) for each in voted]) == standing


@pytest.mark.parametrize(
    ("moved", "voted", "against"),
    [
        (motions("counter_proposal", "counter_proposal"), (BASE, 2, NO), True),
        (motions("counter_proposal 1", "counter_proposal 2"), (BASE, 2, NO), False),
        (motions("addition", "counter_proposal"), (BASE, 2, NO), False),
        (motions("wish", "counter_proposal"), (BASE, 2, NO), False),
        (motions("counter_proposal", "wish"), (2, None, YES), False),
    ],
)
def test_what_concerns_the_same_as_one_that_was_voted_on_would_overturn_it(
    moved: list[Motion], voted: tuple[int | None, int | None, Side], against: bool
) -> None:
    assert overturns(moved[0], moved, [given(*voted)]) is against


@pytest.mark.parametrize(
    ("moved", "votes", "outcome"),
    [
        ([], [], Outcome.APPROVED),
        (motions("addition lost"), [given(BASE, 1, YES)], Outcome.APPROVED_BY_VOTE),
        (motions("counter_proposal lost", "counter_proposal lost"), [given(1, 2, YES)], Outcome.APPROVED),
        (motions("tabling lost"), [given(None, 1, YES)], Outcome.APPROVED),
        (motions("wish carried"), [given(1, None, YES)], Outcome.APPROVED),
        (motions("addition carried"), [], Outcome.APPROVED_AMENDED),
        (motions("counter_proposal carried"), [], Outcome.APPROVED_AMENDED),
        (motions("dismissal carried"), [], Outcome.REJECTED),
        (motions("dismissal 1 carried"), [], Outcome.APPROVED_AMENDED),
        (motions("dismissal carried", "addition carried"), [], Outcome.REJECTED),
        (motions("return carried", "dismissal carried"), [], Outcome.RETURNED),
        (motions("return carried", "tabling carried"), [], Outcome.TABLED),
        (motions("tabling 1 carried"), [], Outcome.APPROVED),
        (motions("return 1 carried", "addition carried"), [], Outcome.APPROVED_AMENDED),
        (motions("tabling not_voted", "addition seconded"), [], Outcome.APPROVED),
    ],
)
def test_the_outcome_is_that_of_the_motion_that_goes_furthest(
    moved: list[Motion], votes: list[Vote], outcome: Outcome
) -> None:
    assert outcome_of(moved, votes) is outcome


@pytest.mark.parametrize(
    ("said", "off", "dismissed"),
    [
        ("tabling 1", True, False),
        ("return 1", True, False),
        ("tabling", False, False),
        ("dismissal 1", False, True),
        ("dismissal", False, False),
        ("counter_proposal 1", False, False),
    ],
)
def test_only_what_names_clauses_is_about_a_part(said: str, off: bool, dismissed: bool) -> None:
    (motion,) = motions(said)
    assert (puts_off_a_part(motion), dismisses_a_part(motion)) == (off, dismissed)
