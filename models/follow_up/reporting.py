"""Reporting: owners report, controllers return what is to be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar

from models.base.calendar import local_day
from models.base.money import Cents
from models.base.period import Period
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import OwnWords, Written, in_words
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import World
from models.follow_up.follow_up import FollowUp
from models.follow_up.report import MISSING, Figures, Report, ReportStatus
from models.law.openness import Code, Ground


class PeriodNotOver(Refusal):
    """{period} ends on {end}; it can be reported and put together from the day after."""

    vain: ClassVar[bool] = True


class ReportIs(Refusal):
    """The report of {project} for {period} is {status}; this needs one that is {needed}."""

    vain: ClassVar[bool] = True
    so_already: ClassVar[bool] = True


class GoalsUnanswered(Refusal):
    """The report of {project} answers each of its goals once, in the words of the decision, and no other.
    Goals without an answer: {unanswered}; answers to none of them, or to one again: {unknown}."""


class SpentLess(Refusal):
    """{project} had spent {before} by the end of {earlier} and {after} by that of {later}, which is less;
    give the reason with --reason."""


class ReportAct(Act[FollowUp]):
    """What every act on one project's report names."""

    project: Code
    """Number of the project that the report is about."""
    period: Code
    """The period that it reports, for example 2021Q2."""

    def located(self, state: FollowUp) -> Where:
        return state.where_reported(self.period, self.project)

    def report(self, state: FollowUp, *needed: ReportStatus) -> Report:
        """The report, refused when it does not stand where this act needs it."""
        report = state.report(self.period, self.project)
        if report.status not in needed:
            raise ReportIs(
                project=self.project, period=self.period, status=report.status, needed=Listed.of(needed, "or")
            )
        return report


class GiveReport(ReportAct):
    """Report a period of one project: spent to date, people, each goal, text.

    Spending above what was granted is recorded and flagged; it needs a new decision. Spent to date that is
    less than in an earlier period needs its reason.
    """

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "give"
    example: ClassVar[str] = (
        "pykala report give 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1 "
        "--spent '12 500' --people 0.5 --goals on_track --goals at_risk"
    )

    file: ClassVar[str] = """spent: 12 500
people: 0.5
goals: [on track, {status: at risk, note: Hankinta viivästyy.}]
text: Hanke etenee."""

    figures: Figures
    """What is reported: spent to date, people, each of the goals and a text."""
    reason: Ground = ""
    """Why less is spent than an earlier report said; public, or sealed where the case is confidential."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        report = self.report(state, *MISSING)
        refuse_unfinished(self.period, command)
        figures = self.figures.answering(state.lines[self.project].goals)
        answered = Counter(report.goal for report in figures.goals)
        goals = Counter(state.lines[self.project].goals)
        if answered != goals:
            raise GoalsUnanswered(
                project=self.project,
                unanswered=(goals - answered).total(),
                unknown=(answered - goals).total(),
            )
        if not self.reason:
            self._refuse_less(state, figures.spent)
        yield ReportGiven(
            project=self.project,
            period=self.period,
            figures=figures,
            reason=self.reason,
            overspent=figures.spent > state.lines[self.project].cents,
            late=command.happened_at > report.due.at,
        )

    def _refuse_less(self, state: FollowUp, spent: Cents) -> None:
        """Refuse spending that falls from the report before to this one, or from this one to the next."""
        periods, spends = [*state.periods], {**_spent(state, self.project), self.period: spent}
        told = [period for period in periods if period in spends]
        for earlier, later in pairwise(told):
            before, after = spends[earlier], spends[later]
            if self.period in (earlier, later) and after < before:
                raise SpentLess(
                    project=self.project, earlier=earlier, before=before, later=later, after=after
                )


def _spent(state: FollowUp, project: str) -> dict[str, Cents]:
    """Period → what a project had spent by its end, by the reports that were given and not returned."""
    return {
        period: report.figures.spent
        for period in state.periods
        if (report := state.reports[period, project]).figures and not report.missing
    }


def refuse_unfinished(period: str, command: Command) -> None:
    """Refuse what can only be said of a period that is over."""
    end = Period.parse(period).end
    if local_day(command.happened_at) <= end:
        raise PeriodNotOver(period=period, end=end)


class ReportGiven(Content):
    """A project reported."""

    project: str
    """Number of the project that reported."""
    period: str
    """The period that it reported, for example 2021Q2."""
    figures: Figures
    """Spent to date, people, each goal and a text."""
    overspent: bool = False
    """More was spent than the decision granted."""
    late: bool = False
    """It was given after it was due."""
    reason: OwnWords = ""
    """Why less is spent than an earlier report said; empty where it is not."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        report = replace(
            state.reports[self.period, self.project],
            status=ReportStatus.GIVEN,
            figures=self.figures,
            overspent=self.overspent,
            late=self.late,
            less_because=self.reason,
            given=local_day(fact.happened_at),
            given_by=fact.hands,
        )
        return state.with_report(self.period, self.project, report)

    def said(self) -> Said:
        flags = (
            *((Said.fact("late"),) if self.late else ()),
            *((Said.fact("overspent"),) if self.overspent else ()),
            *((Said.fact("less than before"),) if self.reason else ()),
        )
        if not flags:
            return Said.fact("Project {project} reported {period}.", project=self.project, period=self.period)
        project, period, listed = self.project, self.period, Listed.of(flags)
        if self.reason:
            return Said.fact(
                "Project {project} reported {period}, {flags}: {reason}",
                project=project,
                period=period,
                flags=listed,
                reason=in_words(self.reason),
            )
        return Said.fact(
            "Project {project} reported {period}, {flags}.", project=project, period=period, flags=listed
        )


class ReturnReport(ReportAct):
    """As controller, return a report to its owner with a comment."""

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "return"
    example: ClassVar[str] = (
        "pykala report return 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1 "
        "--comment 'Tavoite 2 puuttuu.'"
    )

    comment: Written
    """What is to be mended."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        self.report(state, ReportStatus.GIVEN)
        yield ReportReturned(project=self.project, period=self.period, comment=self.comment)


class ReportReturned(Content):
    """The controller returned a report."""

    project: str
    """Number of the project whose report it is."""
    period: str
    """The period that it reports, for example 2021Q2."""
    comment: Written
    """What the controller wants mended; the owner is mailed of it."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        awaited = state.report(self.period, self.project).awaited_again(fact.recorded_at)
        report = replace(awaited, returned=local_day(fact.happened_at))
        return replace(state, reports={**state.reports, (self.period, self.project): report})

    def said(self) -> Said:
        return Said.fact(
            "The report of {project} for {period} was returned with a comment.",
            project=self.project,
            period=self.period,
        )
