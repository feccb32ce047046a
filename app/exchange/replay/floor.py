"""The members' motions on an item, as a record tells of them, and which of them were put to a vote."""

from __future__ import annotations

from dataclasses import dataclass

from app.exchange.helsinki.names import names_person
from models.base.people import Official
from models.record.proceedings import Proceedings
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_vote import RecordedVote

AMENDING = (RecordedMotionKind.COUNTER_PROPOSAL, RecordedMotionKind.ADDITION, RecordedMotionKind.DISMISSAL)
INTERRUPTING = (RecordedMotionKind.TABLING, RecordedMotionKind.RETURN)
PRESENTER = ("esittelijä", "föredragande")
"""The office by whose name alone a record may say that its holder moved something."""


@dataclass(frozen=True)
class Floor:
    """What was moved. `chair` stands for a member whom the record does not name."""

    told: Proceedings
    chair: Official
    electing: bool = False
    """Whether the body elects, so that whoever is proposed is a candidate and no counter-proposal."""

    @property
    def motions(self) -> list[RecordedMotion]:
        """The motions as members made them."""
        made = [self._by_a_member(one) for one in moved(self.told, electing=self.electing)]
        beside = self._beside_each_other(
            [one for one in made if one.kind is RecordedMotionKind.COUNTER_PROPOSAL]
        )
        added = {"kind": RecordedMotionKind.ADDITION}
        return [one.model_copy(update=added) if one in beside else one for one in made]

    def _beside_each_other(self, counter: list[RecordedMotion]) -> list[RecordedMotion]:
        """The counter-proposals that add to what was proposed, as none of them stood against another: several
        were carried, or each was put to a vote by itself."""
        won = [one for one in counter if one.result is MotionResult.PASSED]
        put = [[one for one in counter if self._put_to(vote, one)] for vote in self.told.votes]
        alone = [ones[0] for ones in put if ones]
        apart = len(alone) > 1 and all(len(ones) <= 1 for ones in put) and len(alone) == len(counter)
        return counter if apart else won if len(won) > 1 else []

    def _by_a_member(self, one: RecordedMotion) -> RecordedMotion:
        mover = one.mover if named_mover(one) else self.chair
        return one.model_copy(update={"mover": mover, "kind": kind_of(one)})

    def carried(self) -> RecordedMotion | None:
        """The motion that nobody was against, so that no vote was taken; None where several were."""
        if self.told.votes:
            return None
        wanted = (*INTERRUPTING, *AMENDING)
        found = [one for one in self.motions if one.kind in wanted and self._without_vote(one)]
        return found[0] if len(found) == 1 or (found and found[0].kind in INTERRUPTING) else None

    def passed_quietly(self, motion: RecordedMotion) -> bool:
        """Whether a motion passed without a vote, and is not the one that the item is handled with."""
        beside = motion != self.carried() and motion.kind not in INTERRUPTING
        return beside and motion.result is MotionResult.PASSED and not self.voted_on(motion)

    def voted_on(self, motion: RecordedMotion) -> bool:
        """Whether a vote's propositions have the motion: its words, or else how it opens or who made it."""
        return any(self._put_to(vote, motion) for vote in self.told.votes)

    def _put_to(self, vote: RecordedVote, motion: RecordedMotion) -> bool:
        sides = (vote.yes_proposition, vote.no_proposition)
        words = _flat(" ".join((*(f"{s.words} {s.in_full}" for s in sides), vote.question)))
        whole = [one.text for one in self.told.motions if one.text and _flat(one.text) in words]
        if whole:
            return motion.text in whole
        opening = motion.text.partition("\n")[0][:60]
        by_name = motion.mover is not None and names_person(words, motion.mover.name)
        return by_name or (bool(opening) and _flat(opening) in words)

    def _without_vote(self, motion: RecordedMotion) -> bool:
        if motion.result is MotionResult.UNKNOWN:
            return motion.unanimous
        return motion.result is MotionResult.PASSED


def moved(told: Proceedings, *, electing: bool) -> list[RecordedMotion]:
    """The motions of a record that somebody made against its proposal, or beside it."""
    beside = (RecordedMotionKind.CORRECTION, *((RecordedMotionKind.OTHER,) if electing else ()))
    return [one for one in told.motions if one.kind not in beside]


def kind_of(one: RecordedMotion) -> RecordedMotionKind:
    """The kind of a motion; one of which the record says no more than that it was made is put against."""
    return RecordedMotionKind.COUNTER_PROPOSAL if one.kind is RecordedMotionKind.OTHER else one.kind


def named_mover(one: RecordedMotion) -> str:
    """The member who made a motion, as the record names them; empty where it names none."""
    name = one.mover.name if one.mover else ""
    return "" if name.casefold() in PRESENTER else name


def _flat(text: str) -> str:
    return " ".join(text.split())
