"""Bringing a consolidated report to the groups and to the body: it gets a case of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from models.base.language import Language
from models.base.period import Period
from models.base.refusal import Refusal
from models.base.words import Said
from models.case.brought_report import BroughtReport, ReportToHandle
from models.case.case import Case
from models.case.link import CaseLink, LinkKind
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content
from models.engine.world import World
from models.follow_up.brought import NotTogetherYet, ReportBrought, in_hand
from models.follow_up.follow_up import FollowUp
from models.follow_up.spending import reported
from models.law.openness import Code, PublicText
from models.meeting.public_words import refuse_only_others
from models.preparation.kept_secret import said_before
from models.preparation.linking import CaseLinked
from models.preparation.opening import OpenCase

TITLE = Said.of("paper", "Follow-up report, {period}: {title}")


class BroughtAlready(Refusal):
    """The report of {period} was brought already, in {case}."""

    vain: ClassVar[bool] = True


class BringReport(Act[FollowUp]):
    """Bring a period's consolidated report to steering groups and to a body: it gets a case of its own.

    The groups that reviewed what was granted have to review it. Write a proposal to note it, ask for their
    reviews, and put it on the agenda as any case. The annual accounts wait for the body, and say where it
    handled the report.
    """

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "bring"
    example: ClassVar[str] = (
        "pykala report bring 'HEL 2021-002935/khs-2021-216' --period 2021Q1 --role preparer"
    )

    period: Code
    """The period whose consolidated report it is, for example 2021Q1."""
    title: PublicText = Field(default="", max_length=500)
    """What the case is called; left out, after the period and the case whose money it is."""
    title_in: dict[Language, PublicText] = Field(default_factory=dict)
    """Its title in other languages, by language, for papers that are made in them: `sv=Biblioteket`."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content | Entry]:
        if self.period not in state.consolidated:
            raise NotTogetherYet(period=self.period)
        if brought := in_hand(state, self.period, world):
            raise BroughtAlready(period=self.period, case=brought.id)
        granting = world.held(state.case).of(Case)
        refuse_only_others(title=(self.title, self.title_in))
        said = TITLE.filled(period=Period.parse(self.period).name, title=granting.title)
        others = {each: said.filled(title=title).say(each) for each, title in granting.title_in.items()}
        opening = OpenCase(
            title=self.title or said.say(state.language)[:500],
            title_in=self.title_in if self.title else {each: words[:500] for each, words in others.items()},
            task_class=granting.task_class,
            publicity=granting.publicity,
            ground=granting.ground,
            language="sv" if state.language == "sv" else "fi",
            secret_until=said_before(granting, world),
        )
        opened = next(opening.decide(None, command, world))
        told = reported(state, self.period)
        report = BroughtReport(
            follow_up=state.id,
            period=self.period,
            groups=tuple(granting.reviews),
            spent=dict(told.spent),
            carried=dict(told.carried),
            people=dict(told.people),
        )
        there = CaseLink(case=opened.journal, kind=LinkKind.CONCERNS, back=True)
        here = CaseLink(case=state.case, kind=LinkKind.CONCERNS)
        yield ReportBrought(period=self.period, case=opened.journal)
        yield opened
        yield Entry(journal=opened.journal, content=ReportToHandle(report=report))
        yield Entry(journal=opened.journal, content=CaseLinked(link=here))
        yield Entry(journal=state.case, content=CaseLinked(link=there))
