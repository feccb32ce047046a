"""The conclusion of an item: the outcome follows from motions and votes, and the secretary confirms it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.balloting import Course, outcome_of, puts_off_a_part
from models.handling import ClauseOutcome, Outcome
from models.item import Item
from models.motion import AMENDING, INTERRUPTING, Motion, MotionKind, MotionStatus, TextMissing
from models.refusal import Refusal
from models.writing import Written


class MotionMissing(Refusal):
    """An item is {outcome} on a member's motion: say who proposed it."""


class VoteMissing(Refusal):
    """An item is {outcome} against the presenter's proposal: record that the body was unanimous, or
    the vote."""


class VoteComesFirst(Refusal):
    """Item {item} cannot be handled before this is settled: {question}"""


class OutcomeDiffers(Refusal):
    """Item {item} was not {given}: its motions and votes make it {computed}."""


@dataclass(frozen=True)
class Said:
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
        carried = [motion for motion in self.motions if motion.status is MotionStatus.CARRIED]
        touched = {number for motion in carried if motion.kind in AMENDING for number in motion.clauses}
        put_off = {
            number: _PUT_OFF[motion.kind]
            for motion in carried
            if puts_off_a_part(motion)
            for number in motion.clauses
        }
        return tuple(
            ClauseOutcome(number=number, outcome=put_off.get(number) or self._of(number, touched))
            for number in numbers
        )

    @property
    def until(self) -> str:
        """Until when a part was tabled, as its motion says; empty where none was."""
        carried = [motion for motion in self.motions if motion.status is MotionStatus.CARRIED]
        tabled = [
            motion for motion in carried if motion.kind is MotionKind.TABLING and puts_off_a_part(motion)
        ]
        return tabled[0].until or "next meeting" if tabled else ""

    def _of(self, clause: int, touched: set[int]) -> Outcome:
        amended_elsewhere = self.outcome is Outcome.APPROVED_AMENDED and touched and clause not in touched
        return Outcome.APPROVED if amended_elsewhere else self.outcome


_PUT_OFF = {MotionKind.TABLING: Outcome.TABLED, MotionKind.RETURN: Outcome.RETURNED}

KIND_OF = {
    Outcome.TABLED: MotionKind.TABLING,
    Outcome.RETURNED: MotionKind.RETURN,
    Outcome.REJECTED: MotionKind.DISMISSAL,
    Outcome.APPROVED_AMENDED: MotionKind.COUNTER_PROPOSAL,
}
"""The motion that an outcome needs."""


def conclude(item: Item, stands: Course, said: Said, *, noting: bool = False) -> Conclusion:
    """The conclusion of an item, or a Refusal that says what is missing or what it really is."""
    computed = outcome_that_follows(item, stands, noting=noting)
    kind = KIND_OF.get(said.outcome)
    if kind is not None and not item.votes and computed is not said.outcome:
        return _without_vote(item, kind, said)
    if stands.question is not None:
        raise VoteComesFirst(item=item.number, question=stands.question.explanation)
    if said.outcome is not computed and not (
        computed in (Outcome.APPROVED, Outcome.APPROVED_REVISED) and said.outcome in _WITHOUT_MOTIONS
    ):
        raise OutcomeDiffers(item=item.number, given=_words(said.outcome), computed=_words(computed))
    return Conclusion(said.outcome, stands.motions)


def outcome_that_follows(item: Item, stands: Course, *, noting: bool = False) -> Outcome:
    """What an item's motions, votes and elections make of it; `noting` is all that was proposed."""
    outcome = outcome_of(stands.motions, item.votes)
    if noting and outcome is Outcome.APPROVED:
        return Outcome.NOTED
    if outcome in (Outcome.APPROVED, Outcome.APPROVED_BY_VOTE):
        return (
            Outcome.ELECTED if item.elections else Outcome.APPROVED_REVISED if item.revised_from else outcome
        )
    return outcome


_WITHOUT_MOTIONS = (Outcome.NOTED, Outcome.REMOVED, Outcome.WITHDRAWN)


def _without_vote(item: Item, kind: MotionKind, said: Said) -> Conclusion:
    """A motion that was carried because nobody was against it."""
    if said.unanimous or said.without_vote:
        carried = _carried(item, kind, said)
        others = [_beside(motion, carried) for motion in item.motions if motion.number != carried.number]
        settled = sorted([*others, carried], key=lambda motion: motion.number)
        return Conclusion(said.outcome, tuple(settled))
    if not any(motion.kind is kind for motion in item.motions) and not said.mover:
        raise MotionMissing(outcome=_words(said.outcome))
    raise VoteMissing(outcome=_words(said.outcome))


def _carried(item: Item, kind: MotionKind, said: Said) -> Motion:
    made = [
        motion
        for motion in item.motions
        if motion.kind is kind and motion.alive and not puts_off_a_part(motion)
    ]
    made = [motion for motion in made if said.mover in ("", motion.mover)]
    if made:
        return made[0].model_copy(
            update={"status": MotionStatus.CARRIED, "until": made[0].until or said.until}
        )
    if not said.mover:
        raise MotionMissing(outcome=_words(said.outcome))
    if kind is MotionKind.COUNTER_PROPOSAL and said.text is None:
        raise TextMissing(kind="counter-proposal")
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
    falls = carried.kind in INTERRUPTING or motion.status is MotionStatus.SECONDED
    return motion.model_copy(update={"status": MotionStatus.NOT_VOTED if falls else MotionStatus.LAPSED})


def _words(outcome: Outcome) -> str:
    return outcome.replace("_", " ")
