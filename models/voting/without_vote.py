"""What is carried without a vote: nobody was against it, somebody seconded it, and no rival waits."""

from __future__ import annotations

from dataclasses import dataclass

from models.base.refusal import Refusal
from models.base.writing import Written
from models.law.outcome import Outcome
from models.matter.item import Item
from models.matter.motion import INTERRUPTING, Motion, MotionKind, MotionStatus, TextMissing
from models.voting.balloting import Course, dismisses_a_part, puts_off_a_part, was_put
from models.voting.rivals import rivals_of


class MotionMissing(Refusal):
    """An item is {outcome} on a member's motion: say who proposed it."""


class VoteMissing(Refusal):
    """An item is {outcome} against the presenter's proposal: record that the body was unanimous, or
    the vote."""


class NotSeconded(Refusal):
    """Nobody seconded the motion of {mover} on item {item}, so that it has lapsed: record who seconds it, or
    that the body was unanimous."""


class RivalWaits(Refusal):
    """Motion {rival} ({kind} by {mover}) on item {item} is seconded and still waits: it is voted on or
    withdrawn before another is carried without a vote."""


class VoteComesFirst(Refusal):
    """Item {item} cannot be handled before this is settled: {question}"""


@dataclass(frozen=True)
class Confirmation:
    """What the secretary says of an item when it is handled."""

    outcome: Outcome
    mover: str
    unanimous: bool
    without_vote: bool
    until: str
    text: Written | None
    alone: bool = False
    """Its mover needs no seconder."""
    presented: bool = False
    """Its mover is the presenter."""


def without_vote(item: Item, stands: Course, kind: MotionKind, said: Confirmation) -> tuple[Motion, ...]:
    """The motions of an item once one of them was carried because nobody was against it."""
    if said.unanimous or said.without_vote:
        carried = _carried(item, kind, said)
        refuse_rivals(item, carried)
        if not said.unanimous and not carried.seconders and not said.alone:
            raise NotSeconded(mover=carried.mover, item=item.number)
        voted = {motion.number: motion for motion in stands.motions if was_put(motion, item.votes)}
        others = [
            voted.get(motion.number) or _beside(motion, carried)
            for motion in item.motions
            if motion.number != carried.number
        ]
        return tuple(sorted([*others, carried], key=lambda motion: motion.number))
    if stands.question is not None:
        raise VoteComesFirst(item=item.number, question=stands.question.said())
    if not any(motion.kind is kind for motion in item.motions) and not said.mover:
        raise MotionMissing(outcome=said.outcome)
    raise VoteMissing(outcome=said.outcome)


def refuse_rivals(item: Item, carried: Motion) -> None:
    """Refuse to carry a motion without a vote over one that is seconded and has to be settled before it."""
    for rival in rivals_of(carried, item.motions, item.votes):
        raise RivalWaits(rival=rival.number, kind=rival.kind, mover=rival.mover, item=item.number)


def _carried(item: Item, kind: MotionKind, said: Confirmation) -> Motion:
    made = [
        motion
        for motion in item.motions
        if motion.kind is kind
        and motion.alive
        and not (puts_off_a_part(motion) or dismisses_a_part(motion) or was_put(motion, item.votes))
    ]
    made = [motion for motion in made if said.mover in ("", motion.mover)]
    if made:
        first = next((motion for motion in made if motion.status is MotionStatus.SECONDED), made[0])
        return first.model_copy(update={"status": MotionStatus.CARRIED, "until": first.until or said.until})
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
    return unvoted(motion)


def unvoted(motion: Motion) -> Motion:
    """What becomes of a motion that nothing is left to be voted on with."""
    if not motion.alive:
        return motion
    seconded = motion.status is MotionStatus.SECONDED
    return motion.model_copy(update={"status": MotionStatus.NOT_VOTED if seconded else MotionStatus.LAPSED})
