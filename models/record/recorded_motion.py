"""A motion as a decision's record tells of it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

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
    mover: Official | None = None
    seconders: tuple[Official, ...] = ()
    text: str = Field(default="", description="CommonMark.")
    result: MotionResult = MotionResult.UNKNOWN
    unanimous: bool = Field(default=False, description="The record says that the body was unanimous.")
