"""The members' motions on an item, as a record tells of them, and which of them were put to a vote."""

from __future__ import annotations

from dataclasses import dataclass

from models.proceedings import Proceedings
from models.recorded_motion import MotionKind, MotionResult, RecordedMotion

MADE_BY_MEMBERS = tuple(kind for kind in MotionKind if kind not in (MotionKind.CORRECTION, MotionKind.OTHER))
AMENDING = (MotionKind.COUNTER_PROPOSAL, MotionKind.ADDITION, MotionKind.DISMISSAL)
INTERRUPTING = (MotionKind.TABLING, MotionKind.RETURN)


@dataclass(frozen=True)
class Floor:
    """What was moved."""

    told: Proceedings
    unnamed: RecordedMotion | None = None
    """What must have been moved, though the record names nobody who did."""

    @property
    def motions(self) -> list[RecordedMotion]:
        """The motions that a member made."""
        named = [one for one in self.told.motions if one.kind in MADE_BY_MEMBERS and one.mover]
        return named or ([self.unnamed] if self.unnamed else [])

    def carried(self) -> RecordedMotion | None:
        """The motion that nobody was against, so that no vote was taken; None where several were."""
        if self.told.votes:
            return None
        wanted = (*INTERRUPTING, *AMENDING)
        found = [one for one in self.motions if one.kind in wanted and self._without_vote(one)]
        return found[0] if len(found) == 1 or (found and found[0].kind in INTERRUPTING) else None

    def passed_quietly(self, motion: RecordedMotion) -> bool:
        """Whether a motion passed without a vote, and is not the one that the item is handled with."""
        beside = motion is not self.carried() and motion.kind not in INTERRUPTING
        return beside and motion.result is MotionResult.PASSED and not self.voted_on(motion)

    def voted_on(self, motion: RecordedMotion) -> bool:
        """Whether a vote's propositions name the motion, by its words or by its mover."""
        surname = motion.mover.name.rpartition(" ")[2] if motion.mover else motion.text
        opening = motion.text.partition("\n")[0][:60]
        sides = [side for vote in self.told.votes for side in (vote.yes_proposition, vote.no_proposition)]
        words = " ".join((*(f"{s.words} {s.in_full}" for s in sides), *(v.question for v in self.told.votes)))
        return (opening or surname) in words or surname[:-1] in words

    def _without_vote(self, motion: RecordedMotion) -> bool:
        if motion.result is MotionResult.UNKNOWN:
            return motion.unanimous
        return motion.result is MotionResult.PASSED
