"""What can become of an item before a body, in one word."""

from __future__ import annotations

from enum import StrEnum


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


CARRIED = frozenset(
    {Outcome.APPROVED, Outcome.APPROVED_BY_VOTE, Outcome.APPROVED_REVISED, Outcome.APPROVED_AMENDED}
)
"""Outcomes that approve a proposal, changed or not."""


def takes_the_words(outcome: Outcome) -> bool:
    """Whether a decision with this outcome reads as what was put to the body as its presenter's proposal."""
    return outcome in (CARRIED - {Outcome.APPROVED_AMENDED}) | {Outcome.ELECTED}
