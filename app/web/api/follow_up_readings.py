"""Readings of what is followed up: the reports, the periods, the money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from app.desk.reading.reports import (
    FollowedSpending,
    ReportLine,
    money,
    periods_to_close,
    report_lines,
    running,
    to_publish,
)
from app.web.access import for_programs
from app.web.api.answering import A_PAGE, Cursor, Key, Limit, paged
from app.web.api.door import ROOT, TheCaller, for_reading
from app.web.house import TheHouse
from app.web.pages.reports import in_whose_name
from models.base import clock
from models.follow_up.follow_up import FollowUp
from models.follow_up.report import ReportStatus

router = APIRouter(prefix=ROOT, dependencies=[Depends(for_reading)])


@dataclass(frozen=True)
class ReportToGive:
    """One project's report for one period of a running follow-up."""

    journal: str
    """Its follow-up."""
    seq: int
    """The number of the follow-up's last fact, which If-Match names."""
    period: str
    """The period, as the acts on it name it."""
    project: str
    """Project number of the accounts."""
    name: str
    """What papers call the project; empty where its case is confidential."""
    division: str
    """The division whose share it is part of; empty where its case is confidential."""
    owner: str
    """Who reports on it: a key of the address book."""
    granted: int | None
    """What was granted, in cents; None where its case is confidential."""
    spent: int | None
    """Spent to date in cents, as its owner said last; None where nobody has, or its case is confidential."""
    status: ReportStatus
    """Whether it is awaited, given, returned or accepted."""
    due: datetime
    """The last moment for it."""
    begun: bool
    """Its period is over, so that it can be given."""
    late: bool
    """It is missing, and its last moment is over."""

    @classmethod
    def of(cls, each: ReportLine) -> Self:
        """A report as it is told."""
        return cls(
            journal=each.held.id,
            seq=each.held.seq,
            period=each.period,
            project=each.line.project,
            name="" if each.confidential else each.line.name,
            division=each.division,
            owner=each.line.owner,
            granted=None if each.confidential else each.line.cents,
            spent=each.last.spent if each.last and not each.confidential else None,
            status=each.report.status,
            due=each.report.due.at,
            begun=each.begun,
            late=each.late,
        )


@dataclass(frozen=True)
class PeriodToEnd:
    """A period that is over and not put together, or one that is put together and not published."""

    journal: str
    """Its follow-up."""
    period: str
    """The period, as the acts on it name it."""
    title: str
    """What the follow-up is about."""
    accepted: int
    """How many of its reports are accepted."""
    reports: int
    """How many there are."""
    consolidated: bool
    """Whether it is put together, and waits to be published."""

    @classmethod
    def of(cls, state: FollowUp, period: str, consolidated: bool) -> Self:
        """A period as it is told."""
        accepted = len(state.lines) - len(state.awaited(period))
        return cls(state.id, period, state.title, accepted, len(state.lines), consolidated)


@dataclass(frozen=True)
class ProjectMoney:
    """What a project got and has spent, by the reports that were accepted."""

    division: str
    """The division whose share it is part of."""
    journal: str
    """The follow-up in which it reports."""
    project: str
    """Project number of the accounts."""
    name: str
    """What papers call the project."""
    granted: int
    """What was granted, in cents."""
    spent: int | None
    """Spent to date in cents; None where no report of it was ever accepted."""
    carried: str
    """The earlier period of which `spent` tells, as a report is missing; empty for any other."""
    person_years: int | None
    """Person-years in hundredths; None where the report of the period is missing."""

    @classmethod
    def of(cls, division: str, each: FollowedSpending) -> Self:
        """A project's money as it is told."""
        line, told = each.project.line, each.project
        return cls(
            division, each.journal, line.project, line.name, line.cents, told.spent, told.carried, told.people
        )


@router.get("/reports")
@for_programs
def all_reports(
    request: Request,
    house: TheHouse,
    caller: TheCaller,
    status: ReportStatus | None = None,
    owed: bool = False,
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response:
    """The reports of running follow-ups, late first: all, those at a status, or those that one owes."""

    def key(each: ReportToGive) -> Key:
        return (not each.late, each.due.isoformat(), each.journal, each.project, each.period)

    def is_owed(each: ReportLine) -> bool:
        return each.report.missing and in_whose_name(each, caller.visitor) is not None

    found = (
        ReportToGive.of(each)
        for each in report_lines(running(house.installation), clock.now())
        if status in (None, each.report.status) and (not owed or is_owed(each))
    )
    return paged(request, found, key, limit, cursor)


@router.get("/periods")
@for_programs
def all_periods(
    request: Request, house: TheHouse, caller: TheCaller, limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response:
    """The periods that a controller has still to put together or to publish."""

    def key(each: PeriodToEnd) -> Key:
        return (each.journal, each.consolidated, each.period)

    follow_ups = running(house.installation)
    to_close = periods_to_close(follow_ups.all, caller.visitor.day)
    over = ((each.follow_up, each.period, False) for each in to_close)
    put_together = ((state, period, True) for state, period in to_publish(follow_ups.all))
    found = (PeriodToEnd.of(*each) for each in (*over, *put_together))
    return paged(request, found, key, limit, cursor)


@router.get("/money")
@for_programs
def all_money(request: Request, house: TheHouse, limit: Limit = A_PAGE, cursor: Cursor = "") -> Response:
    """What the projects of running follow-ups got and have spent, by division; of confidential cases none."""

    def key(each: ProjectMoney) -> Key:
        return (each.division, each.journal, each.project)

    found = (
        ProjectMoney.of(division.whole.name, project)
        for division in money(running(house.installation).in_the_open)
        for project in division.projects
    )
    return paged(request, found, key, limit, cursor)
