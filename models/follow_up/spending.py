"""Money spent against money granted, project by project and division by division."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from models.base.money import Cents
from models.follow_up.follow_up import FollowUp
from models.follow_up.funded_project import FundedProject


@dataclass(frozen=True)
class ProjectSpending:
    """What a project got and has spent, in cents; `spent` is None where its report is missing."""

    line: FundedProject
    spent: Cents | None


@dataclass(frozen=True)
class Spending:
    """What several projects got and have spent together, in cents; a missing report counts as nothing."""

    name: str
    projects: tuple[ProjectSpending, ...]

    @property
    def granted(self) -> Cents:
        """The sum of what was granted."""
        return sum((project.line.cents for project in self.projects), Cents())

    @property
    def spent(self) -> Cents:
        """The sum of what was reported as spent."""
        return sum((project.spent or Cents() for project in self.projects), Cents())


def by_division(lines: Iterable[FundedProject], spent: Mapping[str, Cents]) -> tuple[Spending, ...]:
    """The divisions in the decision's order with their projects; `spent` is in cents by project number."""
    return tuple(
        Spending(name, tuple(ProjectSpending(line, spent.get(line.project)) for line in group))
        for name, group in groupby(lines, lambda line: line.division)
    )


def last_reported(follow_up: FollowUp) -> dict[str, Cents]:
    """What each project had spent, in cents, in its last accepted report."""
    return {
        project: report.figures.spent
        for (_, project), report in follow_up.reports.items()
        if report.figures is not None and report.settled
    }
