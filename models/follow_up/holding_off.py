"""A follow-up waits where the decision that granted its money is not carried out before the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from models.base.words import Said
from models.engine.command import Entry
from models.engine.journal import Content, Fact
from models.follow_up.follow_up import FollowUp

if TYPE_CHECKING:
    from models.case.case import Case
    from models.engine.world import World


def held_off(case: Case, decision: str, by: str, world: World) -> Iterator[Entry]:
    """What follows for the money of a decision that is not carried out."""
    follow_up = f"{case.id}/{decision}"
    if follow_up in case.follow_ups and world.held(follow_up).of(FollowUp).open:
        yield Entry(journal=follow_up, content=FollowUpHeldOff(decision=decision, by=by))


def goes_on(case: Case, decision: str, by: str, world: World) -> Iterator[Entry]:
    """What follows for the money of a decision that is carried out after all."""
    follow_up = f"{case.id}/{decision}"
    if follow_up in case.follow_ups and world.held(follow_up).of(FollowUp).held_off:
        yield Entry(journal=follow_up, content=FollowUpGoesOn(decision=decision, by=by))


class FollowUpHeldOff(Content):
    """The follow-up waits, as the decision that granted its money is not carried out."""

    decision: str
    """The decision that granted the money: body, year and section."""
    by: str
    """The board's decision that found it unlawful, by key."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return replace(state, held_off=True)

    def said(self) -> Said:
        return Said.fact(
            "The follow-up waits: the decision {decision} is not carried out ({by}).",
            decision=self.decision,
            by=self.by,
        )


class FollowUpGoesOn(Content):
    """The follow-up goes on, as the council upheld the decision that granted its money."""

    decision: str
    """The decision that granted the money: body, year and section."""
    by: str
    """The council's later decision, by key."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        reports = {key: report.passed_over(fact.recorded_at) for key, report in state.reports.items()}
        return replace(state, held_off=False, reports=reports)

    def said(self) -> Said:
        return Said.fact(
            "The follow-up goes on: the decision {decision} is carried out ({by}).",
            decision=self.decision,
            by=self.by,
        )
