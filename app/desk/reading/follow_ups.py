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


def projects(follow_up: FollowUp) -> Iterator[ProjectStanding]:
    """Where each project of a follow-up stands."""
    for number, line in follow_up.lines.items():
        reports = tuple(follow_up.reports[period, number] for period in follow_up.periods)
        yield ProjectStanding(number, line.name, line.owner, Cents(line.cents), reports)
