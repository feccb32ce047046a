"""The conclusion of an item: the outcome follows from motions and votes, and the secretary confirms it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.base.refusal import Refusal
from models.base.writing import Written
from models.law.outcome import Outcome
from models.matter.handling import STAGE_AFTER, ClauseOutcome
from models.matter.item import Item
from models.matter.motion import AMENDING, INTERRUPTING, Motion, MotionKind, MotionStatus
from models.matter.vote import Side
from models.voting.balloting import (
    Course,
    dismisses_a_part,
    outcome_of,
    puts_off_a_part,
    substance_was_voted_on,
    was_put,
)
from models.voting.without_vote import (
    Confirmation,
    MotionMissing,
    VoteComesFirst,
    VoteMissing,
    unvoted,
    without_vote,
)


class NotProposedToNote(Refusal):
    """Item {item} was proposed to be decided; it is noted only where that was proposed, or where a
    counter-proposal that was carried says so."""


class NotUnanimous(Refusal):
    """Item {item} was not decided unanimously: {said}. Leave unanimity out."""


class OutcomeDiffers(Refusal):
    """Item {item} was not {given}: its motions and votes make it {computed}."""


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
        """Until when it was tabled, or a part of it, as its motion says; empty where none says it."""
        parts = [motion for motion in self._carried() if puts_off_a_part(motion)]
        if self.outcome is Outcome.TABLED:
            return next((motion.until for motion in self.that_gave_it() if motion.until), "")
        if self.outcome in STAGE_AFTER or any(motion.kind is MotionKind.RETURN for motion in parts):
            return ""
        return next((motion.until or "next meeting" for motion in parts), "")

    def that_gave_it(self) -> tuple[Motion, ...]:
        """The motions that were carried and made the outcome what it is, or put a part off."""
        if self.outcome in TAKEN_BACK:
            removed = self.outcome is Outcome.REMOVED
            return tuple(one for one in self._carried() if removed and one.kind is MotionKind.REMOVAL)
        kind = KIND_OF.get(self.outcome)
        whole = [one for one in self._carried() if one.kind is kind and not puts_off_a_part(one)]
        if self.outcome is Outcome.APPROVED_AMENDED:
            whole = [one for one in self._carried() if one.kind in AMENDING]
        return tuple(whole or [one for one in self._carried() if puts_off_a_part(one)])

    def asked(self) -> Written | None:
        """What the motion that returned the whole asks to be prepared; None where it has no words."""
        returned = self.that_gave_it() if self.outcome is Outcome.RETURNED else ()
        return next((one.text for one in returned if one.text), None)

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
    kind, voted = KIND_OF.get(said.outcome), substance_was_voted_on(item.votes)
    if kind is not None and not voted and computed in _AS_PROPOSED:
        return Conclusion(said.outcome, without_vote(item, stands, kind, said))
    if said.outcome in TAKEN_BACK and computed in _AS_PROPOSED and not voted:
        if said.outcome is Outcome.REMOVED and not said.presented and _removal_waits(item):
            return Conclusion(said.outcome, without_vote(item, stands, MotionKind.REMOVAL, said))
        _refuse_removed_by_nobody(said)
        return Conclusion(said.outcome, tuple(unvoted(motion) for motion in stands.motions))
    if stands.question is not None:
        raise VoteComesFirst(item=item.number, question=stands.question.said())
    if said.outcome is Outcome.NOTED and computed is not Outcome.NOTED:
        _refuse_deciding_to_note(item, stands, computed, noting=noting)
    elif said.outcome is not computed:
        raise OutcomeDiffers(item=item.number, given=said.outcome, computed=computed)
    return Conclusion(said.outcome, stands.motions)


def _removal_waits(item: Item) -> bool:
    removals = (motion for motion in item.motions if motion.kind is MotionKind.REMOVAL)
    return any(motion.alive and not was_put(motion, item.votes) for motion in removals)


def _refuse_removed_by_nobody(said: Confirmation) -> None:
    """An item is removed by its presenter, or on a motion that everybody was for or a vote carried."""
    if said.outcome is Outcome.REMOVED and not said.presented:
        if not said.mover:
            raise MotionMissing(outcome=said.outcome)
        if not said.unanimous:
            raise VoteMissing(outcome=said.outcome)


def _refuse_deciding_to_note(item: Item, stands: Course, computed: Outcome, *, noting: bool) -> None:
    """What was proposed to be decided is noted only on a counter-proposal to the whole of it."""
    if not item.case and computed is Outcome.APPROVED:
        return
    if computed is Outcome.APPROVED:
        raise NotProposedToNote(item=item.number)
    carried = [motion for motion in stands.motions if motion.status is MotionStatus.CARRIED]
    made_so = computed is Outcome.APPROVED_AMENDED and any(map(_replaces_all, carried))
    if noting or not made_so:
        raise OutcomeDiffers(item=item.number, given=Outcome.NOTED, computed=computed)


def refuse_contested(item: Item, outcome: Outcome) -> None:
    """Refuse unanimity where votes were given for both sides of what gave this outcome, or in an election.

    A vote that was lost on putting the item off gave nothing.
    """
    for vote in item.votes:
        stops, wish = vote.question.yes is None, vote.question.no is None
        put_off = stops and vote.winner is Side.NO
        decides = put_off if outcome in STAGE_AFTER else not stops and not wish
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


_AS_PROPOSED = (Outcome.APPROVED, Outcome.APPROVED_REVISED, Outcome.NOTED)
"""What nobody has voted on yet, so that the whole may still be put off or taken back; an election was one."""
TAKEN_BACK = (Outcome.REMOVED, Outcome.WITHDRAWN)
"""What leaves nothing to vote on: the proposal is before the body no more."""
