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
