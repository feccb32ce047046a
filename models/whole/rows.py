"""The rows that people read, as a pure function of a journal's state."""

from __future__ import annotations

from collections.abc import Iterator

from models.case.case import Case
from models.engine import engine
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.meeting.meeting import Meeting
from models.tables.row_tables import CaseRow, DeadlineRow, HandlingRow, MeetingRow, ReportRow
from models.tables.tables import Table


def rows_of(held: Held) -> Iterator[Table]:
    """Every row that a journal's state implies."""
    match held.state:
        case Case() as case:
            yield from _case(case)
        case Meeting() as meeting:
            yield MeetingRow(
                journal=held.id, body=meeting.body, at=meeting.at, stage=meeting.stage, is_open=meeting.open
            )
        case FollowUp() as follow_up:
            yield from _reports(follow_up)
    for deadline in engine.due(held):
        yield DeadlineRow(
            journal=held.id,
            key=deadline.key,
            kind=deadline.kind,
            at=deadline.at,
            day=deadline.day,
            rule=deadline.rule,
            explanation=deadline.explain("fi"),
        )


def _case(case: Case) -> Iterator[Table]:
    granted = case.proposals[-1].appropriation if case.proposals else None
    yield CaseRow(
        journal=case.id,
        title=case.title,
        task_class=case.task_class,
        publicity=case.publicity,
        stage=case.stage,
        body=case.body,
        opened=case.opened,
        cents=granted.cents if granted else None,
    )
    for handling in case.handlings:
        yield HandlingRow(
            journal=case.id,
            decision=handling.key,
            body=handling.body,
            year=handling.year,
            section=handling.section,
            meeting=handling.meeting,
            item=handling.item,
            day=handling.day,
            outcome=handling.outcome,
            status=case.decisions[handling.key].word,
        )


def _reports(follow_up: FollowUp) -> Iterator[Table]:
    for (period, project), report in follow_up.reports.items():
        line = follow_up.lines[project]
        yield ReportRow(
            journal=follow_up.id,
            period=period,
            project=project,
            division=line.division,
            status=report.status,
            due=report.due.at,
            granted=line.cents,
            spent=report.figures.spent if report.figures else None,
        )
