"""Where a case, a meeting or a follow-up stands. The policy table speaks in these."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a case stands."""

    PREPARATION = "preparation"
    READY = "ready"
    ON_AGENDA = "on_agenda"
    TABLED = "tabled"
    DECIDED = "decided"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


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


class FollowUpStage(StrEnum):
    """Where a follow-up stands."""

    RUNNING = "running"
    CLOSED = "closed"
