"""What became of a challenge to a decision, in one word."""

from __future__ import annotations

from enum import StrEnum


class ChallengeResult(StrEnum):
    """What became of a claim, an appeal, a correction or a call-up; `upheld` is a decision that stands as
    it was made."""

    UPHELD = "upheld"
    CHANGED = "changed"
    REJECTED = "rejected"
    NOT_EXAMINED = "not_examined"
    ANNULLED = "annulled"
    REFERRED_BACK = "referred_back"
    LAPSED = "lapsed"

    @property
    def ends_force(self) -> bool:
        """Whether the decision that was challenged is in force no more."""
        return self in (ChallengeResult.CHANGED, ChallengeResult.ANNULLED, ChallengeResult.REFERRED_BACK)
