"""Any motions, any votes: the engine's order, winners and outcome equal a second, naive calculation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.law.majority import Majority
from models.law.outcome import Outcome
from models.matter.motion import Motion, MotionKind, MotionStatus
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
sums = st.lists(
    st.tuples(st.integers(1, 42), st.integers(1, 43), st.sampled_from(list(Side))), min_size=12, max_size=12
)


def made(drawn: list[tuple[MotionKind, bool, set[int]]]) -> list[Motion]:
    return [
        Motion(
            number=number,
            kind=kind,
            mover=f"member {number}",
            clauses=tuple(sorted(clauses)),
            status=MotionStatus.SECONDED if seconded else MotionStatus.MADE,
        )
        for number, (kind, seconded, clauses) in enumerate(drawn, start=1)
    ]


def naive_winner(yes: int, no: int, chair: Side, *, wish: bool) -> str:
    if wish:
        return "yes" if yes >= THRESHOLD else "no"
    if yes == no:
        return str(chair)
    return "yes" if yes > no else "no"


@given(motions, sums)
def test_the_order_and_the_outcome_are_those_of_a_naive_calculation(
    drawn: list[tuple[MotionKind, bool, set[int]]], results: list[tuple[int, int, Side]]
) -> None:
    all_motions = made(drawn)
    votes: list[Vote] = []
    winners: dict[Sides, str] = {}
    while question := course(all_motions, votes, MAJORITIES).question:
        yes, no, chair = results[len(votes)]
        tally = Tally(method=Method.COUNT, yes_count=yes, no_count=no, blank_count=SEATS - yes - no)
        votes.append(decided(question, tally, chair))
        winners[question.yes, question.no] = naive_winner(yes, no, chair, wish=question.no is None)
    settled = course(all_motions, votes, MAJORITIES).motions
    noted = [Moved(m.number, m.kind, frozenset(m.clauses), m.status) for m in all_motions]
    floor = Floor(noted, winners)
    assert floor.open is None
    assert {motion.number: str(motion.status) for motion in settled} == floor.fate
    assert outcome_of(settled, votes) is Outcome(floor.outcome())
    assert [(vote.question.yes, vote.question.no) for vote in votes] == floor.asked
    assert [vote.question.number for vote in votes] == list(range(1, len(votes) + 1))
