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
