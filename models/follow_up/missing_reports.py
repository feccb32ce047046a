"""What comes of reports that are missing: their owners are reminded, and they fall due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from models.base.terms import Term
from models.base.words import Listed, Said
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.follow_up.follow_up import FollowUp


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
            report = replace(state.reports[self.period, project], reminded=self.rung + 1)
            state = state.with_report(self.period, project, report)
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
            to=Listed.of((Term("role", role) for role in self.to[1:]), "and"),
        )


class ReportsFellDue(Content):
    """Reports fell due that had not been given."""

    period: str
    """The period whose last day for reports went by, for example 2021Q1."""
    projects: tuple[str, ...]
    """Numbers of the projects that had not reported by then."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        for project in self.projects:
            report = replace(state.reports[self.period, project], fallen_due=True)
            state = state.with_report(self.period, project, report)
        return state

    def said(self) -> Said:
        return Said.fact(
            "{count} report for {period} fell due and was not given.",
            "{count} reports for {period} fell due and were not given.",
            count=len(self.projects),
            period=self.period,
        )
