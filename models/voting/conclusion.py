"""The conclusion of an item: the outcome follows from motions and votes, and the secretary confirms it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.base.refusal import Refusal
from models.base.writing import Written
from models.law.outcome import Outcome
from models.matter.handling import STAGE_AFTER, ClauseOutcome
from models.matter.item import Item
from models.matter.motion import AMENDING, INTERRUPTING, Motion, MotionKind, MotionStatus, TextMissing
from models.voting.balloting import (
    Course,
    dismisses_a_part,
    outcome_of,
    puts_off_a_part,
    substance_was_voted_on,
)


class MotionMissing(Refusal):
    """An item is {outcome} on a member's motion: say who proposed it."""


class VoteMissing(Refusal):
    """An item is {outcome} against the presenter's proposal: record that the body was unanimous, or
    the vote."""


class VoteComesFirst(Refusal):
    """Item {item} cannot be handled before this is settled: {question}"""


class NotUnanimous(Refusal):
    """Item {item} was not decided unanimously: {said}. Leave unanimity out."""


class OutcomeDiffers(Refusal):
    """Item {item} was not {given}: its motions and votes make it {computed}."""


@dataclass(frozen=True)
class Confirmation:
    """What the secretary says of an item when it is handled."""

    outcome: Outcome
    mover: str
    unanimous: bool
    without_vote: bool
    until: str
    text: Written | None


@dataclass(frozen=True)
class Conclusion:
    """The settled motions and the outcome they give."""

    outcome: Outcome
    motions: tuple[Motion, ...]

    def by_clause(self, numbers: Iterable[int]) -> tuple[ClauseOutcome, ...]:
        """What became of each clause: a motion touches only those that it names."""
        put_off = {} if self.outcome in STAGE_AFTER else parts_put_off(self.motions)
        return tuple(
            ClauseOutcome(number=number, outcome=put_off.get(number) or self._of(number))
            for number in numbers
        )

    @property
    def until(self) -> str:
        """Until when a part was tabled, as its motion says; empty where none was, or more than that."""
        parts = [motion for motion in self._carried() if puts_off_a_part(motion)]
        if self.outcome in STAGE_AFTER or any(motion.kind is MotionKind.RETURN for motion in parts):
            return ""
        return next((motion.until or "next meeting" for motion in parts), "")

    def _of(self, clause: int) -> Outcome:
        if self.outcome is not Outcome.APPROVED_AMENDED:
            return self.outcome
        amending = [motion for motion in self._carried() if motion.kind in AMENDING]
        if any(dismisses_a_part(motion) and clause in motion.clauses for motion in amending):
            return Outcome.REJECTED
        changed = any(clause in motion.clauses or _replaces_all(motion) for motion in amending)
        return self.outcome if changed else Outcome.APPROVED

    def _carried(self) -> list[Motion]:
        return [motion for motion in self.motions if motion.status is MotionStatus.CARRIED]


def parts_put_off(motions: Iterable[Motion]) -> dict[int, Outcome]:
    """The clauses that carried motions put off by themselves; a tabling is settled before a return."""
    carried = [
        motion for motion in motions if motion.status is MotionStatus.CARRIED and puts_off_a_part(motion)
    ]
    parts = sorted(carried, key=lambda motion: INTERRUPTING.index(motion.kind), reverse=True)
    return {number: _PUT_OFF[motion.kind] for motion in parts for number in motion.clauses}


def _replaces_all(motion: Motion) -> bool:
    return motion.kind is MotionKind.COUNTER_PROPOSAL and not motion.clauses


_PUT_OFF = {MotionKind.TABLING: Outcome.TABLED, MotionKind.RETURN: Outcome.RETURNED}

KIND_OF = {
    Outcome.TABLED: MotionKind.TABLING,
    Outcome.RETURNED: MotionKind.RETURN,
    Outcome.REJECTED: MotionKind.DISMISSAL,
    Outcome.APPROVED_AMENDED: MotionKind.COUNTER_PROPOSAL,
}
"""The motion that an outcome needs."""


