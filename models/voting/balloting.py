"""The lawful order of votes, computed from the motions, and what follows from their results.

Motions that stop the debate come first: tabling, then return. Counter-proposals to the same clauses meet in
pairs, and the winner meets the base. Wish clauses come after the decision. YES is the base or going on; for
a wish clause YES is the wish itself (Kuntalaki 104 §; Helsinki's records of 2021).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.law.majority import Majority
from models.law.outcome import Outcome
from models.matter.motion import AMENDING, INTERRUPTING, Motion, MotionKind, MotionStatus
from models.matter.vote import BASE, MovedBy, Question, Side, Vote


@dataclass(frozen=True)
class Course:
    """Where an item stands: the motions as they are settled so far, and the question that comes next."""

    motions: tuple[Motion, ...]
    question: Question | None


Majorities = Mapping[MotionKind, Majority | None]
"""What a motion of a kind needs to be carried; most votes where nothing is said."""


def course(motions: Iterable[Motion], votes: Sequence[Vote], majorities: Majorities) -> Course:
    """Settle the motions with the votes given, in order; the first open question is what comes next."""
    floor = _Floor({motion.number: _put(motion) for motion in motions}, votes, majorities)
    question = next(_questions(floor), None)
    return Course(tuple(floor.motions.values()), question)


def outcome_of(motions: Iterable[Motion], votes: Sequence[Vote]) -> Outcome:
    """The outcome that settled motions and votes give: nobody chooses it."""
    carried = {
        MotionKind.COUNTER_PROPOSAL if dismisses_a_part(motion) else motion.kind
        for motion in motions
        if motion.status is MotionStatus.CARRIED and not puts_off_a_part(motion)
    }
    for kind, outcome in _OUTCOMES:
        if kind in carried:
            return outcome
    base_was_voted_on = any(BASE in (vote.question.yes, vote.question.no) for vote in votes)
    return Outcome.APPROVED_BY_VOTE if base_was_voted_on else Outcome.APPROVED


_OUTCOMES = (
    (MotionKind.TABLING, Outcome.TABLED),
    (MotionKind.RETURN, Outcome.RETURNED),
    (MotionKind.DISMISSAL, Outcome.REJECTED),
    (MotionKind.COUNTER_PROPOSAL, Outcome.APPROVED_AMENDED),
    (MotionKind.ADDITION, Outcome.APPROVED_AMENDED),
)


def debate_is_over(motions: Iterable[Motion], votes: Sequence[Vote]) -> bool:
    """Whether nothing more can be moved: the substance was voted on, or all of the item was put off."""
    if substance_was_voted_on(votes):
        return True
    stopping = (motion for motion in course(motions, votes, {}).motions if motion.kind in INTERRUPTING)
    return any(motion.status is MotionStatus.CARRIED and not motion.clauses for motion in stopping)


def substance_was_voted_on(votes: Iterable[Vote]) -> bool:
    """Whether there was a vote on more than whether the handling goes on."""
    return any(vote.question.yes is not None for vote in votes)


VOTED_ON = "voted on"
"""How a motion stands whose vote was recorded, while its item is open."""


def standing_of(motion: Motion, motions: Iterable[Motion], votes: Sequence[Vote]) -> str:
    """What has become of a motion so far: its status, or that it was voted on."""
    if _was_put(motion, votes):
        return VOTED_ON
    if motion.status is MotionStatus.MADE:
        return motion.status
    return next(known.status for known in course(motions, votes, {}).motions if known.number == motion.number)


def overturns(motion: Motion, motions: Iterable[Motion], votes: Sequence[Vote]) -> bool:
    """Whether carrying a motion would set aside what was voted on."""
    rivals = (known for known in motions if known.kind in AMENDING and known.concerns(motion))
    return motion.kind in AMENDING and any(_was_put(rival, votes) for rival in rivals)


def _was_put(motion: Motion, votes: Sequence[Vote]) -> bool:
    return any(motion.number in (vote.question.yes, vote.question.no) for vote in votes)


def puts_off_a_part(motion: Motion) -> bool:
    """Whether a motion would table or return named clauses only, while the rest is decided."""
    return motion.kind in INTERRUPTING and bool(motion.clauses)


def dismisses_a_part(motion: Motion) -> bool:
    """Whether a motion would dismiss named clauses only, so that the rest stands."""
    return motion.kind is MotionKind.DISMISSAL and bool(motion.clauses)


def _put(motion: Motion) -> Motion:
    """A motion that is put to the vote: one that nobody seconded has lapsed."""
    if motion.status is MotionStatus.MADE:
        return motion.model_copy(update={"status": MotionStatus.LAPSED})
    return motion


@dataclass
class _Floor:
    """The motions while they are being settled, and the votes, each known by what it was between."""

    motions: dict[int, Motion]
    votes: Sequence[Vote]
    majorities: Majorities

    def alive(self, *kinds: MotionKind) -> list[Motion]:
        return [motion for motion in self.motions.values() if motion.kind in kinds and motion.alive]

    def settle(self, number: int, status: MotionStatus) -> None:
        self.motions[number] = self.motions[number].model_copy(update={"status": status})

    def vote_on(self, asked: Question) -> Vote | None:
        sides = asked.yes, asked.no
        return next((vote for vote in self.votes if (vote.question.yes, vote.question.no) == sides), None)


def _questions(floor: _Floor) -> Iterator[Question]:
    """The questions that are still open, the next one first; what votes have settled is marked on the way."""
    if _stopped_without_a_vote(floor):
        return
    for kind in INTERRUPTING:
        while still := floor.alive(kind):
            motion = still[0]
            question = _put_alone(floor, motion, None, motion.number)
            vote = floor.vote_on(question)
            if vote is None:
                yield question
                return
            floor.settle(motion.number, _status(vote.winner is Side.NO))
            if vote.winner is Side.NO:
                _fall(floor, motion)
                if not motion.clauses:
                    return
    yield from _against_the_base(floor)
    for wish in floor.alive(MotionKind.WISH):
        question = _put_alone(floor, wish, wish.number, None)
        vote = floor.vote_on(question)
        if vote is None:
            yield question
            return
        floor.settle(wish.number, _status(vote.winner is Side.YES))


def _against_the_base(floor: _Floor) -> Iterator[Question]:
    while rivals := _rivals(floor.alive(*AMENDING)):
        while len(rivals) > 1:
            first, second = rivals[0], rivals[1]
            question = _question(floor, first.number, second.number, None, first, second)
            vote = floor.vote_on(question)
            if vote is None:
                yield question
                return
            loser = second if vote.winner is Side.YES else first
            floor.settle(loser.number, MotionStatus.LOST)
            rivals.remove(loser)
        last = rivals[0]
        question = _put_alone(floor, last, BASE, last.number)
        vote = floor.vote_on(question)
        if vote is None:
            yield question
            return
        floor.settle(last.number, _status(vote.winner is Side.NO))


def _rivals(motions: list[Motion]) -> list[Motion]:
    """The first motion and those after it that would change what it changes."""
    if not motions:
        return []
    return [motions[0], *(motion for motion in motions[1:] if motion.concerns(motions[0]))]


def _stopped_without_a_vote(floor: _Floor) -> bool:
    """Whether a motion that was carried without a vote stopped the handling; what it settled falls."""
    carried = [motion for motion in floor.motions.values() if motion.status is MotionStatus.CARRIED]
    for motion in carried:
        _fall(floor, motion)
    return any(motion.kind in INTERRUPTING and not motion.clauses for motion in carried)


def _fall(floor: _Floor, carried: Motion) -> None:
    """What a carried motion settled is not voted on: all of the item, or what concerns its clauses alone.

    What was voted on before it was moved has lost already.
    """
    for motion in list(floor.motions.values()):
        if motion.alive and _settles(carried, motion):
            lost = _was_put(motion, floor.votes)
            floor.settle(motion.number, MotionStatus.LOST if lost else MotionStatus.NOT_VOTED)


def _settles(carried: Motion, motion: Motion) -> bool:
    if carried.kind in INTERRUPTING:
        inside = bool(motion.clauses) and set(motion.clauses) <= set(carried.clauses)
        return not carried.clauses or inside
    return carried.kind in AMENDING and motion.kind in AMENDING and carried.concerns(motion)


def _question(
    floor: _Floor, yes: int | None, no: int | None, threshold: Majority | None, *motions: Motion
) -> Question:
    moved = tuple(map(MovedBy.of, motions))
    asked = Question(
        number=len(floor.votes) + 1, yes=yes, no=no, explanation="", threshold=threshold, moved=moved
    )
    return asked.model_copy(update={"explanation": str(asked.said())})


def _put_alone(floor: _Floor, motion: Motion, yes: int | None, no: int | None) -> Question:
    """The question of one motion against what stands, with the majority that it needs."""
    return _question(floor, yes, no, floor.majorities.get(motion.kind), motion)


def _status(carried: bool) -> MotionStatus:
    return MotionStatus.CARRIED if carried else MotionStatus.LOST
