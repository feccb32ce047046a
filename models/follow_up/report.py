"""One project's report for one period: awaited, given, returned, accepted. The acts are in `reporting`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from models.base.frozen import Frozen
from models.base.writing import Written
from models.law.deadline import Deadline, Rung, passed
from models.law.openness import Ground, PublicText
from models.matter.appropriation import LARGEST


class ReportStatus(StrEnum):
    """Where a report stands."""

    AWAITED = "awaited"
    GIVEN = "given"
    RETURNED = "returned"
    ACCEPTED = "accepted"


MISSING = (ReportStatus.AWAITED, ReportStatus.RETURNED)
"""Where the owner still has to write it."""


class GoalStatus(StrEnum):
    """How a goal is doing."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    MET = "met"
    MISSED = "missed"


class GoalReport(Frozen):
    """One impact goal, as the owner sees it."""

    goal: PublicText = Field(min_length=1, max_length=500)
    status: GoalStatus
    note: Ground = Field(default="", description="What is to be said of it; it is public.")


class Figures(Frozen):
    """What a report says."""

    spent: int = Field(ge=0, le=LARGEST, description="Spent to date, in cents.")
    people: int = Field(
        ge=0, le=100_000, description="People who work on it, in hundredths of a person-year."
    )
    goals: tuple[GoalReport, ...] = ()
    text: Written | None = None


@dataclass(frozen=True)
class Report:
    """A report of one project for one period."""

    due: Deadline
    rungs: tuple[Rung, ...]
    status: ReportStatus = ReportStatus.AWAITED
    reminded: int = 0
    fallen_due: bool = False
    figures: Figures | None = None
    overspent: bool = False
    given: date | None = None
    late: bool = False
    asked: date | None = None

    @property
    def missing(self) -> bool:
        """Whether the owner still has to write it."""
        return self.status in MISSING

    def awaited_again(self, now: datetime) -> Report:
        """This report returned to its owner, who is told so: reminders of the time gone by are not sent."""
        return replace(
            self,
            status=ReportStatus.RETURNED,
            reminded=passed(self.rungs, now),
            fallen_due=self.fallen_due or self.due.at <= now,
        )

    @property
    def settled(self) -> bool:
        """Whether the controller has accepted it."""
        return self.status is ReportStatus.ACCEPTED

    def deadlines(self) -> Iterator[Deadline]:
        """The next reminder and the due date, while it is missing."""
        if self.missing:
            if self.reminded < len(self.rungs):
                yield self.rungs[self.reminded].deadline
            if not self.fallen_due:
                yield self.due
