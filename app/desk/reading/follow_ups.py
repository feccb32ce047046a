"""Follow-ups: a line for each project, with its report of every period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.base.money import Cents
from models.follow_up.follow_up import FollowUp
from models.follow_up.report import Report


@dataclass(frozen=True)
class ProjectStanding:
    """A project that got money, who answers for it, and its reports in the order of the periods."""

    project: str
    name: str
    owner: str
    cents: Cents
    reports: tuple[Report, ...]
    confidential: bool = False
    """Its case is confidential: neither its name nor a sum of it is told."""


def projects(follow_up: FollowUp, *, confidential: bool = False) -> Iterator[ProjectStanding]:
    """Where each project of a follow-up stands."""
    for number, line in follow_up.lines.items():
        reports = tuple(follow_up.reports[period, number] for period in follow_up.periods)
        name, cents = ("", Cents()) if confidential else (line.name, line.cents)
        yield ProjectStanding(number, name, line.owner, cents, reports, confidential)
