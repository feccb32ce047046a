"""Quarters put together from their reports, and the annual accounts that close the follow-up and the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.money import Cents, Hundredths
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said
from models.base.writing import Written
from models.case.case import Case
from models.case.closing import CaseClosed, Closing
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.follow_up.brought import handled
from models.follow_up.follow_up import FollowUp
from models.follow_up.follow_up_stage import FollowUpStage
from models.follow_up.report import ReportStatus
from models.follow_up.reporting import ReportIs, refuse_unfinished
from models.follow_up.spending import reported
from models.law.openness import Code
from models.matter.stage import Stage


class ReportsMissing(Refusal):
    """The reports of {projects} for {period} are not accepted; name them as left out, or wait for them."""

    vain: ClassVar[bool] = True


class NotConsolidated(Refusal):
    """{periods} have not been consolidated yet; the accounts come last."""

    vain: ClassVar[bool] = True


class NotFinalYet(Refusal):
    """The decision {decision} is not final yet; the follow-up cannot be closed before it is."""


class ConsolidateQuarter(Act[FollowUp]):
    """As controller, put a period's reports together for the groups and the board."""

    noun: ClassVar[str] = "quarter"
    verb: ClassVar[str] = "consolidate"
    example: ClassVar[str] = "pykala quarter consolidate 'HEL 2021-002935/khs-2021-216' --period 2021Q1"

    period: Code
    """The period whose reports are put together, for example 2021Q1."""
    without: tuple[Code, ...] = ()
    """Projects left out because their report is missing, by their numbers."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        for project in (next(iter(state.lines)), *self.without):
            state.report(self.period, project)
        refuse_unfinished(self.period, command)
        if self.period in state.consolidated:
            raise ReportIs(
                project=Said.why("all projects"),
                period=self.period,
                status=Term("report status", "consolidated"),
                needed=ReportStatus.ACCEPTED,
            )
        left_out = [project for project in state.awaited(self.period) if project not in self.without]
        if left_out:
            raise ReportsMissing(projects=Listed.of(left_out), period=self.period)
        told = reported(state, self.period)
        yield QuarterConsolidated(
            period=self.period,
            spent=dict(told.spent),
            carried=dict(told.carried),
            people=dict(told.people),
            without=tuple(state.awaited(self.period)),
        )


class QuarterConsolidated(Content):
    """A period's reports were put together."""

    period: str
    """The period whose reports were put together, for example 2021Q1."""
    spent: dict[str, Cents]
    """Project number → spent to date in cents, by its last accepted report."""
    carried: dict[str, str] = Field(default_factory=dict)
    """Project number → the earlier period whose report `spent` tells, where that of the period is missing."""
    people: dict[str, Hundredths] = Field(default_factory=dict)
    """Project number → person-years in hundredths, by the accepted report of the period."""
    without: tuple[Code, ...] = ()
    """Numbers of the projects whose report was missing and is left out."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return replace(state, consolidated=(*state.consolidated, self.period))

    def said(self) -> Said:
        if not self.without:
            return Said.fact("{period} was consolidated.", period=self.period)
        return Said.fact(
            "{period} was consolidated, without {left_out}.",
            period=self.period,
            left_out=Listed.of(self.without),
        )


class CloseAccounts(Act[FollowUp]):
    """As controller, close the follow-up with the annual accounts.

    The case closes with it, unless something else is left to do in it. Reports that were brought to a body
    are handled there first.
    """

    noun: ClassVar[str] = "accounts"
    verb: ClassVar[str] = "close"
    example: ClassVar[str] = "pykala accounts close 'HEL 2021-002935/khs-2021-216'"

    text: Written | None = None
    """What the annual accounts say of the decision."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content | Entry]:
        missing = [period for period in state.periods if period not in state.consolidated]
        if missing:
            raise NotConsolidated(periods=Listed.of(missing))
        case = world.held(state.case).of(Case)
        if not case.decisions[state.decision].final_since:
            raise NotFinalYet(decision=state.decision)
        reports = handled(state, world)
        told = reported(state)
        yield AccountsClosed(
            spent=dict(told.spent),
            carried=dict(told.carried),
            granted={project: line.cents for project, line in state.lines.items()},
            text=self.text,
            handled=reports,
        )
        rest = [journal for journal in case.followed if journal != state.id]
        if case.stage is Stage.FOLLOW_UP and not rest:
            yield Entry(journal=state.case, content=CaseClosed(because=Closing.REPORTED))
        else:
            yield Entry(journal=state.case, content=FollowUpEnded(follow_up=state.id))


class FollowUpEnded(Content):
    """The accounts of one follow-up were closed; the case goes on, as something else is left to do."""

    follow_up: str
    """The journal that was closed: the case and its decision."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, followed=tuple(each for each in state.followed if each != self.follow_up))

    def said(self) -> Said:
        return Said.fact("One follow-up of the case ended; something else is left to do.")


class AccountsClosed(Content):
    """The annual accounts closed the follow-up."""

    spent: dict[str, Cents]
    """Project number → spent in all, in cents, by its last accepted report. A project that never had one is
    not here; an older release wrote 0."""
    carried: dict[str, str] = Field(default_factory=dict)
    """Project number → the period of its last report, where it has no final one."""
    granted: dict[str, Cents]
    """Project number → what the decision granted it, in cents."""
    text: Written | None = None
    """What the annual accounts say of the decision; None if nothing was written."""
    handled: dict[str, str] = Field(default_factory=dict)
    """Period → the decision by which a body handled its report, of those that were brought to one."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return replace(state, stage=FollowUpStage.CLOSED)

    @property
    def never(self) -> tuple[str, ...]:
        """The projects of which nothing was ever reported."""
        return tuple(project for project in self.granted if project not in self.spent)

    def said(self) -> Said:
        if unfinished := (*self.carried, *self.never):
            return Said.fact(
                "The follow-up was closed with the annual accounts, without a final report of {projects}.",
                projects=Listed.of(unfinished),
            )
        return Said.fact("The follow-up was closed with the annual accounts.")
