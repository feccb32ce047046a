"""Motions: what a member puts forward beside the presenter's proposal, and what has become of it."""

from __future__ import annotations

from enum import StrEnum
from operator import not_
from typing import ClassVar

from pydantic import Field

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import Written


class NoSuchMotion(Refusal):
    """There is no motion {motion} on item {item}; its motions are {motions}."""

    vain: ClassVar[bool] = True


class MotionIs(Refusal):
    """Motion {motion} is {status}; this needs one that is {needed}."""

    vain: ClassVar[bool] = True


class DebateIsOver(Refusal):
    """The debate on item {item} is over: it was voted on, or put off as a whole. Motions come before that."""

    vain: ClassVar[bool] = True


class ClauseNotProposed(Refusal):
    """Item {item} has no clause {clause}; its clauses are {clauses}."""


class OwnSeconder(Refusal):
    """{name} made the motion and cannot second it; another member can."""


class OneClauseNeeded(Refusal):
    """Paragraphs are those of one clause: name it, and it alone, with --clauses."""


class TextMissing(Refusal):
    """A {kind} needs its text: say what is moved."""


class MotionKind(StrEnum):
    """What a motion asks for."""

    REMOVAL = "removal"
    TABLING = "tabling"
    RETURN = "return"
    DISMISSAL = "dismissal"
    COUNTER_PROPOSAL = "counter_proposal"
    ADDITION = "addition"
    WISH = "wish"


INTERRUPTING = (MotionKind.REMOVAL, MotionKind.TABLING, MotionKind.RETURN)
"""Motions that stop the debate on the substance; they are settled first, in this order."""

AMENDING = (MotionKind.COUNTER_PROPOSAL, MotionKind.ADDITION, MotionKind.DISMISSAL)
"""Motions that are put against the presenter's proposal, the base."""


class MotionStatus(StrEnum):
    """What has become of a motion."""

    MADE = "made"
    SECONDED = "seconded"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    CARRIED = "carried"
    LOST = "lost"
    NOT_VOTED = "not_voted"


ALIVE = (MotionStatus.MADE, MotionStatus.SECONDED)


class Motion(Frozen):
    """A motion on an item, as it was made and as it stands."""

    number: int = Field(ge=1)
    """Its number on the item, from 1 in the order in which motions were made."""
    kind: MotionKind
    """What it asks for, on which the order of the votes depends."""
    mover: str
    """The member who made it, by the name under which they sit."""
    seconders: tuple[str, ...] = ()
    """Who supported it, in that order; without one it lapses unless the body's rule says otherwise."""
    text: Written | None = None
    """What is moved; None where its kind says it all."""
    clauses: tuple[int, ...] = ()
    """Those of the proposal that it would change; empty means all of it."""
    paragraphs: tuple[int, ...] = ()
    """Those of its one clause that it would change; empty means the whole clause."""
    until: str = ""
    """For a tabling: 'next meeting', 'week' or a date; else empty."""
    amount: int = Field(default=0, ge=0, exclude_if=lambda cents: not cents)
    """The sum that it moves, in cents, where sums are what is voted on; 0 where it names none."""
    place: int = Field(default=0, ge=0, exclude_if=lambda place: not place)
    """Its place in the order of votes that the body confirmed; 0 where it is the rules'."""
    status: MotionStatus = MotionStatus.MADE
    """What has become of it so far, by seconders, votes and its mover."""
    unanimous: bool = Field(default=False, exclude_if=not_)
    """The body was unanimous when it was carried without a vote."""

    @property
    def alive(self) -> bool:
        """Whether it still has to be settled."""
        return self.status in ALIVE

    def said(self) -> Said:
        """For example 'motion 1 (tabling by Mai Kivelä), until next meeting'."""
        told = Said.fact(
            "motion {number} ({kind} by {mover})", number=self.number, kind=self.kind, mover=self.mover
        )
        return Said.fact("{motion}, until {until}", motion=told, until=self.until) if self.until else told

    def concerns(self, other: Motion) -> bool:
        """Whether both would change the same clause, so that only one of them can stand.

        An addition that names no clause changes none: it is put to the vote by itself.
        """
        if any(each.kind is MotionKind.ADDITION and not each.clauses for each in (self, other)):
            return False
        if self.paragraphs and other.paragraphs and self.clauses == other.clauses:
            return bool(set(self.paragraphs) & set(other.paragraphs))
        return not self.clauses or not other.clauses or bool(set(self.clauses) & set(other.clauses))
