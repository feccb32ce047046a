"""Money spent against money granted, project by project and division by division."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from models.base.money import Cents, Hundredths
from models.follow_up.follow_up import FollowUp
from models.follow_up.funded_project import FundedProject


@dataclass(frozen=True)
class Reported:
    """What was reported of the projects by the end of a period. A project of which nothing was is in none."""

    spent: Mapping[str, Cents]
    """Project number → spent to date in cents, by its last accepted report."""
    carried: Mapping[str, str]
    """Project number → the earlier period whose report it is, where that of the period is missing."""
    people: Mapping[str, Hundredths]
    """Project number → person-years in hundredths, by the accepted report of the period itself."""


@dataclass(frozen=True)
class ProjectSpending:
    """What a project got and has spent, in cents; `spent` is None where no report of it was ever accepted."""

    line: FundedProject
    spent: Cents | None
    carried: str = ""
    """The earlier period of which `spent` tells, as the report is missing; empty for any other."""
    people: Hundredths | None = None
    """Person-years in hundredths; None where the report of the period is missing."""


@dataclass(frozen=True)
class Spending:
    """What several projects got and have spent together, in cents, as far as it was reported."""

    name: str
    projects: tuple[ProjectSpending, ...]

    @property
    def granted(self) -> Cents:
        """The sum of what was granted."""
        return sum((project.line.cents for project in self.projects), Cents())

    @property
    def spent(self) -> Cents | None:
        """The sum of what was reported as spent; None where nothing was reported of any."""
        told = [project.spent for project in self.projects if project.spent is not None]
        return sum(told, Cents()) if told else None

    @property
    def missing(self) -> int:
        """Of how many projects nothing was ever reported."""
        return sum(project.spent is None for project in self.projects)

    @property
    def carried(self) -> int:
        """Of how many an earlier report is told."""
        return sum(bool(project.carried) for project in self.projects)

    @property
    def people(self) -> Hundredths | None:
        """The person-years that were reported, in hundredths; None where nothing was."""
        told = [project.people for project in self.projects if project.people is not None]
        return sum(told, Hundredths()) if told else None


def by_division(lines: Iterable[FundedProject], told: Reported) -> tuple[Spending, ...]:
    """The divisions in the decision's order with their projects, and what was reported of each."""
    return tuple(
        Spending(name, tuple(_of(line, told) for line in group))
        for name, group in groupby(lines, lambda line: line.division)
    )


def reported(follow_up: FollowUp, until: str = "") -> Reported:
    """What the accepted reports tell by the end of a period; of the last one by default."""
    periods = [*follow_up.periods]
    last = until or (periods[-1] if periods else "")
    found = {
        project: (period, report.figures)
        for period in periods[: periods.index(last) + 1 if last else 0]
        for project in follow_up.lines
        if (report := follow_up.reports[period, project]).settled and report.figures
    }
    return Reported(
        spent={project: figures.spent for project, (_, figures) in found.items()},
        carried={project: period for project, (period, _) in found.items() if period != last},
        people={project: figures.people for project, (period, figures) in found.items() if period == last},
    )


def _of(line: FundedProject, told: Reported) -> ProjectSpending:
    number = line.project
    return ProjectSpending(
        line, told.spent.get(number), told.carried.get(number, ""), told.people.get(number)
    )
