"""One project's report for one period: awaited, given, returned, accepted. The acts are in `reporting`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from models.base.frozen import Frozen
from models.base.money import LARGEST, Cents, Hundredths
from models.base.writing import OwnWords, Written
from models.law.deadline import Deadline
from models.law.ladder import Rung, passed
from models.law.openness import Ground, PublicText


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
    """The goal in the words of the decision, or its number among them; every report answers each once."""
    status: GoalStatus
    """How it is doing: on_track, at_risk, met or missed."""
    note: Ground = ""
    """What is to be said of it; it is public, or sealed where the case is confidential."""


class Figures(Frozen):
    """What a report says."""

    spent: Cents = Field(ge=0, le=LARGEST)
    """Spent to date."""
    people: Hundredths = Field(ge=0, le=100_000)
    """People who work on it, in person-years."""
    goals: tuple[GoalReport, ...] = ()
    """One answer for each goal of the project, in their order: on_track, at_risk, met or missed; none where
    it has no goals."""
    text: Written | None = None
    """What the owner tells beside the figures, where there is more to say."""

    def answering(self, goals: Sequence[str]) -> Figures:
        """The same with each goal in the words of the decision, where it was called by its number."""
        numbered = {str(number): goal for number, goal in enumerate(goals, start=1)}
        named = (one.model_copy(update={"goal": numbered.get(one.goal, one.goal)}) for one in self.goals)
        return self.model_copy(update={"goals": tuple(named)})


@dataclass(frozen=True)
class Report:
    """A report of one project for one period."""

    due: Deadline
    """The last moment for it, that of its period or a later one that was granted."""
    rungs: tuple[Rung, ...]
    """The reminders of that day, earliest first."""
    status: ReportStatus = ReportStatus.AWAITED
    """Whether it is awaited, given, returned to its owner or accepted."""
    reminded: int = 0
    """How many of the reminders are behind it, sent or passed over."""
    fallen_due: bool = False
    """The last day went by without it, and that was recorded."""
    figures: Figures | None = None
    """What the owner reported last; None until then."""
    overspent: bool = False
    """It shows more spent than was granted; it is accepted only with that flag."""
    given: date | None = None
    """The local day on which it was given last; None until then."""
    given_by: tuple[str, ...] = ()
    """Who gave it last, and in whose name; empty until then."""
    returned: date | None = None
    """The local day on which it was returned last; None if it never was."""
    late: bool = False
    """It was given after it was due."""
    less_because: OwnWords = ""
    """Why less is spent than an earlier report said; empty where it is not."""
    accepted_because: OwnWords = ""
    """The ground on which its overspend was accepted; empty where a decision covers it, or there is none."""
    covered_by: str = ""
    """The decision that covers its overspend, with its case; empty where a ground does, or there is none."""
    asked: date | None = None
    """The later day that its owner asked for; None if none is asked for, or it was granted."""
    asked_by: tuple[str, ...] = ()
    """Who asked for it, and in whose name; empty where nobody does."""

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

    def passed_over(self, now: datetime) -> Report:
        """This report without the reminders of the time gone by."""
        return replace(self, reminded=max(self.reminded, passed(self.rungs, now)))

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
