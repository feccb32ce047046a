"""A motion as a decision's record tells of it."""

from __future__ import annotations

from enum import StrEnum

from models.base.frozen import Frozen
from models.base.people import Official


class RecordedMotionKind(StrEnum):
    """What a motion asks for."""

    TABLING = "tabling"
    RETURN = "return"
    COUNTER_PROPOSAL = "counter_proposal"
    ADDITION = "addition"
    WISH = "wish"
    CORRECTION = "correction"
    DISMISSAL = "dismissal"
    OTHER = "other"


class MotionResult(StrEnum):
    """What became of a motion; UNKNOWN where the record does not say it."""

    PASSED = "passed"
    FAILED = "failed"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    NOT_VOTED = "not_voted"
    UNKNOWN = "unknown"


class RecordedMotion(Frozen):
    """One motion. A correction is the presenter's own change of the proposal."""

    kind: RecordedMotionKind
    """What it asks for, as far as the record's words tell."""
    mover: Official | None = None
    """Who made it; None where the record does not say it, or for a correction."""
    seconders: tuple[Official, ...] = ()
    """Who supported it, in the record's order."""
    text: str = ""
    """What was moved, CommonMark; empty where its kind says it all."""
    result: MotionResult = MotionResult.UNKNOWN
    """What became of it."""
    unanimous: bool = False
    """The record says that the body was unanimous in carrying it."""
