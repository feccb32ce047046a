"""The follow-up of a decision that granted money: who reports, when, until the annual accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from models.base.frozen import Frozen
from models.base.language import Language
from models.base.money import Cents
from models.base.period import Cadence, Period, periods_between
from models.base.refusal import Refusal
from models.base.words import Listed, Said, spoken
from models.bodies.body_register import Holding, bodies_on
from models.engine.command import Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.row import Row
from models.engine.state import State
from models.follow_up.follow_up_stage import FollowUpStage
from models.follow_up.report import Report
from models.law import deadline
from models.law.deadline import Deadline, Rung, passed
from models.law.outcome import Outcome
from models.law.rules import Rulebook
from models.matter.handling import Handling, decides
from models.matter.stage import Stage

if TYPE_CHECKING:
    from models.case.case import Case


class NoSuchProject(Refusal):
    """{project} is not a project of this decision; its projects are {projects}."""


class PeriodNotReported(Refusal):
    """{period} is not reported; the periods are {periods}."""


class FundedProject(Frozen):
    """A project that got money, and who answers for it."""

    project: str
    """Project number of the accounts, by which reports name it."""
    name: str
    """The project as the decision and its papers call it; it is public."""
    division: str
    """The division whose share it is part of."""
    head: str
    """Head of that division, to whom late reports escalate: a key of the address book."""
    owner: str
    """Who reports on it: a key of the address book."""
    cents: Cents
    """What the decision granted it, in cents; spending above it is flagged."""
    goals: tuple[str, ...] = ()
    """Impact goals in words; every report answers each of them. They are public."""


class PlannedPeriod(Frozen):
    """A period that is reported: when its reports are due and who is reminded when."""

    period: Period
    """The quarter, third or month that is reported."""
    due: Deadline
    """The last moment for its reports, for every project without more time of its own."""
    rungs: tuple[Rung, ...]
    """When those who have not reported are reminded, the earliest first."""


@dataclass(frozen=True)
class FollowUp(State):
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
    reports: Mapping[tuple[str, str], Report] = field(default_factory=dict)
    """Period and project number → the report, awaited or given; there is one for every pair."""
    consolidated: tuple[str, ...] = ()
    """The periods whose reports were put together, in that order."""
    stage: FollowUpStage = FollowUpStage.RUNNING
    """Running until the annual accounts close it."""

    def concerned(self, concern: Concern | None) -> Concern:
        """Whatever is done here concerns the case that is followed up."""
        return Concern(cases=frozenset({self.case}))

    def names(self) -> Mapping[str, Collection[object]]:
        """The projects that report, and the periods for which they do."""
        return {"project": self.lines, "period": self.periods}

    def with_(self, **changes: Any) -> Self:
        """This follow-up with some fields changed."""
        return replace(self, **changes)

    def with_report(self, period: str, project: str, **changes: Any) -> Self:
        """This follow-up with one report changed."""
        key = (period, project)
        return replace(self, reports={**self.reports, key: replace(self.reports[key], **changes)})

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
        if not self.open:
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


GRANTING = (Outcome.APPROVED, Outcome.APPROVED_BY_VOTE, Outcome.APPROVED_REVISED)
"""Outcomes of a clause that grant the money of the proposal as it stands."""


def begin_follow_up(handling: Handling, case: Case, checked: date, world: Holding) -> Iterator[Entry]:
    """Begin to follow a decision that granted money, from the budget year's period in which it was made.

    The first clause is the one that grants it: what was amended elsewhere leaves the lines as they are.
    """
    proposal = case.proposals[handling.revision - 1]
    appropriation, granting = proposal.appropriation, proposal.clauses[0].number
    granted = any(clause.number == granting and clause.outcome in GRANTING for clause in handling.clauses)
    if appropriation is None or not granted or not decides(handling):
        return
    rules = bodies_on(world, checked).get(handling.body).rules(Rulebook.load(), checked)
    journal = f"{case.id}/{handling.key}"
    planned = []
    cadence = Cadence(rules.choice("report.cadence"))
    first = max(handling.day, date(appropriation.year, 1, 1))
    for period in periods_between(first, date(appropriation.year, 12, 31), cadence):
        due = deadline.report_due(f"report/{period}", period, rules)
        rungs = deadline.ladder(due, rules.ladder("report.ladder"), rules)
        planned.append(PlannedPeriod(period=period, due=due, rungs=rungs))
    lines = tuple(
        FundedProject(
            project=line.number,
            name=line.name,
            division=share.name,
            head=share.head,
            owner=line.owner,
            cents=line.cents,
            goals=line.goals,
        )
        for share, line in appropriation.lines()
    )
    yield Entry(
        journal=journal,
        content=FollowUpStarted(
            case=case.id,
            decision=handling.key,
            title=case.title,
            year=appropriation.year,
            language=case.language,
            lines=lines,
            periods=tuple(planned),
        ),
    )
    yield Entry(journal=case.id, content=FollowUpBegun(follow_up=journal))


class FollowUpStarted(Content):
    """The follow-up began: these projects report these periods."""

    case: str
    """Register number of the case whose money it follows."""
    decision: str
    """Key of the decision that granted the money: body, year and section."""
    title: str
    """That of the case, as it is made public."""
    year: int
    """Budget year whose periods are reported."""
    language: Language = "fi"
    """The language of its papers: that of the case."""
    lines: tuple[FundedProject, ...]
    """Each project that got money, in the decision's order."""
    periods: tuple[PlannedPeriod, ...]
    """What is reported and when it is due, from the period in which it was decided."""

    def fold(self, state: None, fact: Fact) -> FollowUp:
        return FollowUp(
            id=fact.journal,
            case=self.case,
            decision=self.decision,
            title=self.title,
            year=self.year,
            language=self.language,
            lines={line.project: line for line in self.lines},
            periods={str(planned.period): planned for planned in self.periods},
            reports={
                (str(planned.period), line.project): Report(
                    due=planned.due,
                    rungs=planned.rungs,
                    # Of the reminders that came before it began, only the last is sent.
                    reminded=max(0, passed(planned.rungs, fact.recorded_at) - 1),
                )
                for planned in self.periods
                for line in self.lines
            },
        )

    def said(self) -> Said:
        return Said.fact(
            "{count} project reports {periods}.",
            "{count} projects report {periods}.",
            count=len(self.lines),
            periods=Said.fact("{count} period", "{count} periods", count=len(self.periods)),
        )


