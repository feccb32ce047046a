"""Reports of all running follow-ups, late first: those that somebody owes, and the money of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from activities.installation import Installation
from app.desk.hands import Hands
from models.base.calendar import local_day
from models.base.money import Cents
from models.case.case import Case
from models.engine.may import asked_of
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.follow_up.funded_project import FundedProject
from models.follow_up.report import Figures, Report
from models.follow_up.reporting import ReportAct
from models.follow_up.spending import ProjectSpending, Spending, by_division, reported


@dataclass(frozen=True)
class ReportLine:
    """One project's report for one period, in its follow-up."""

    held: Held
    follow_up: FollowUp
    period: str
    line: FundedProject
    report: Report
    late: bool
    """It is missing, and its last moment is over."""
    begun: bool
    """Its period is over, so that it can be given."""
    confidential: bool = False
    """Its case is confidential: neither a name, a goal nor a sum of it is told."""

    @property
    def division(self) -> str:
        """The division whose share the project is part of; empty where that is not told."""
        return "" if self.confidential else self.line.division

    @property
    def last(self) -> Figures | None:
        """What its owner said last: of this period, else of the last one before that has any."""
        periods = [*self.follow_up.periods]
        until = periods[: periods.index(self.period) + 1]
        told = (self.follow_up.reports[period, self.line.project].figures for period in reversed(until))
        return next((figures for figures in told if figures), None)


@dataclass(frozen=True)
class Followed:
    """Follow-ups under the titles that their cases have now; `hidden` are those of confidential cases."""

    all: tuple[Held, ...]
    hidden: frozenset[str]

    @property
    def in_the_open(self) -> tuple[Held, ...]:
        """Those of whose money everybody at the desk is told."""
        return tuple(each for each in self.all if each.id not in self.hidden)


def followed(installation: Installation, follow_ups: Iterable[Held]) -> Followed:
    """Follow-ups as they are told now."""
    found = [each for each in follow_ups if isinstance(each.state, FollowUp)]
    cases = installation.registry.several(sorted({each.of(FollowUp).case for each in found}))
    titles = {each.id: each.of(Case).title for each in cases if each.of(Case).confidential}
    hidden = frozenset(each.id for each in found if each.of(FollowUp).case in titles)
    return Followed(tuple(_called_now(each, titles) for each in found), hidden)


def _called_now(held: Held, titles: Mapping[str, str]) -> Held:
    state = held.of(FollowUp)
    title = titles.get(state.case)
    return replace(held, state=replace(state, title=title)) if title else held


def running(installation: Installation) -> Followed:
    """The follow-ups that are not closed."""
    rows = installation.registry.journals("follow_up", only_open=True)
    return followed(installation, installation.registry.several([row.id for row in rows]))


def report_lines(follow_ups: Followed, now: datetime) -> list[ReportLine]:
    """Every report of follow-ups; what is late first, then what falls due first."""
    lines = [line for held in follow_ups.all for line in _of(held, now, held.id in follow_ups.hidden)]
    return sorted(
        lines, key=lambda each: (not each.late, each.report.due.at, each.held.id, each.line.project)
    )


def _of(held: Held, now: datetime, confidential: bool) -> Iterator[ReportLine]:
    state = held.of(FollowUp)
    for (period, project), report in state.reports.items():
        late = report.missing and report.due.at < now
        begun = state.periods[period].period.end < local_day(now)
        yield ReportLine(held, state, period, state.lines[project], report, late, begun, confidential)


def may(act: type[ReportAct], role: str, line: ReportLine, hands: Hands) -> bool:
    """Whether somebody may do an act in a role on a report, whether or not it stands where that is done."""
    if hands.register is None or hands.day is None:
        return True
    named = act.model_construct(project=line.line.project, period=line.period)
    return asked_of(role, named, line.held, hands.register, hands.day).may(hands.principal)


@dataclass(frozen=True)
class PeriodToClose:
    """A period of a follow-up that is over and not put together yet; how many of its reports are accepted."""

    follow_up: FollowUp
    period: str
    accepted: int
    reports: int


def periods_to_close(follow_ups: Iterable[Held], today: date) -> Iterator[PeriodToClose]:
    """What a controller still has to put together, in each follow-up the earliest first."""
    for held in follow_ups:
        state = held.of(FollowUp)
        for period, planned in state.periods.items():
            if planned.period.end < today and period not in state.consolidated:
                accepted = len(state.lines) - len(state.awaited(period))
                yield PeriodToClose(state, period, accepted, len(state.lines))


def to_publish(follow_ups: Iterable[Held]) -> Iterator[tuple[FollowUp, str]]:
    """The periods that were put together and are not published, in each follow-up the earliest first."""
    for held in follow_ups:
        state = held.of(FollowUp)
        for period in state.periods:
            if period in state.consolidated and period not in state.published:
                yield state, period


@dataclass(frozen=True)
class FollowedSpending:
    """What a project got and has spent, and the follow-up in which it reports."""

    journal: str
    project: ProjectSpending


@dataclass(frozen=True)
class DivisionMoney:
    """What the projects of a division got and have spent, by the reports that were accepted."""

    whole: Spending
    projects: tuple[FollowedSpending, ...]


def money(follow_ups: Iterable[Held]) -> list[DivisionMoney]:
    """The money of follow-ups by division and project, in the order of the divisions' names."""
    told = [
        (spending.name, FollowedSpending(held.id, project))
        for held in follow_ups
        for state in (held.of(FollowUp),)
        for spending in by_division(state.lines.values(), reported(state))
        for project in spending.projects
    ]
    divisions = groupby(sorted(told, key=lambda each: (each[0], each[1].journal)), lambda each: each[0])
    return [_division(name, tuple(project for _, project in its)) for name, its in divisions]


def _division(name: str, projects: tuple[FollowedSpending, ...]) -> DivisionMoney:
    return DivisionMoney(Spending(name, tuple(each.project for each in projects)), projects)


def share(spent: Cents | None, granted: Cents) -> int | None:
    """How much of what was granted is spent, in per cent; None where nothing is known or was granted."""
    return None if spent is None or not granted else round(100 * spent / granted)
