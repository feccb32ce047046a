"""A follow-up stops: the decision that granted its money is in force no more, and nobody is reminded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.base.words import Said
from models.case.case import Case
from models.engine.command import Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.follow_up.follow_up import FollowUp
from models.follow_up.follow_up_stage import FollowUpStage


def stopped(case: Case, decision: str, by: str, world: World) -> Iterator[Entry]:
    """What follows for the money of a decision that is in force no more."""
    follow_up = f"{case.id}/{decision}"
    if follow_up in case.follow_ups and world.held(follow_up).of(FollowUp).open:
        yield Entry(journal=follow_up, content=FollowUpStopped(decision=decision, by=by))


class FollowUpStopped(Content):
    """The follow-up stopped, as the decision that granted its money is in force no more."""

    decision: str
    """The decision that granted the money: body, year and section."""
    by: str
    """What took its force: a decision by key, or a court's ruling."""

    def fold(self, state: FollowUp, fact: Fact) -> FollowUp:
        return replace(state, stage=FollowUpStage.CLOSED)

    def said(self) -> Said:
        return Said.fact(
            "The follow-up stopped: the decision {decision} is in force no more ({by}).",
            decision=self.decision,
            by=self.by,
        )
