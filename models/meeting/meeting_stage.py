"""Where a meeting stands. The policy table speaks in these."""

from __future__ import annotations

from enum import StrEnum


class MeetingStage(StrEnum):
    """Where a meeting stands."""

    CALLED = "called"
    SUMMONED = "summoned"
    OPEN = "open"
    CLOSED = "closed"
    CHECKED = "checked"
    PUBLISHED = "published"
    ADJOURNED = "adjourned"
    CANCELLED = "cancelled"
