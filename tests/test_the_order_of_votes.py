"""Any motions, any votes: the engine's order, winners and outcome equal a second, naive calculation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.balloting import course, outcome_of
from models.handling import Outcome
from models.majority import Majority
from models.motion import Motion, MotionKind, MotionStatus
from models.vote import Method, Side, Tally, Vote, decided

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
    st.tuples(st.integers(0, 42), st.integers(0, 43), st.sampled_from(list(Side))), min_size=12, max_size=12
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


def naively(  # noqa: C901 - one long list of steps, as a person would take them
    all_motions: list[Motion], drawn: list[tuple[int, int, Side]]
) -> tuple[dict[int, str], str, int]:
    """What becomes of each motion, the outcome, and how many votes it takes; written without the engine."""
    fate = {m.number: "lapsed" for m in all_motions if m.status is MotionStatus.MADE}
    votes = iter(drawn)
    taken = 0

    def ask(*, wish: bool = False) -> str:
        nonlocal taken
        taken += 1
        yes, no, chair = next(votes)
        return naive_winner(yes, no, chair, wish=wish)

    standing = [m for m in all_motions if m.number not in fate]
    for kind, outcome in (("tabling", "tabled"), ("return", "returned")):
        for motion in [m for m in standing if m.kind == kind]:
            if motion.number in fate:
                continue
            if ask() == "yes":
                fate[motion.number] = "lost"
                continue
            fate[motion.number] = "carried"
            for other in standing:
                part = bool(other.clauses) and set(other.clauses) <= set(motion.clauses)
                if part or not motion.clauses:
                    fate.setdefault(other.number, "not_voted")
            if not motion.clauses:
                return fate, outcome, taken
    standing = [m for m in standing if m.number not in fate]
    base_voted = False
    amending = [m for m in standing if m.kind in ("counter_proposal", "addition", "dismissal")]
    while amending:
        first = amending[0]
        rivals = [
            m
            for m in amending[1:]
            if not m.clauses or not first.clauses or set(m.clauses) & set(first.clauses)
        ]
        champion = first
        for rival in rivals:
            winner = champion if ask() == "yes" else rival
            loser = rival if winner is champion else champion
            fate[loser.number] = "lost"
            champion = winner
        base_voted = True
        fate[champion.number] = "carried" if ask() == "no" else "lost"
        amending = [m for m in amending if m.number not in fate]
    for wish in [m for m in standing if m.kind == "wish"]:
        fate[wish.number] = "carried" if ask(wish=True) == "yes" else "lost"
    won = {m.kind for m in all_motions if fate[m.number] == "carried"}
    won -= {MotionKind.WISH, MotionKind.TABLING, MotionKind.RETURN}
    if MotionKind.DISMISSAL in won:
        return fate, "rejected", taken
    if won:
        return fate, "approved_amended", taken
    return fate, "approved_by_vote" if base_voted else "approved", taken


@given(motions, sums)
def test_the_order_and_the_outcome_are_those_of_a_naive_calculation(
    drawn: list[tuple[MotionKind, bool, set[int]]], results: list[tuple[int, int, Side]]
) -> None:
    all_motions = made(drawn)
    votes: list[Vote] = []
    while question := course(all_motions, votes, MAJORITIES).question:
        yes, no, chair = results[len(votes)]
        tally = Tally(method=Method.COUNT, yes_count=yes, no_count=no, blank_count=SEATS - yes - no)
        votes.append(decided(question, tally, chair))
    settled = course(all_motions, votes, MAJORITIES).motions
    fate, outcome, taken = naively(all_motions, results)
    assert {motion.number: str(motion.status) for motion in settled} == fate
    assert outcome_of(settled, votes) is Outcome(outcome)
    assert len(votes) == taken
    assert [vote.question.number for vote in votes] == list(range(1, taken + 1))
