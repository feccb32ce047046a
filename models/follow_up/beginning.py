"""The beginning of a follow-up: which decision is followed, what its projects report and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from models.base.language import Language
from models.base.period import Cadence, periods_between
from models.base.words import Said
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.granting import granted
from models.engine.command import Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.follow_up.follow_up import FollowUp
from models.follow_up.funded_project import FundedProject
from models.follow_up.planned_period import PlannedPeriod
from models.follow_up.report import Report
from models.law import deadline, ladder
from models.law.rules import Rulebook
from models.matter.handling import Handling
from models.matter.stage import Stage


def begin_follow_up(handling: Handling, case: Case, checked: date, world: World) -> Iterator[Entry]:
    """Begin to follow a decision that granted money, from the budget year's period in which it was made.

    What was put off, refused or goes on to another body is not granted yet, and is not followed. Of grants
    to recipients nobody reports.
    """
    appropriation = granted(handling, case.proposals[handling.revision - 1])
    if appropriation is None or handling.goes_on or not appropriation.divisions:
        return
    rules = bodies_on(world, checked).get(handling.body).rules(Rulebook.load(), checked)
    journal = f"{case.id}/{handling.key}"
    planned = []
    cadence = Cadence(rules.choice("report.cadence"))
    first = max(handling.day, date(appropriation.year, 1, 1))
    for period in periods_between(first, date(appropriation.year, 12, 31), cadence):
        due = deadline.report_due(f"report/{period}", period, rules)
        rungs = ladder.reminders_of(due, rules.ladder("report.ladder"), rules)
        planned.append(PlannedPeriod.of(period, due, rungs, world.now))
    lines = tuple(
        FundedProject(
            project=line.number,
            name=line.name,
            division=share.name,
            head=share.head,
            owner=line.owner,
            cents=line.cents,
            goals=line.goals,
        )
        for share, line in appropriation.lines()
    )
    yield Entry(
        journal=journal,
        content=FollowUpStarted(
            case=case.id,
            decision=handling.key,
            title=case.title,
            year=appropriation.year,
            language=case.language,
            lines=lines,
            periods=tuple(planned),
        ),
    )
    yield Entry(journal=case.id, content=FollowUpBegun(follow_up=journal))


class FollowUpStarted(Content):
    """The follow-up began: these projects report these periods."""

    case: str
    """Register number of the case whose money it follows."""
    decision: str
    """Key of the decision that granted the money: body, year and section."""
    title: str
    """That of the case, as it is made public."""
    year: int
    """Budget year whose periods are reported."""
    language: Language = "fi"
    """The language of its papers: that of the case."""
    lines: tuple[FundedProject, ...]
    """Each project that got money, in the decision's order."""
    periods: tuple[PlannedPeriod, ...]
    """What is reported and when it is due, from the period in which it was decided."""

    def fold(self, state: None, fact: Fact) -> FollowUp:
        return FollowUp(
            id=fact.journal,
            case=self.case,
            decision=self.decision,
            title=self.title,
            year=self.year,
            language=self.language,
            lines={line.project: line for line in self.lines},
            periods={str(planned.period): planned for planned in self.periods},
            reports={
                (str(planned.period), line.project): Report(
                    due=planned.due,
                    rungs=planned.rungs,
                    reminded=planned.behind(fact.recorded_at),
                    fallen_due=planned.is_over(fact.recorded_at),
                )
                for planned in self.periods
                for line in self.lines
            },
        )

    def said(self) -> Said:
        return Said.fact(
            "{count} project reports {periods}.",
            "{count} projects report {periods}.",
            count=len(self.lines),
            periods=Said.fact("{count} period", "{count} periods", count=len(self.periods)),
        )


class FollowUpBegun(Content):
    """The case's decision is being followed up."""

    follow_up: str
    """The journal in which the money is followed: the case and its decision."""

    def fold(self, state: Case, fact: Fact) -> Case:
        decided = state.stage is Stage.DECIDED
        return replace(
            state,
            stage=Stage.FOLLOW_UP if decided else state.stage,
            follow_up=self.follow_up,
            followed=(*state.followed, self.follow_up),
            follow_ups=(*state.follow_ups, self.follow_up),
        )

    def said(self) -> Said:
        return Said.fact("The follow-up of the decision began.")
