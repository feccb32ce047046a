"""Where a case, a meeting or a follow-up stands. The policy table speaks in these."""

from models.base.said_otherwise import SaidOtherwise
from models.engine.policy import standing


class Stage(SaidOtherwise):
    """Where a case stands."""

    PREPARATION = "preparation"
    READY = "ready"
    ON_AGENDA = "on_agenda"
    TABLED = "tabled"
    DECIDED = "decided"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"

    @property
    def english(self) -> str:
        """Where the case is, in words: 'in preparation'."""
        return standing(self.value)
