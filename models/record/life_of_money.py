"""How the facts of a follow-up are said in the life of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from models.base.money import Cents
from models.base.period import Period
from models.base.terms import Name
from models.base.words import Said
from models.bodies.body import Bodies
from models.record.chapters import END, FOLLOW_UP, lived


def projects(those: Iterable[object]) -> Said:
    """How many projects they are."""
    return lived("{count} project", "{count} projects").filled(count=len(tuple(those)))


def period(code: str) -> Name:
    """What a period is called."""
    return Period.parse(code).name


def _sum(spent: dict[str, Cents]) -> Cents:
    return Cents(sum(spent.values()))


def _consolidated(c: Any, _: Bodies) -> Said:
    if not c.spent:
        return lived("The reports were put together: {period}, none was accepted.").filled(
            period=period(c.period)
        )
    if not c.without:
        said = lived("The reports were put together: {period}, spent {sum}.")
        return said.filled(period=period(c.period), sum=_sum(c.spent))
    said = lived("The reports were put together: {period}, spent {sum}; reports are missing: {projects}.")
    return said.filled(period=period(c.period), sum=_sum(c.spent), projects=projects(c.without))


def _accounted(c: Any, _: Bodies) -> Said:
    unfinished = (*c.carried, *c.never)
    if not c.spent:
        return lived("The annual accounts were closed; nothing was ever reported as spent.")
    if not unfinished:
        return lived("The spending was shown in the annual accounts: {sum}.").filled(sum=_sum(c.spent))
    said = lived("The spending was shown in the annual accounts: {sum}; no final report: {projects}.")
    return said.filled(sum=_sum(c.spent), projects=projects(unfinished))


def _accepted(c: Any, _: Bodies) -> Said | None:
    """Of accepted reports the life tells those that show an overspend; the others go without saying."""
    if not c.overspent:
        return None
    covered = lived("An overspend of project {project} was accepted: {period}, covered by {decision}.")
    said = covered if c.decision else lived("An overspend of project {project} was accepted: {period}.")
    return said.filled(project=c.project, period=period(c.period), decision=c.decision)


def _reminded(c: Any, _: Bodies) -> Said:
    asked = lived("A report was asked for: {period}, {projects}.")
    said = asked if c.rung == 0 else lived("A report was reminded of: {period}, {projects}.")
    return said.filled(period=period(c.period), projects=projects(c.projects))


def _reported(c: Any, _: Bodies) -> Said:
    if c.overspent:
        said = lived("Project {project} reported more spent than granted: {period}.")
        return said.filled(project=c.project, period=period(c.period))
    late = lived("Project {project} reported late: {period}.")
    said = late if c.late else lived("Project {project} reported: {period}.")
    return said.filled(project=c.project, period=period(c.period))


TOLD_OF_MONEY: dict[str, tuple[Said | None, Said | Callable[[Any, Bodies], Said | None]]] = {
    "FollowUpStarted": (
        FOLLOW_UP,
        lambda c, _: lived("The follow-up of the appropriation began: {projects}.").filled(
            projects=projects(c.lines)
        ),
    ),
    "RemindersSent": (FOLLOW_UP, _reminded),
    "ReportsFellDue": (
        FOLLOW_UP,
        lambda c, _: lived("Reports were missing on the due date: {period}, {projects}.").filled(
            period=period(c.period), projects=projects(c.projects)
        ),
    ),
    "ReportGiven": (FOLLOW_UP, _reported),
    "ReportAccepted": (FOLLOW_UP, _accepted),
    "ReportReturned": (
        FOLLOW_UP,
        lambda c, _: lived("The report of project {project} was returned to be completed.").filled(
            project=c.project
        ),
    ),
    "TimeGranted": (
        FOLLOW_UP,
        lambda c, _: lived("Project {project} got more time until {until}.").filled(
            project=c.project, until=c.due.day
        ),
    ),
    "QuarterConsolidated": (FOLLOW_UP, _consolidated),
    "ReportBrought": (
        FOLLOW_UP,
        lambda c, _: lived("The report went to its groups and its body: {period}, {case}.").filled(
            period=period(c.period), case=c.case
        ),
    ),
    "ReportPublished": (
        FOLLOW_UP,
        lambda c, _: lived("The report was published: {period}.").filled(period=period(c.period)),
    ),
    "ReportUnpublished": (
        FOLLOW_UP,
        lambda c, _: lived("The publication of the report was taken back: {period}.").filled(
            period=period(c.period)
        ),
    ),
    "AccountsClosed": (END, _accounted),
}
