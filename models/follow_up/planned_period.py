"""A period that is reported."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.period import Period
from models.law.deadline import Deadline, Rung


class PlannedPeriod(Frozen):
    """A period that is reported: when its reports are due and who is reminded when."""

    period: Period
    """The quarter, third or month that is reported."""
    due: Deadline
    """The last moment for its reports, for every project without more time of its own."""
    rungs: tuple[Rung, ...]
    """When those who have not reported are reminded, the earliest first."""
