"""A consolidated report as the papers of the case have it that was opened for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from activities.reading import Reading
from models.base.period import Period
from models.case.case import Case
from models.follow_up.follow_up import FollowUp
from models.follow_up.spending import Reported, Spending, by_division, reported


@dataclass(frozen=True)
class Brought:
    """What was reported by the end of a period, division by division."""

    follow_up: FollowUp
    period: Period
    divisions: tuple[Spending, ...]

    @property
    def total(self) -> Spending:
        """All projects together."""
        return Spending("", tuple(project for each in self.divisions for project in each.projects))


def brought_to(case: Case, reading: Reading) -> Brought | None:
    """The report that a case is about; None for any other case, and where the case is confidential."""
    if case.report is None or case.confidential:
        return None
    told, follow_up = case.report, reading.held(case.report.follow_up).of(FollowUp)
    known = Reported(told.spent, told.carried, told.people)
    return Brought(follow_up, Period.parse(told.period), by_divisions(follow_up, known))


def by_divisions(follow_up: FollowUp | None, told: Reported | None) -> tuple[Spending, ...]:
    """What each division got and spent. An older release wrote 0 where no report had been accepted."""
    if follow_up is None:
        return ()
    known = reported(follow_up)
    if told is None:
        return by_division(follow_up.lines.values(), known)
    spent = {project: cents for project, cents in told.spent.items() if project in known.spent}
    return by_division(follow_up.lines.values(), replace(told, spent=spent))
