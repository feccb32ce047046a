"""More time for a report: owners ask for it, controllers grant it; reminders then count from the new day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from models.base.calendar import local_day
from models.base.period import Period
from models.base.refusal import DueBeforeToday, Refusal
from models.base.words import Said
from models.base.writing import OwnWords, in_words
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.follow_up.accepting import refuse_own
from models.follow_up.report import MISSING, Report
from models.follow_up.reporting import ReportAct
from models.law import deadline, ladder
from models.law.deadline import Deadline
from models.law.ladder import Rung
from models.law.openness import Reason
from models.law.rules import Rulebook

if TYPE_CHECKING:
    from models.follow_up.follow_up import FollowUp


class NotLater(Refusal):
    """{until} is not later than the date that stands, {due}."""


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

    until: date
    """The last day that is asked for, later than the one that stands."""
    reason: Reason
    """Why it takes longer; it is public, or sealed where the case is confidential."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        report = self.report(state, *MISSING)
        _refuse_earlier(self.until, report, world)
        yield TimeAsked(project=self.project, period=self.period, until=self.until, reason=self.reason)


class TimeAsked(Content):
    """An owner asked for a later date."""

    project: str
    """Number of the project that asks."""
    period: str
    """The period that it has to report, for example 2021Q1."""
    until: date
    """The last day that is asked for; the old one holds until it is granted."""
    reason: OwnWords
    """Why it takes longer, in the owner's words."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        report = replace(state.reports[self.period, self.project], asked=self.until, asked_by=fact.hands)
        return state.with_report(self.period, self.project, report)

    def said(self) -> Said:
        return Said.fact(
            "Project {project} asked for time until {until} for {period}: {reason}",
            project=self.project,
            until=self.until,
            period=self.period,
            reason=in_words(self.reason),
        )


class GrantTime(ReportAct):
    """As controller, grant a later date; reminders count from the new one."""

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "grant-time"
    example: ClassVar[str] = (
        "pykala report grant-time 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1 "
        "--until 2021-05-07"
    )

    until: date
    """The new last day, later than the one that stands."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        report = self.report(state, *MISSING)
        refuse_own(self, state, command, report.asked_by)
        _refuse_earlier(self.until, report, world)
        rules = Rulebook.load().on(local_day(command.happened_at))
        key = f"report/{self.period}/{self.project}"
        due = deadline.report_due(key, Period.parse(self.period), rules, on=self.until)
        rungs = ladder.reminders_of(due, rules.ladder("report.ladder"), rules)
        yield TimeGranted(
            project=self.project,
            period=self.period,
            due=due,
            rungs=rungs,
            passed=ladder.passed(rungs, world.now),
        )


class TimeGranted(Content):
    """A later date was granted for a report."""

    project: str
    """Number of the project that got more time."""
    period: str
    """The period that it has to report, for example 2021Q1."""
    due: Deadline
    """The new last moment for the report."""
    rungs: tuple[Rung, ...]
    """The reminders of that new day, earliest first."""
    passed: int = 0
    """How many of those had had their time when it was granted, and are not sent."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        report = replace(
            state.reports[self.period, self.project],
            due=self.due,
            rungs=self.rungs,
            reminded=self.passed,
            fallen_due=False,
            asked=None,
            asked_by=(),
        )
        return state.with_report(self.period, self.project, report)

    def said(self) -> Said:
        return Said.fact(
            "Project {project} may report {period} until {until}.",
            project=self.project,
            period=self.period,
            until=self.due.day,
        )
