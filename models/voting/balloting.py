"""The lawful order of votes, computed from the motions, and what follows from their results.

Motions that stop the debate come first: removal, tabling, then return. Counter-proposals to the same
clauses meet in pairs, the largest sums first, and the one that no rival is left to meets the base; where
there are more than one pair and sums do not say which goes first, the body confirms an order. A dismissal
comes after them, against what they left standing, unless the body confirmed another order. Wish clauses come
after the decision. YES is what stands or going on; for a wish clause YES is the wish (Kuntalaki 104 §;
Helsinki's records of 2021).
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
    (MotionKind.REMOVAL, Outcome.REMOVED),
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
    if was_put(motion, votes):
        return VOTED_ON
    if motion.status is MotionStatus.MADE:
        return motion.status
    return next(known.status for known in course(motions, votes, {}).motions if known.number == motion.number)


def without_an_order(motions: Iterable[Motion], votes: Sequence[Vote]) -> tuple[int, ...]:
    """The motions that come next and of which nothing says in which order they are put.

    They are three or more that would change the same, with neither a sum each nor an order that the body
    confirmed. Of two there is one pair only.
    """
    floor = _Floor({motion.number: motion for motion in course(motions, votes, {}).motions}, votes, {})
    rivals = _rivals(_in_order(floor, last=False))
    sums = {each.amount for each in rivals if each.amount}
    ordered = len(sums) == len(rivals) or sum(not each.place for each in rivals) < 2
    begun = any(was_put(each, votes) for each in rivals)
    if len(rivals) < 3 or begun or ordered or floor.alive(*INTERRUPTING):
        return ()
    return tuple(sorted(each.number for each in rivals))


def overturns(motion: Motion, motions: Iterable[Motion], votes: Sequence[Vote]) -> bool:
    """Whether carrying a motion would set aside what was voted on."""
    rivals = (known for known in motions if known.kind in AMENDING and known.concerns(motion))
    return motion.kind in AMENDING and any(was_put(rival, votes) for rival in rivals)


def was_put(motion: Motion, votes: Sequence[Vote]) -> bool:
    """Whether a motion stood in a vote."""
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
    """What would change the base, and after it what would dismiss what then stands."""
    for last in (False, True):
        while waiting := _in_order(floor, last=last):
            best = waiting[0]
            while rival := _next_rival(best, _in_order(floor, last=last)):
                question = _question(floor, best.number, rival.number, None, best, rival)
                vote = floor.vote_on(question)
                if vote is None:
                    yield question
                    return
                best, loser = (best, rival) if vote.winner is Side.YES else (rival, best)
                floor.settle(loser.number, MotionStatus.LOST)
            standing = _what_stands(floor, best) if last else []
            question = _put_against(floor, best, standing)
            vote = floor.vote_on(question)
            if vote is None:
                yield question
                return
            if vote.winner is Side.NO:
                for beaten in standing:
                    floor.settle(beaten.number, MotionStatus.LOST)
            floor.settle(best.number, _status(vote.winner is Side.NO))


def _in_order(floor: _Floor, *, last: bool) -> list[Motion]:
    """The amending motions that wait: as the body confirmed, the largest sums first, and then as they were
    moved; `last` are dismissals, of whose place the body said nothing."""
    some = [each for each in floor.alive(*AMENDING) if _goes_last(each) is last]
    return sorted(some, key=lambda each: (each.place or len(floor.motions) + 1, -each.amount, each.number))


def _goes_last(motion: Motion) -> bool:
    return motion.kind is MotionKind.DISMISSAL and not motion.place


def _what_stands(floor: _Floor, motion: Motion) -> list[Motion]:
    """What votes have put in the place of what a motion would change."""
    known = floor.motions.values()
    return [
        each
        for each in known
        if each.status is MotionStatus.CARRIED
        and each.kind in AMENDING
        and was_put(each, floor.votes)
        and each.concerns(motion)
    ]


def _put_against(floor: _Floor, motion: Motion, stands: list[Motion]) -> Question:
    """The question of a motion against the base, or against the one that has taken its place."""
    if len(stands) != 1:
        return _put_alone(floor, motion, BASE, motion.number)
    threshold = floor.majorities.get(motion.kind)
    return _question(floor, stands[0].number, motion.number, threshold, stands[0], motion)


def _next_rival(motion: Motion, waiting: list[Motion]) -> Motion | None:
    """The first of those that wait which would change what a motion changes, so that only one can stand."""
    return next((each for each in waiting if each.number != motion.number and each.concerns(motion)), None)


def _rivals(motions: list[Motion]) -> list[Motion]:
    """The first motion, those that would change what it changes, and their rivals in turn."""
    found, left = motions[:1], motions[1:]
    for one in found:
        found += (met := [each for each in left if each.concerns(one)])
        left = [each for each in left if each not in met]
    return found


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
            lost = was_put(motion, floor.votes)
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
