"""Any motions, any votes: the engine's order, winners and outcome equal a second, naive calculation."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from models.law.majority import Majority
from models.law.outcome import Outcome
from models.matter.motion import AMENDING, Motion, MotionKind, MotionStatus
from models.matter.vote import Method, Side, Tally, Vote, decided
from models.voting.balloting import course, outcome_of
from tests.support.naive_floor import Floor, Moved, Sides

THRESHOLD = 43
SEATS = 85
MAJORITIES = {MotionKind.WISH: Majority(needed=str(THRESHOLD))}

motions = st.lists(
    st.tuples(
        st.sampled_from(list(MotionKind)),
        st.booleans(),  # seconded
        st.sets(st.integers(1, 3), max_size=2),
    ),
    max_size=6,
)
orders = st.lists(st.integers(1, 6), unique=True, max_size=6)
sums = st.lists(
    st.tuples(st.integers(1, 42), st.integers(1, 43), st.sampled_from(list(Side))), min_size=12, max_size=12
)


def made(drawn: list[tuple[MotionKind, bool, set[int]]], order: Sequence[int] = ()) -> list[Motion]:
    """Motions as they were moved; the body confirmed an order for some that would change the base."""
    return [
        Motion(
            number=number,
            kind=kind,
            mover=f"member {number}",
            clauses=tuple(sorted(clauses)),
            status=MotionStatus.SECONDED if seconded else MotionStatus.MADE,
            place=order.index(number) + 1 if seconded and number in order and kind in AMENDING else 0,
        )
        for number, (kind, seconded, clauses) in enumerate(drawn, start=1)
    ]


def naive_winner(yes: int, no: int, chair: Side, *, wish: bool) -> str:
    if wish:
        return "yes" if yes >= THRESHOLD else "no"
    if yes == no:
        return str(chair)
    return "yes" if yes > no else "no"


@given(motions, orders, sums)
def test_the_order_and_the_outcome_are_those_of_a_naive_calculation(
    drawn: list[tuple[MotionKind, bool, set[int]]], order: list[int], results: list[tuple[int, int, Side]]
) -> None:
    all_motions = made(drawn, order)
    votes: list[Vote] = []
    winners: dict[Sides, str] = {}
    while question := course(all_motions, votes, MAJORITIES).question:
        yes, no, chair = results[len(votes)]
        tally = Tally(method=Method.COUNT, yes_count=yes, no_count=no, blank_count=SEATS - yes - no)
        votes.append(decided(question, tally, chair))
        winners[question.yes, question.no] = naive_winner(yes, no, chair, wish=question.no is None)
    settled = course(all_motions, votes, MAJORITIES).motions
    noted = [Moved(m.number, m.kind, frozenset(m.clauses), m.status, place=m.place) for m in all_motions]
    floor = Floor(noted, winners)
    assert floor.open is None
    assert {motion.number: str(motion.status) for motion in settled} == floor.fate
    assert outcome_of(settled, votes) is Outcome(floor.outcome())
    assert [(vote.question.yes, vote.question.no) for vote in votes] == floor.asked
    assert [vote.question.number for vote in votes] == list(range(1, len(votes) + 1))


def asked_and_settled(clauses: list[set[int]], winners: Sequence[Side]) -> tuple[list[Sides], list[str]]:
    """What is asked of counter-proposals to these clauses, and what becomes of them."""
    counter = made([(MotionKind.COUNTER_PROPOSAL, True, each) for each in clauses])
    votes: list[Vote] = []
    while question := course(counter, votes, MAJORITIES).question:
        yes = 50 if winners[len(votes)] is Side.YES else 30
        tally = Tally(method=Method.COUNT, yes_count=yes, no_count=80 - yes, blank_count=5)
        votes.append(decided(question, tally, Side.YES))
    settled = course(counter, votes, MAJORITIES).motions
    return [(vote.question.yes, vote.question.no) for vote in votes], [str(each.status) for each in settled]


def test_who_beats_a_rival_meets_its_own_rivals_before_the_base() -> None:
    asked = asked_and_settled([{3}, {2, 3}, {1, 2}], [Side.NO, Side.YES, Side.NO])
    assert asked == ([(1, 2), (2, 3), (0, 2)], ["lost", "carried", "lost"])


def test_those_who_have_no_clause_in_common_do_not_meet_over_one_that_lost() -> None:
    asked = asked_and_settled([set(), {1}, {2}], [Side.NO, Side.NO, Side.NO])
    assert asked == ([(1, 2), (0, 2), (0, 3)], ["lost", "carried", "carried"])