def conclude(
    item: Item, stands: Course, said: Confirmation, *, noting: bool = False, clauses: Sequence[int] = ()
) -> Conclusion:
    """The conclusion of an item, or a Refusal that says what is missing or what it really is.

    `clauses` are those that are before the meeting.
    """
    if said.unanimous:
        refuse_contested(item, said.outcome)
    computed = outcome_that_follows(item, stands, noting=noting, clauses=clauses)
    kind = KIND_OF.get(said.outcome)
    if kind is not None and not item.votes and computed in _AS_PROPOSED:
        return _without_vote(item, kind, said)
    if said.outcome in _TAKEN_BACK and computed in _AS_PROPOSED and not substance_was_voted_on(item.votes):
        return Conclusion(said.outcome, tuple(_unvoted(motion) for motion in stands.motions))
    if stands.question is not None:
        raise VoteComesFirst(item=item.number, question=stands.question.said())
    if said.outcome is not computed and not (
        computed in (Outcome.APPROVED, Outcome.APPROVED_REVISED) and said.outcome in _WITHOUT_MOTIONS
    ):
        raise OutcomeDiffers(item=item.number, given=said.outcome, computed=computed)
    return Conclusion(said.outcome, stands.motions)


def refuse_contested(item: Item, outcome: Outcome) -> None:
    """Refuse unanimity where votes were given for both sides of what gave this outcome, or in an election."""
    for vote in item.votes:
        stops, wish = vote.question.yes is None, vote.question.no is None
        decides = stops if outcome in STAGE_AFTER else not stops and not wish
        if decides and vote.tally.yes_count and vote.tally.no_count:
            raise NotUnanimous(item=item.number, said=vote.said())
    for held in item.elections:
        if not held.unanimous:
            raise NotUnanimous(item=item.number, said=held.said())


def outcome_that_follows(
    item: Item, stands: Course, *, noting: bool = False, clauses: Sequence[int] = ()
) -> Outcome:
    """What an item's motions, votes and elections make of it; `noting` is all that was proposed.

    It is put off as a whole where each of its clauses was: returned if any of them was returned.
    """
    outcome = outcome_of(stands.motions, item.votes)
    parts = parts_put_off(stands.motions)
    if clauses and outcome not in STAGE_AFTER and set(clauses) <= set(parts):
        return Outcome.RETURNED if Outcome.RETURNED in parts.values() else Outcome.TABLED
    if noting and outcome is Outcome.APPROVED:
        return Outcome.NOTED
    if outcome in (Outcome.APPROVED, Outcome.APPROVED_BY_VOTE):
        return (
            Outcome.ELECTED if item.elections else Outcome.APPROVED_REVISED if item.revised_from else outcome
        )
    return outcome


_AS_PROPOSED = (Outcome.APPROVED, Outcome.APPROVED_REVISED, Outcome.NOTED, Outcome.ELECTED)
_TAKEN_BACK = (Outcome.REMOVED, Outcome.WITHDRAWN)
"""What leaves nothing to vote on: the proposal is before the body no more."""

_WITHOUT_MOTIONS = (Outcome.NOTED, *_TAKEN_BACK)


def _without_vote(item: Item, kind: MotionKind, said: Confirmation) -> Conclusion:
    """A motion that was carried because nobody was against it."""
    if said.unanimous or said.without_vote:
        carried = _carried(item, kind, said)
        others = [_beside(motion, carried) for motion in item.motions if motion.number != carried.number]
        settled = sorted([*others, carried], key=lambda motion: motion.number)
        return Conclusion(said.outcome, tuple(settled))
    if not any(motion.kind is kind for motion in item.motions) and not said.mover:
        raise MotionMissing(outcome=said.outcome)
    raise VoteMissing(outcome=said.outcome)


def _carried(item: Item, kind: MotionKind, said: Confirmation) -> Motion:
    made = [
        motion
        for motion in item.motions
        if motion.kind is kind and motion.alive and not (puts_off_a_part(motion) or dismisses_a_part(motion))
    ]
    made = [motion for motion in made if said.mover in ("", motion.mover)]
    if made:
        return made[0].model_copy(
            update={"status": MotionStatus.CARRIED, "until": made[0].until or said.until}
        )
    if not said.mover:
        raise MotionMissing(outcome=said.outcome)
    if kind is MotionKind.COUNTER_PROPOSAL and said.text is None:
        raise TextMissing(kind=kind)
    return Motion(
        number=len(item.motions) + 1,
        kind=kind,
        mover=said.mover,
        text=said.text,
        until=said.until,
        status=MotionStatus.CARRIED,
    )


def _beside(motion: Motion, carried: Motion) -> Motion:
    """What becomes of a motion when another is carried without a vote."""
    if not motion.alive:
        return motion
    if carried.kind in INTERRUPTING:
        return motion.model_copy(update={"status": MotionStatus.NOT_VOTED})
    return _unvoted(motion)


def _unvoted(motion: Motion) -> Motion:
    """What becomes of a motion that nothing is left to be voted on with."""
    if not motion.alive:
        return motion
    seconded = motion.status is MotionStatus.SECONDED
    return motion.model_copy(update={"status": MotionStatus.NOT_VOTED if seconded else MotionStatus.LAPSED})
