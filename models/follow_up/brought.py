"""Reports that were brought to groups and to a body, and where the body handled them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.case.case import Case
from models.case.closing import Closing
from models.engine.journal import Content, Fact
from models.follow_up.follow_up import FollowUp
from models.matter.handling import Handling
from models.matter.stage import Stage

if TYPE_CHECKING:
    from models.engine.world import World


class NotTogetherYet(Refusal):
    """The reports of {period} have not been put together yet; consolidate them first."""

    vain: ClassVar[bool] = True


class ReportsInHand(Refusal):
    """The reports of {periods} were brought to a body, which has not handled them yet; the accounts come
    after that."""


def in_hand(state: FollowUp, period: str, world: World) -> Case | None:
    """The case in which the report of a period was brought; None if in none, or if that was withdrawn."""
    number = state.brought.get(period)
    case = world.held(number).of(Case) if number else None
    return case if case and case.closed_because != Closing.WITHDRAWN else None


class ReportBrought(Content):
    """The consolidated report of a period was brought to groups and a body."""

    period: str
    """The period whose report it is, for example 2021Q1."""
    case: str
    """Register number of the case that was opened for it."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return replace(state, brought={**state.brought, self.period: self.case})

    def said(self) -> Said:
        return Said.fact("The report of {period} is handled in {case}.", period=self.period, case=self.case)

    def answers(self) -> dict[str, str | int]:
        return {"case": self.case}


def handled(state: FollowUp, world: World) -> dict[str, str]:
    """Period → the decision by which a body handled its report; ReportsInHand while one is in hand."""
    cases = {period: in_hand(state, period, world) for period in state.brought}
    found = {period: how_handled(case) for period, case in cases.items() if case}
    if waiting := [period for period, handling in found.items() if handling is None]:
        raise ReportsInHand(periods=Listed.of(waiting))
    return {period: handling.key for period, handling in found.items() if handling}


def how_handled(case: Case) -> Handling | None:
    """How a case was handled in the end; None while it was put off, or is still to come."""
    ended = case.stage not in (Stage.PREPARATION, Stage.READY, Stage.ON_AGENDA, Stage.TABLED)
    return case.handlings[-1] if case.handlings and ended else None
