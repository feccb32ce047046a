"""Decided is not yet in force: a decision is checked, published, served and final, each on its own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import not_
from typing import TYPE_CHECKING

from pydantic import Field

from models.base.language import Language
from models.base.words import Said
from models.case.decision_status import ClauseCorrection, final_with, later_of
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline
from models.matter.stage import Stage

if TYPE_CHECKING:
    from models.case.case import Case


def corrected(case: Case, key: str, correction: ClauseCorrection) -> Case:
    """The case with a clerical error of a decision corrected."""
    status = case.decisions[key]
    return case.with_decision(key, replace(status, corrections=(*status.corrections, correction)))


class DecisionChecked(Content):
    """The minutes were checked: the decision came into being (Kuntalaki 107 §)."""

    decision: str
    """The decision's key: body, year and section."""
    day: date
    """The local day from which it exists; for an officeholder's, that of the signature."""
    alone: bool = Field(default=False, exclude_if=not_)
    """It is an officeholder's, made in no meeting, and was signed."""

    def fold(self, state: Case, fact: Fact) -> Case:
        checked = state.with_decision(
            self.decision, replace(state.decisions[self.decision], checked=self.day)
        )
        goes_on = checked.stage is Stage.DECIDED and checked.followed
        return replace(checked, stage=Stage.FOLLOW_UP) if goes_on else checked

    def said(self) -> Said:
        if self.alone:
            return Said.fact("{decision} was signed on {day}.", decision=self.decision, day=self.day)
        return Said.fact(
            "The minutes of {decision} were checked on {day}.", decision=self.decision, day=self.day
        )


class DecisionPublished(Content):
    """The checked minutes were published; the periods count from here (Kuntalaki 140 §)."""

    decision: str
    """The decision's key: body, year and section."""
    day: date
    """The local day on which it was published online, from which its periods count."""
    alone: bool = False
    """It is an officeholder's, made in no meeting, and published by itself."""
    served: Deadline | None = None
    """When members of the municipality are held to know of it (Kuntalaki 140 §); None if nobody may
    appeal."""
    appeal_ends: Deadline | None = None
    """To when a claim or an appeal must have arrived; None if nobody may appeal."""
    correction_ends: Deadline | None = None
    """To when a procurement correction may be demanded; None for anything but a procurement."""
    final: Deadline | None = None
    """When it gets legal force if nobody challenges it; None if nobody may."""
    by_service: bool = False
    """Its periods count from the service to each party; publication begins none."""
    languages: tuple[Language, ...] = ()
    """In which its extract and instructions are made; none where no municipality had been described: then in
    all."""

    def fold(self, state: Case, fact: Fact) -> Case:
        before = state.decisions[self.decision]
        if self.by_service and before.final:  # served already, before it was published
            return state.with_decision(self.decision, replace(before, published=self.day, unpublished=False))
        status = replace(
            before,
            published=self.day,
            served=self.served,
            appeal_ends=self.appeal_ends and later_of(before.parties_end, self.appeal_ends),
            correction_ends=self.correction_ends,
            publication_ends=self.appeal_ends,
            final=final_with(before, self.final),
            unserved=self.by_service or before.unserved,
            unpublished=False,
        )
        return state.with_decision(self.decision, status)

    def said(self) -> Said:
        if self.by_service:
            return Said.fact(
                "The decision {decision} was published on {day}; its periods count from the service to each "
                "party, which is recorded with `decision serve`.",
                decision=self.decision,
                day=self.day,
            )
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
