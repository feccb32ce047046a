"""Decided is not yet in force: a decision is checked, published, served and final, each on its own day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.base.words import Said
from models.case.decision_status import ClauseCorrection
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline

if TYPE_CHECKING:
    from models.case.case import Case


def corrected(case: Case, key: str, correction: ClauseCorrection) -> Case:
    """The case with a clerical error of a decision corrected."""
    return case.with_decision(key, corrections=(*case.decisions[key].corrections, correction))


class DecisionChecked(Content):
    """The minutes were checked: the decision came into being (Kuntalaki 107 §)."""

    decision: str
    day: date

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.with_decision(self.decision, checked=self.day)

    def said(self) -> Said:
        return Said.fact(
            "The minutes of {decision} were checked on {day}.", decision=self.decision, day=self.day
        )


class DecisionPublished(Content):
    """The checked minutes were published; the periods count from here (Kuntalaki 140 §)."""

    decision: str
    day: date
    alone: bool = False  # an officeholder's, made in no meeting
    served: Deadline | None = None
    appeal_ends: Deadline | None = None
    correction_ends: Deadline | None = None
    final: Deadline | None = None

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.with_decision(
            self.decision,
            published=self.day,
            served=self.served,
            appeal_ends=self.appeal_ends,
            correction_ends=self.correction_ends,
            final=self.final,
        )

    def said(self) -> Said:
        if self.final is None:
            return Said.fact(
                "The decision {decision} was published on {day}.", decision=self.decision, day=self.day
            )
        return Said.fact(
            "The decision {decision} was published on {day}; "
            "it is final from {final} unless it is challenged.",
            decision=self.decision,
            day=self.day,
            final=self.final.day,
        )
