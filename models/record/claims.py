"""Claims and appeals: those made against a decision, and what a decision on a claim was made against."""

from __future__ import annotations

from datetime import date

from models.base.frozen import Frozen
from models.law.challenge_result import ChallengeResult
from models.record.recorded_appeal import AppealKind
from models.record.reference import Reference


class RecordedClaim(Frozen):
    """A claim or an appeal made against the decision. Of a private person no name is told."""

    kind: AppealKind
    """The remedy that was sought."""
    day: date
    """When it arrived."""
    by: str = ""
    """Who made it, if that is public; empty of a private person."""
    private: bool = False
    """Whether a private person made it."""
    to: str = ""
    """Who examines it: a body or a court."""
    register_number: str = ""
    """The number under which it is examined; empty where it is not known."""
    decided: Reference | None = None
    """The decision that was given on it; None while it is open, or where a court gives it."""
    late: bool = False
    """It arrived when the time for it was over."""
    outcome: ChallengeResult | None = None
    """What became of it; None while it is open."""


class ClaimedAgainst(Frozen):
    """The decision against which the claim was made that is decided here."""

    words: str
    """The decision as whoever prepared the case named it."""
    decision: Reference | None = None
    """The same by body, year and section; None where the words do not tell them for sure."""
