"""Consolidated reports that were published, as everybody reads them: as they stood when put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from activities.archive import Archive
from activities.registry.registry import Registry
from models.base.language import LANGUAGES, Language
from models.base.money import Cents
from models.base.period import Period
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.engine.journal import Fact
from models.engine.world import Held
from models.follow_up.accounts import QuarterConsolidated
from models.follow_up.follow_up import FollowUp
from models.follow_up.publishing import ReportPublished
from models.follow_up.report import GoalReport, GoalStatus
from models.groups.bringing import TITLE
from models.law.personal_data import for_a_time_in


@dataclass(frozen=True)
class PublicGoal:
    """How a goal is doing, and what its owner says of it."""

    goal: str
    status: GoalStatus
    note: Text | str

    def told(self, language: Language) -> str:
        """The note in a language, if it is told in it, else in that in which it was written."""
        return self.note.say(language) if isinstance(self.note, Text) else self.note


@dataclass(frozen=True)
class PublicProject:
    """A project in a published report; `spent` is None where nothing was reported of it.

    `carried` is the earlier period of which `spent` tells. No text is here that lies sealed, and none has
    the personal data that is shown for a time only: no period runs in which a report may be challenged.
    """

    number: str
    name: str
    division: str
    granted: Cents
    spent: Cents | None
    carried: str
    goals: tuple[PublicGoal, ...]
    text: Text | None


@dataclass(frozen=True)
class PublicReport:
    """A period's report; `number` is the period's place from 1, `seq` the fact that called for its paper.

    `handled` is the decision by which a body handled it, if that is published. `names_people` is whether its
    paper bears personal data that is not for the net, so that it is not handed out.
    """

    journal: str
    case: str
    decision: str
    is_decision_published: bool
    period: str
    number: int
    titles: Mapping[Language, str]
    published: date
    published_at: datetime
    handled: str
    seq: int
    projects: tuple[PublicProject, ...]
    names_people: bool

    @property
    def body(self) -> str:
        """The body that granted the money, by its code."""
        return self.decision.split("-")[0]

    def said(self, language: Language) -> str:
        """All its words in a language, for whoever looks for them."""
        told = (
            part
            for each in self.projects
            for part in (
                each.name,
                *(said for goal in each.goals for said in (goal.goal, goal.told(language))),
                each.text.say(language) if each.text else "",
            )
        )
        return "\n\n".join(filter(None, told))


def public_reports(archive: Archive, journal: str) -> Iterator[PublicReport]:
    """The published reports of a follow-up, the last period first; none of a case that is confidential."""
    registry = archive.registry
    state = registry.held(journal).state
    if not isinstance(state, FollowUp) or not state.published:
        return
    case = registry.held(state.case).of(Case)
    if case.confidential:
        return
    facts = registry.facts(journal)
    for period in reversed([each for each in state.periods if each in state.published]):
        seq, made = next(_puts_together(facts, period))
        at, told = next(_publishes(facts, period))
        stood = Held(journal).after(facts[:seq]).of(FollowUp)
        projects = tuple(_projects(archive, stood, made))
        said = {case.language: case.title, **case.title_in}
        titles: dict[Language, str] = {
            each: TITLE.filled(period=Period.parse(period).name, title=said[each]).say(each)
            for each in LANGUAGES
            if each in said
        }
        reports = [report.figures for (of, _), report in stood.reports.items() if of == period]
        yield PublicReport(
            journal,
            state.case,
            state.decision,
            bool(case.decisions[state.decision].published),
            period,
            [*state.periods].index(period) + 1,
            titles,
            state.published[period],
            at,
            _read_by_all(registry, state.brought.get(period, ""), told),
            seq,
            projects,
            bool(for_a_time_in(reports)),
        )


def _puts_together(facts: Sequence[Fact], period: str) -> Iterator[tuple[int, QuarterConsolidated]]:
    for fact in facts:
        if isinstance(fact.content, QuarterConsolidated) and fact.content.period == period:
            yield fact.seq, fact.content


def _publishes(facts: Sequence[Fact], period: str) -> Iterator[tuple[datetime, ReportPublished]]:
    for fact in reversed(facts):
        if isinstance(fact.content, ReportPublished) and fact.content.period == period:
            yield fact.recorded_at, fact.content


def _read_by_all(registry: Registry, brought: str, told: ReportPublished) -> str:
    """The decision by which a report was handled, if everybody may read it; else nothing."""
    case = registry.held(brought).state if brought and told.handled else None
    is_open = isinstance(case, Case) and not case.confidential and case.decisions[told.handled].published
    return told.handled if is_open else ""


def _projects(archive: Archive, stood: FollowUp, made: QuarterConsolidated) -> Iterator[PublicProject]:
    for number, line in stood.lines.items():
        report = stood.reports[made.period, number]
        figures = report.figures if report.settled else None
        goals = tuple(_open(archive, goal) for goal in figures.goals) if figures else ()
        text = figures.text if figures else None
        yield PublicProject(
            number,
            line.name,
            line.division,
            line.cents,
            made.spent.get(number),
            made.carried.get(number, ""),
            goals,
            archive.lasting_text(text) if text and not text.sealed else None,
        )


def _open(archive: Archive, goal: GoalReport) -> PublicGoal:
    """A goal without a note that lies sealed."""
    if isinstance(goal.note, Written):
        note = "" if goal.note.sealed else archive.lasting_text(goal.note) or ""
        return PublicGoal(goal.goal, goal.status, note)
    return PublicGoal(goal.goal, goal.status, goal.note)
