"""Reporting: owners report and ask for time; controllers accept, return, consolidate, close the accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models import deadline
from models.calendar import local_day
from models.case import CaseClosed
from models.command import Act, Command, Entry
from models.deadline import Deadline, Rung
from models.journal import Content, Fact
from models.period import Period
from models.refusal import DueBeforeToday, Refusal
from models.report import Figures, Report, ReportStatus
from models.rules import Rulebook
from models.stage import FollowUpStage
from models.text import Plain
from models.world import World, state_of
from models.writing import Written

if TYPE_CHECKING:
    from models.case import Case
    from models.follow_up import FollowUp


class PeriodNotOver(Refusal):
    """{period} ends on {end}; it can be reported and put together from the day after."""


class ReportIs(Refusal):
    """The report of {project} for {period} is {status}; this needs one that is {needed}."""


class GoalsUnanswered(Refusal):
    """The report of {project} answers each of its goals once, and no other: look at {goals}."""


class Overspent(Refusal):
    """{project} has spent more than it was granted; accept the report with its overspend
    flag, or return it."""


class NotLater(Refusal):
    """{until} is not later than the date that stands, {due}."""


class ReportsMissing(Refusal):
    """The reports of {projects} for {period} are not accepted; name them as left out, or wait for them."""


class NotConsolidated(Refusal):
    """{periods} have not been consolidated yet; the accounts come last."""


class NotFinalYet(Refusal):
    """The decision {decision} is not final yet; the follow-up cannot be closed before it is."""


class ReportAct(Act):
    """What every act on one project's report names."""

    on: ClassVar[str | None] = "follow_up"

    project: str = Field(description="Project number.")
    period: str = Field(description="Period, for example 2021Q2.")

    def report(self, state: FollowUp, *needed: ReportStatus) -> Report:
        """The report, refused when it does not stand where this act needs it."""
        report = state.report(self.period, self.project)
        if report.status not in needed:
            raise ReportIs(
                project=self.project, period=self.period, status=report.status, needed=" or ".join(needed)
            )
        return report


MISSING = (ReportStatus.AWAITED, ReportStatus.RETURNED)


class GiveReport(ReportAct):
    """Report a period of one project: spent to date, people, each goal, text.

    Spending above what was granted is recorded and flagged; it needs a new decision.
    """

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "give"
    example: ClassVar[str] = (
        "pykala report give 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1 "
        "--from report.yaml"
    )

    figures: Figures = Field(description="spent, people, goals and text.")

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        report = self.report(state, *MISSING)
        _refuse_unfinished(self.period, command)
        answered, goals = (
            Counter(report.goal for report in self.figures.goals),
            state.lines[self.project].goals,
        )
        if wrong := (answered - Counter(goals)) or (Counter(goals) - answered):
            raise GoalsUnanswered(project=self.project, goals="; ".join(wrong))
        yield ReportGiven(
            project=self.project,
            period=self.period,
            figures=self.figures,
            overspent=self.figures.spent > state.lines[self.project].cents,
            late=command.happened_at > report.due.at,
        )


def _refuse_unfinished(period: str, command: Command) -> None:
    end = Period.parse(period).end
    if local_day(command.happened_at) <= end:
        raise PeriodNotOver(period=period, end=end)


class ReportGiven(Content):
    """A project reported."""

    project: str
    period: str
    figures: Figures
    overspent: bool = False
    late: bool = False

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return state.with_report(
            self.period,
            self.project,
            status=ReportStatus.GIVEN,
            figures=self.figures,
            overspent=self.overspent,
            late=self.late,
            given=local_day(fact.happened_at),
        )

    def said(self) -> str:
        flags = ", late" * self.late + ", overspent" * self.overspent
        return f"Project {self.project} reported {self.period}{flags}."


def _refuse_earlier(until: date, report: Report, world: World) -> None:
    today = local_day(world.now)
    if until <= report.due.day:
        raise NotLater(until=until, due=report.due.day)
    if until <= today:
        raise DueBeforeToday(due=until, today=today + timedelta(days=1))


class AskForTime(ReportAct):
    """As owner, ask for a later date for a report; the old one holds until the controller grants it."""

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "ask-time"
    example: ClassVar[str] = (
        "pykala report ask-time 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1 "
        "--until 2021-05-07 --reason 'Tiedot puuttuvat.'"
    )

    until: date = Field(description="The date asked for.")
    reason: Plain = Field(min_length=1, max_length=500, description="Why; it is public.")

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        report = self.report(state, *MISSING)
        _refuse_earlier(self.until, report, world)
        yield TimeAsked(project=self.project, period=self.period, until=self.until, reason=self.reason)


class TimeAsked(Content):
    """An owner asked for a later date."""

    project: str
    period: str
    until: date
    reason: str

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return state.with_report(self.period, self.project, asked=self.until)

    def said(self) -> str:
        return f"Project {self.project} asked for time until {self.until} for {self.period}: {self.reason}"


class GrantTime(ReportAct):
    """As controller, grant a later date; reminders count from the new one."""

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "grant-time"
    example: ClassVar[str] = (
        "pykala report grant-time 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1 "
        "--until 2021-05-07"
    )

    until: date = Field(description="The new date.")

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        report = self.report(state, *MISSING)
        _refuse_earlier(self.until, report, world)
        rules = Rulebook.load().on(local_day(command.happened_at))
        key = f"report/{self.period}/{self.project}"
        due = deadline.report_due(key, Period.parse(self.period), rules, on=self.until)
        rungs = deadline.ladder(due, rules.ladder("report.ladder"), rules)
        yield TimeGranted(
            project=self.project,
            period=self.period,
            due=due,
            rungs=rungs,
            passed=deadline.passed(rungs, world.now),
        )


