"""Where a follow-up stands. The policy table speaks in these."""

from __future__ import annotations

from enum import StrEnum


class FollowUpStage(StrEnum):
    """Where a follow-up stands."""

    RUNNING = "running"
    CLOSED = "closed"