class FollowUpBegun(Content):
    """The case's decision is being followed up."""

    follow_up: str
    """The journal in which the money is followed: the case and its decision."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.with_(stage=Stage.FOLLOW_UP, follow_up=self.follow_up)

    def said(self) -> Said:
        return Said.fact("The follow-up of the decision began.")


class RemindersSent(Content):
    """Those who have not reported were asked or reminded."""

    period: str
    """The period whose reports are missing, for example 2021Q1."""
    rung: int
    """Which of its reminders it was, from 0."""
    projects: tuple[str, ...]
    """Numbers of the projects that have not reported."""
    day: date
    """The local day for which the reminder was planned."""
    to: tuple[str, ...]
    """The roles that are reminded: owner, later division_head and controller too."""
    escalation: bool = False
    """It goes to somebody above the owner, too."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        for project in self.projects:
            state = state.with_report(self.period, project, reminded=self.rung + 1)
        return state

    def said(self) -> Said:
        if not self.escalation:
            return Said.fact(
                "{count} project was reminded of their report for {period}.",
                "{count} projects were reminded of their report for {period}.",
                count=len(self.projects),
                period=self.period,
            )
        return Said.fact(
            "{count} project was reminded of their report for {period}, escalated to {to}.",
            "{count} projects were reminded of their report for {period}, escalated to {to}.",
            count=len(self.projects),
            period=self.period,
            to=Listed.of(self.to[1:]),
        )


class ReportsFellDue(Content):
    """Reports fell due that had not been given."""

    period: str
    """The period whose last day for reports went by, for example 2021Q1."""
    projects: tuple[str, ...]
    """Numbers of the projects that had not reported by then."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        for project in self.projects:
            state = state.with_report(self.period, project, fallen_due=True)
        return state

    def said(self) -> Said:
        return Said.fact(
            "{count} report for {period} fell due and was not given.",
            "{count} reports for {period} fell due and were not given.",
            count=len(self.projects),
            period=self.period,
        )
