"""A period that is reported."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from models.base.frozen import Frozen
from models.base.period import Period
from models.law.deadline import Deadline
from models.law.ladder import Rung, passed


class PlannedPeriod(Frozen):
    """A period that is reported: when its reports are due and who is reminded when."""

    period: Period
    """The quarter, third or month that is reported."""
    due: Deadline
    """The last moment for its reports, for every project without more time of its own."""
    rungs: tuple[Rung, ...]
    """When those who have not reported are reminded, the earliest first."""
    passed: int | None = None
    """How many of the reminders lay behind when it was planned, so that nobody gets them. None of what an
    older version wrote down, which sent the last of these whatever its day."""

    @classmethod
    def of(cls, period: Period, due: Deadline, rungs: tuple[Rung, ...], now: datetime) -> Self:
        """A period as it is planned now: of reminders that came before, the last is sent while there is time
        to report, and none once the last day is over."""
        gone = passed(rungs, now)
        return cls(period=period, due=due, rungs=rungs, passed=gone if due.at <= now else max(0, gone - 1))

    def behind(self, recorded: datetime) -> int:
        """How many of the reminders nobody gets, where the plan was recorded at that instant."""
        return max(0, passed(self.rungs, recorded) - 1) if self.passed is None else self.passed

    def is_over(self, recorded: datetime) -> bool:
        """Whether the last day was over when it was planned, which is told once and falls due no more."""
        return self.passed is not None and self.due.at <= recorded