class TimeGranted(Content):
    """A later date was granted for a report."""

    project: str
    period: str
    due: Deadline
    rungs: tuple[Rung, ...]
    passed: int = 0

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return state.with_report(
            self.period,
            self.project,
            due=self.due,
            rungs=self.rungs,
            reminded=self.passed,
            fallen_due=False,
            asked=None,
        )

    def said(self) -> str:
        return f"Project {self.project} may report {self.period} until {self.due.day}."


class AcceptReport(ReportAct):
    """As controller, accept a report. One that shows an overspend is accepted only with its flag."""

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "accept"
    example: ClassVar[str] = (
        "pykala report accept 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1"
    )

    with_overspend: bool = Field(default=False, description="Accept it although more was spent than granted.")

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        report = self.report(state, ReportStatus.GIVEN)
        if report.overspent and not self.with_overspend:
            raise Overspent(project=self.project)
        yield ReportAccepted(project=self.project, period=self.period, overspent=report.overspent)


class ReportAccepted(Content):
    """The controller accepted a report."""

    project: str
    period: str
    overspent: bool = False

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return state.with_report(self.period, self.project, status=ReportStatus.ACCEPTED)

    def said(self) -> str:
        flag = ", with its overspend" * self.overspent
        return f"The report of {self.project} for {self.period} was accepted{flag}."


class ReturnReport(ReportAct):
    """As controller, return a report to its owner with a comment."""

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "return"
    example: ClassVar[str] = (
        "pykala report return 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1 "
        "--comment 'Tavoite 2 puuttuu.'"
    )

    comment: Written = Field(description="What is to be mended.")

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        self.report(state, ReportStatus.GIVEN)
        yield ReportReturned(project=self.project, period=self.period, comment=self.comment)


class ReportReturned(Content):
    """The controller returned a report."""

    project: str
    period: str
    comment: Written

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        report = state.report(self.period, self.project).awaited_again(fact.recorded_at)
        return state.with_(reports={**state.reports, (self.period, self.project): report})

    def said(self) -> str:
        return f"The report of {self.project} for {self.period} was returned with a comment."


class ConsolidateQuarter(Act):
    """As controller, put a period's reports together for the groups and the board."""

    noun: ClassVar[str] = "quarter"
    verb: ClassVar[str] = "consolidate"
    on: ClassVar[str | None] = "follow_up"
    example: ClassVar[str] = "pykala quarter consolidate 'HEL 2021-002935/khs-2021-216' --period 2021Q1"

    period: str = Field(description="Period, for example 2021Q1.")
    without: tuple[str, ...] = Field(
        default=(), description="Projects left out because their report is missing."
    )

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        for project in (next(iter(state.lines)), *self.without):
            state.report(self.period, project)
        _refuse_unfinished(self.period, command)
        if self.period in state.consolidated:
            raise ReportIs(
                project="all projects", period=self.period, status="consolidated", needed="accepted"
            )
        left_out = [project for project in state.awaited(self.period) if project not in self.without]
        if left_out:
            raise ReportsMissing(projects=", ".join(left_out), period=self.period)
        spent = {
            project: report.figures.spent
            for (period, project), report in state.reports.items()
            if period == self.period and report.settled and report.figures
        }
        yield QuarterConsolidated(period=self.period, spent=spent, without=tuple(state.awaited(self.period)))


class QuarterConsolidated(Content):
    """A period's reports were put together; `spent` is in cents by project."""

    period: str
    spent: dict[str, int]
    without: tuple[str, ...] = ()

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return state.with_(consolidated=(*state.consolidated, self.period))

    def said(self) -> str:
        left_out = f", without {', '.join(self.without)}" if self.without else ""
        return f"{self.period} was consolidated{left_out}."


class CloseAccounts(Act):
    """As controller, close the follow-up with the annual accounts. The case closes with it."""

    noun: ClassVar[str] = "accounts"
    verb: ClassVar[str] = "close"
    on: ClassVar[str | None] = "follow_up"
    example: ClassVar[str] = "pykala accounts close 'HEL 2021-002935/khs-2021-216'"

    text: Written | None = Field(default=None, description="What the annual accounts say of the decision.")

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content | Entry]:
        missing = [period for period in state.periods if period not in state.consolidated]
        if missing:
            raise NotConsolidated(periods=", ".join(missing))
        case: Case = state_of(world, state.case, "case")
        if not case.decisions[state.decision].final_since:
            raise NotFinalYet(decision=state.decision)
        spent = {line: _last_spent(state, line) for line in state.lines}
        yield AccountsClosed(
            spent=spent, granted={p: line.cents for p, line in state.lines.items()}, text=self.text
        )
        yield Entry(journal=state.case, content=CaseClosed(because="it was reported in the annual accounts"))


def _last_spent(follow_up: FollowUp, project: str) -> int:
    """What a project had spent, in cents, when it last reported."""
    figures = [
        report.figures for (_, p), report in follow_up.reports.items() if p == project and report.settled
    ]
    return next((figure.spent for figure in reversed(figures) if figure), 0)


class AccountsClosed(Content):
    """The annual accounts closed the follow-up; sums are in cents by project."""

    spent: dict[str, int]
    granted: dict[str, int]
    text: Written | None = None

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return state.with_(stage=FollowUpStage.CLOSED)

    def said(self) -> str:
        return "The follow-up was closed with the annual accounts."
