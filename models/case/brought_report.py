"""A consolidated report of money that a case is about: groups review it, a body handles it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import Field

from models.base.frozen import Frozen
from models.base.money import Cents, Hundredths
from models.base.words import Said
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.case.case import Case


class BroughtReport(Frozen):
    """What was reported of the projects of a decision by the end of a period."""

    follow_up: str
    """The journal in which the money is followed: the case and its decision."""
    period: str
    """The period, for example 2021Q1."""
    groups: tuple[str, ...] = ()
    """The groups that review it: those that reviewed what was granted."""
    spent: dict[str, Cents] = Field(default_factory=dict)
    """Project number → spent to date in cents; a project of which nothing was reported is not here."""
    carried: dict[str, str] = Field(default_factory=dict)
    """Project number → the earlier period of which `spent` tells, where that of the period is missing."""
    people: dict[str, Hundredths] = Field(default_factory=dict)
    """Project number → person-years in hundredths, by the report of the period."""


class ReportToHandle(Content):
    """The case was opened for a consolidated report."""

    report: BroughtReport
    """The report: whose money, of which period, what it says."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, report=self.report)

    def said(self) -> Said:
        return Said.fact(
            "It takes the report of {period} on {follow_up} to its groups and its body.",
            period=self.report.period,
            follow_up=self.report.follow_up,
        )
