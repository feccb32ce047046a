"""Accepting reports: a controller accepts those of others, and an overspend with what covers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import OwnWords
from models.case.case import Case
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.follow_up.follow_up import FollowUp
from models.follow_up.report import ReportStatus
from models.follow_up.reporting import ReportAct
from models.law.openness import Code, Ground
from models.law.outcome import CARRIED


class Overspent(Refusal):
    """{project} has spent more than it was granted; accept the report with its overspend flag and with the
    decision or the ground that covers it, or return it."""


class NotCovered(Refusal):
    """{decision} covers no overspend: it is no checked decision of that case that approved something and is
    in force. Name
    the case and its decision, like 'HEL 2021-002935/khs-2021-301', or give the ground."""


class GrantCoversNone(Refusal):
    """{decision} granted the money that was overspent, and covers no more than it granted: name the later
    decision that does, or give the ground."""


class OwnReport(Refusal):
    """{actor} gave the report of {project} for {period}, or answers for it, and does not judge it, too;
    another controller does."""


class AcceptReport(ReportAct):
    """As controller, accept a report of somebody else.

    One that shows an overspend is accepted only with its flag, and with the decision or the ground that
    covers it.
    """

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "accept"
    example: ClassVar[str] = (
        "pykala report accept 'HEL 2021-002935/khs-2021-216' --project 104020107405 --period 2021Q1"
    )

    with_overspend: bool = False
    """Accept it although more was spent than granted."""
    decision: Code = ""
    """The decision that covers the overspend: its case and its key, 'HEL 2021-002935/khs-2021-301'; of this
    case its key alone."""
    ground: Ground = ""
    """The ground of accepting the overspend; it is public, or sealed where the case is confidential."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        report = self.report(state, ReportStatus.GIVEN)
        refuse_own(self, state, command, report.given_by)
        covered = bool(self.decision or self.ground)
        if report.overspent and not (self.with_overspend and covered):
            raise Overspent(project=self.project)
        decision = self._covering(state, world) if report.overspent and self.decision else ""
        yield ReportAccepted(
            project=self.project,
            period=self.period,
            overspent=report.overspent,
            decision=decision,
            ground=self.ground if report.overspent else "",
        )

    def _covering(self, state: FollowUp, world: World) -> str:
        """The decision that covers the overspend, with its case; NotCovered where it is none."""
        number, _, key = self.decision.rpartition("/")
        case = world.held(number or state.case).state
        if isinstance(case, Case) and case.id == state.case and key == state.decision:
            raise GrantCoversNone(decision=key)
        if isinstance(case, Case):
            for handling in case.handlings:
                approved = any(clause.outcome in CARRIED for clause in handling.clauses)
                status = case.decisions[handling.key]
                stands = status.checked and not status.void_since
                if handling.key == key and approved and stands:
                    return f"{case.id}/{key}"
        raise NotCovered(decision=self.decision)


def refuse_own(act: ReportAct, state: FollowUp, command: Command, hands: Iterable[str]) -> None:
    """Refuse whoever would judge what they gave or asked for themselves, in whatever name, or answer for."""
    own = {*hands, state.lines[act.project].owner}
    for person in filter(None, (command.actor, command.on_behalf_of)):
        if person in own:
            raise OwnReport(actor=person, project=act.project, period=act.period)


class ReportAccepted(Content):
    """The controller accepted a report."""

    project: str
    """Number of the project whose report it is."""
    period: str
    """The period that it reports, for example 2021Q2."""
    overspent: bool = False
    """It showed more spent than granted, and was accepted with that flag."""
    decision: str = ""
    """The decision that covers the overspend, with its case; empty where a ground does, or there is none."""
    ground: OwnWords = ""
    """The ground of accepting the overspend, in the controller's words; empty where there is none."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        report = replace(
            state.reports[self.period, self.project],
            status=ReportStatus.ACCEPTED,
            covered_by=self.decision,
            accepted_because=self.ground,
        )
        return state.with_report(self.period, self.project, report)

    def said(self) -> Said:
        project, period = self.project, self.period
        if self.overspent:
            return Said.fact(
                "The report of {project} for {period} was accepted, with its overspend.",
                project=project,
                period=period,
            )
        return Said.fact("The report of {project} for {period} was accepted.", project=project, period=period)
