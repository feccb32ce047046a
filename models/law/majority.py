"""What a motion needs where most votes do not suffice: a number of votes, or a share of those given."""

from __future__ import annotations

from fractions import Fraction
from typing import Self

from pydantic import Field

from models.base.frozen import Frozen
from models.base.words import Said
from models.base.written_form import form

MOST = "most"
"""The law's own majority (Kuntalaki 104 §)."""


class Majority(Frozen):
    """A threshold, as a rule says it: `43` votes, or at least `2/3` of the YES and NO votes given."""

    needed: str = Field(
        pattern=form(r"^[1-9][0-9]*(/[1-9][0-9]*)?$", Said.why("a number of votes or a share, like 2/3"))
    )
    """A number of votes, or a share of the YES and NO votes given that has to be reached."""

    @classmethod
    def of(cls, value: str) -> Self | None:
        """The threshold that a rule's value means; None where most votes suffice."""
        return None if value == MOST else cls(needed=value)

    def reached(self, votes: int, given: int) -> bool:
        """Whether so many votes, of those given for either side, are enough."""
        if "/" in self.needed:
            return given > 0 and Fraction(votes, given) >= Fraction(self.needed)
        return votes >= int(self.needed)

    def is_most(self, seats: int) -> bool:
        """Whether it is more than half in a body with so many seats: fewer never win against more."""
        if "/" in self.needed:
            return Fraction(self.needed) > Fraction(1, 2)
        return 2 * int(self.needed) > seats

    def said(self) -> Said:
        """For example '43 votes' or '2/3 of the votes'."""
        if "/" in self.needed:
            return Said.fact("{share} of the votes", share=self.needed)
        return Said.fact("{count} vote", "{count} votes", count=int(self.needed))
