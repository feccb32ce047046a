"""Publishing a consolidated report: from then on everybody reads it, until it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.case.case import Case
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.follow_up.brought import NotTogetherYet, how_handled, in_hand
from models.follow_up.follow_up import FollowUp
from models.law.openness import Code, PublicText


class ReportNotHandled(Refusal):
    """The report of {period} was brought to a body in {case}, which has not handled it yet; it is published
    after that."""


class ReportOfConfidential(Refusal):
    """{case} is confidential, and so is what is reported of it."""


class ReportPublishedAlready(Refusal):
    """The report of {period} is published already."""

    vain: ClassVar[bool] = True
    so_already: ClassVar[bool] = True


class ReportNotPublished(Refusal):
    """The report of {period} is not published; there is no publication to take back."""

    vain: ClassVar[bool] = True


class PublishReport(Act[FollowUp]):
    """As controller, publish a period's consolidated report: everybody reads it at the public pages.

    One that was brought to a body is published once it was handled there.
    """

    noun: ClassVar[str] = "quarter"
    verb: ClassVar[str] = "publish"
    example: ClassVar[str] = "pykala quarter publish 'HEL 2021-002935/khs-2021-216' --period 2021Q1"

    period: Code
    """The period whose consolidated report it is, for example 2021Q1."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        if self.period not in state.consolidated:
            raise NotTogetherYet(period=self.period)
        if self.period in state.published:
            raise ReportPublishedAlready(period=self.period)
        if world.held(state.case).of(Case).confidential:
            raise ReportOfConfidential(case=state.case)
        brought = in_hand(state, self.period, world)
        handling = how_handled(brought) if brought else None
        if brought and handling is None:
            raise ReportNotHandled(period=self.period, case=brought.id)
        yield ReportPublished(period=self.period, handled=handling.key if handling else "")


class ReportPublished(Content):
    """A period's consolidated report was published."""

    period: str
    """The period whose report everybody reads from now on, for example 2021Q1."""
    handled: str = ""
    """The decision by which a body handled it, by its key; empty where it was brought to none."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return replace(state, published={**state.published, self.period: local_day(fact.happened_at)})

    def said(self) -> Said:
        return Said.fact("The report of {period} was published.", period=self.period)


class UnpublishReport(Act[FollowUp]):
    """As controller, take back the publication of a period's report: nobody finds it at the public pages."""

    noun: ClassVar[str] = "quarter"
    verb: ClassVar[str] = "unpublish"
    example: ClassVar[str] = (
        "pykala quarter unpublish 'HEL 2021-002935/khs-2021-216' --period 2021Q1 --reason 'Väärä taulukko.'"
    )

    period: Code
    """The period whose report is published, for example 2021Q1."""
    reason: PublicText = Field(min_length=1, max_length=500)
    """What the error was; it is public."""

    def decide(self, state: FollowUp, command: Command, world: World) -> Iterator[Content]:
        if self.period not in state.published:
            raise ReportNotPublished(period=self.period)
        yield ReportUnpublished(period=self.period, reason=self.reason)


class ReportUnpublished(Content):
    """The publication of a period's consolidated report was taken back."""

    period: str
    """The period whose report is not read by everybody any more."""
    reason: str
    """What the error was, in a sentence."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        rest = {period: day for period, day in state.published.items() if period != self.period}
        return replace(state, published=rest)

    def said(self) -> Said:
        return Said.fact(
            "The publication of the report of {period} was taken back: {reason}",
            period=self.period,
            reason=self.reason,
        )
