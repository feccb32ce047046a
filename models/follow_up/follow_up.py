"""The follow-up of a decision that granted money: who reports, when, until the annual accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, PlainSerializer

from models.base.language import Language
from models.base.refusal import Refusal
from models.base.terms import spoken
from models.base.words import Listed
from models.engine.command import Entry
from models.engine.concern import Concern
from models.engine.journal import Content
from models.engine.row import Row
from models.engine.steps import Stepping
from models.engine.where import Where
from models.follow_up.follow_up_stage import FollowUpStage
from models.follow_up.funded_project import FundedProject
from models.follow_up.missing_reports import RemindersSent, ReportsFellDue
from models.follow_up.planned_period import PlannedPeriod
from models.follow_up.report import Report
from models.law.deadline import Deadline


class NoSuchProject(Refusal):
    """{project} is not a project of this decision; its projects are {projects}."""


class PeriodNotReported(Refusal):
    """{period} is not reported; the periods are {periods}."""


def _as_pairs(reports: Mapping[tuple[str, str], Report]) -> tuple[tuple[tuple[str, str], Report], ...]:
    return tuple(reports.items())


def _of_pairs(written: object) -> object:
    return {tuple(key): report for key, report in written} if isinstance(written, list) else written


Reports = Annotated[
    Mapping[tuple[str, str], Report],
    BeforeValidator(_of_pairs),
    PlainSerializer(_as_pairs, return_type=tuple[tuple[tuple[str, str], Report], ...]),
]
"""Reports by period and project; written down as pairs, as a key in JSON is one word."""


@dataclass(frozen=True)
class FollowUp(Stepping):
    """The follow-up of one decision, as its journal tells it."""

    noun: ClassVar[str] = "follow_up"

    id: str
    """The name of its journal: the case and its decision, 'HEL 2021-002935/khs-2021-216'."""
    case: str
    """Register number of the case whose money it follows."""
    decision: str
    """Key of the decision that granted the money: body, year and section."""
    title: str
    """That of the case, as it is made public."""
    year: int
    """Budget year whose periods are reported."""
    language: Language
    """The language of its papers: that of the case."""
    lines: Mapping[str, FundedProject]
    """Project number → what it got and who answers for it, in the decision's order."""
    periods: Mapping[str, PlannedPeriod]
    """Period, like 2021Q2 → when its reports are due; from the one in which it was decided."""
    reports: Reports = field(default_factory=dict)
    """Period and project number → the report, awaited or given; there is one for every pair."""
    consolidated: tuple[str, ...] = ()
    """The periods whose reports were put together, in that order."""
    brought: Mapping[str, str] = field(default_factory=dict)
    """Period → the case in which its report was brought to groups and a body."""
    published: Mapping[str, date] = field(default_factory=dict)
    """Period → the local day on which its consolidated report was published; those that everybody reads."""
    stage: FollowUpStage = FollowUpStage.RUNNING
    """Running until the annual accounts close it."""
    held_off: bool = False
    """The board leaves the decision unimplemented: nobody is reminded before the council decides again."""

    def concerned(self, concern: Concern | None) -> Concern:
        """Whatever is done here concerns the case that is followed up."""
        return Concern(cases=frozenset({self.case}))

    def where(self) -> Where:
        """In every division that got money."""
        return Where().at("division", *dict.fromkeys(line.division for line in self.lines.values()))

    def where_read(self) -> Where:
        """In any division that got money, and with any of its projects."""
        lines = self.lines.values()
        here = Where().at("division", {line.division for line in lines})
        return here.at("line", {place for line in lines for place in (line.project, line.division)}).by(
            "owner", (line.owner for line in lines)
        )

    def where_reported(self, period: str, project: str) -> Where:
        """Where a project is reported: its line and division, its owner, and who gave the report."""
        line = self.lines.get(project)
        if line is None:
            return self.where()
        report = self.reports.get((period, project))
        owners = (line.owner, *(report.given_by if report else ()))
        here = Where().at("line", {line.project, line.division}).by("owner", owners)
        return here.at("division", line.division)

    def names(self) -> Mapping[str, Collection[object]]:
        """The projects that report, and the periods for which they do."""
        return {"project": self.lines, "period": self.periods}

    def with_report(self, period: str, project: str, report: Report) -> Self:
        """This follow-up with one report as it is now."""
        return replace(self, reports={**self.reports, (period, project): report})

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it."""
        return self.stage is FollowUpStage.RUNNING

    def report(self, period: str, project: str) -> Report:
        """The report of a project for a period, awaited or given."""
        if project not in self.lines:
            raise NoSuchProject(project=project, projects=Listed.of(self.lines))
        if period not in self.periods:
            raise PeriodNotReported(period=period, periods=Listed.of(self.periods))
        return self.reports[period, project]

    def awaited(self, period: str) -> list[str]:
        """The projects whose report for a period has not been accepted."""
        return [p for (q, p), report in self.reports.items() if q == period and not report.settled]

    def due(self) -> tuple[Deadline, ...]:
        """For every report that is still missing: its next reminder, and the day on which it falls due."""
        if not self.open or self.held_off:
            return ()
        return tuple(d for report in self.reports.values() for d in report.deadlines())

    def passing(self, at: datetime) -> Iterator[Content | Entry]:
        """Reminders and due dates that have come, one fact for all the projects that share them."""
        reminded: dict[tuple[datetime, str, int], list[str]] = defaultdict(list)
        fallen: dict[str, list[str]] = defaultdict(list)
        for (period, project), report in self.reports.items():
            if not report.missing:
                continue
            for number, rung in enumerate(report.rungs):
                if number >= report.reminded and rung.at <= at:
                    reminded[rung.at, period, number].append(project)
            if not report.fallen_due and report.due.at <= at:
                fallen[period].append(project)
        for (_, period, number), projects in sorted(reminded.items()):
            rung = self.reports[period, projects[0]].rungs[number]
            yield RemindersSent(
                period=period,
                rung=number,
                projects=tuple(projects),
                day=rung.day,
                to=rung.recipients,
                escalation=rung.escalation,
            )
        for period, projects in fallen.items():
            yield ReportsFellDue(period=period, projects=tuple(projects))

    def rows(self) -> Iterator[Row]:
        """Each project's report for each period."""
        for (period, project), report in self.reports.items():
            line = self.lines[project]
            yield Row(
                "report_row",
                {
                    "journal": self.id,
                    "period": period,
                    "project": project,
                    "division": line.division,
                    "status": report.status,
                    "due": report.due.at,
                    "granted": line.cents,
                    "spent": report.figures.spent if report.figures else None,
                },
            )

    def standing(self) -> tuple[str, ...]:
        """Its stage, and how many reports are accepted."""
        settled = sum(report.settled for report in self.reports.values())
        return (f"**{spoken(self.stage)}** · {settled} of {len(self.reports)} reports accepted",)
