"""What can become of an item before a body, in one word; of clauses that differ, a word for the whole."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeAlias


class Outcome(StrEnum):
    """The outcome of one handling. The first ten are those of Helsinki's own case system."""

    APPROVED = "approved"
    APPROVED_BY_VOTE = "approved_by_vote"
    APPROVED_REVISED = "approved_revised"
    APPROVED_AMENDED = "approved_amended"
    REJECTED = "rejected"
    NOTED = "noted"
    RETURNED = "returned"
    REMOVED = "removed"
    TABLED = "tabled"
    ELECTED = "elected"
    WITHDRAWN = "withdrawn"
    NOT_EXAMINED = "not_examined"
    UPHELD = "upheld"
    REVOKED = "revoked"
    LAPSED = "lapsed"


class Partly(StrEnum):
    """The word for the whole where not all clauses of a decision came to the same."""

    APPROVED = "partly_approved"
    PUT_OFF = "partly_put_off"
    RETURNED = "partly_returned"
    REFUSED = "partly_refused"


Whole: TypeAlias = Outcome | Partly
"""What a decision came to as a whole, in one word."""

ANSWERS = (Outcome.REJECTED, Outcome.NOT_EXAMINED, Outcome.UPHELD, Outcome.REVOKED, Outcome.LAPSED)
"""What a clause may be proposed to come to, where approving it is more than an approval: what was applied for
or claimed is rejected or not examined, the decision that a claim is against is upheld, an earlier decision is
revoked, the matter has lapsed."""

SAID = (*ANSWERS, Outcome.APPROVED)
"""What may be said of a clause: an answer, or that approving it is an approval, whatever it reads like."""


CARRIED = frozenset(
    {Outcome.APPROVED, Outcome.APPROVED_BY_VOTE, Outcome.APPROVED_REVISED, Outcome.APPROVED_AMENDED}
)
"""Outcomes that approve a proposal, changed or not."""


def takes_the_words(outcome: Outcome) -> bool:
    """Whether a decision with this outcome reads as what was put to the body as its presenter's proposal."""
    return outcome in (CARRIED - {Outcome.APPROVED_AMENDED}) | {Outcome.ELECTED}


def whole_of(outcome: Outcome, clauses: Iterable[Outcome]) -> Whole:
    """The word for a decision as a whole, from the outcomes of its clauses.

    `outcome` is that of the item: the word where nothing in it was put off or turned down. A part that was
    returned comes before one that was tabled, as the whole goes back then; and that before one that was
    refused.
    """
    became = {*clauses}
    if outcome in _UNDECIDED or became <= _GRANTS:
        return outcome
    if len(became) == 1:
        return became.pop()
    for part, word in _PARTS:
        if part in became:
            return word
    return Partly.APPROVED if became & _GRANTS else outcome


_UNDECIDED = (Outcome.TABLED, Outcome.RETURNED, Outcome.REMOVED, Outcome.WITHDRAWN)
_GRANTS = CARRIED | {Outcome.ELECTED, Outcome.NOTED, Outcome.REVOKED}
_PARTS = (
    (Outcome.RETURNED, Partly.RETURNED),
    (Outcome.TABLED, Partly.PUT_OFF),
    (Outcome.REJECTED, Partly.REFUSED),
)
