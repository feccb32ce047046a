"""Decided is not yet in force: a decision is checked, published, served and final, each on its own day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.writing import Written
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline

if TYPE_CHECKING:
    from models.preparation.case import Case


class NoSuchDecision(Refusal):
    """The case has no decision {decision}; its decisions are {decisions}."""


class ClauseCorrection(Frozen):
    """A clause as it ought to have been written, with what the error was and when it was corrected."""

    clause: int
    text: Written
    reason: str
    day: date


@dataclass(frozen=True)
class DecisionStatus:
    """How far one decision has come on its way to legal force."""

    checked: date | None = None
    published: date | None = None
    served: Deadline | None = None
    appeal_ends: Deadline | None = None
    correction_ends: Deadline | None = None
    final: Deadline | None = None
    final_since: date | None = None
    corrections: tuple[ClauseCorrection, ...] = ()
    corrected_by: str = ""

    @property
    def waits(self) -> bool:
        """Whether its day of legal force is known and has not come."""
        return self.final is not None and self.final_since is None

    @property
    def word(self) -> str:
        """The status in one word."""
        if self.final_since:
            return "final"
        return "published" if self.published else "checked" if self.checked else "decided"


def _changed(case: Case, key: str, **changes: object) -> Case:
    decisions: Mapping[str, DecisionStatus] = case.decisions
    return case.with_(decisions={**decisions, key: replace(decisions[key], **changes)})  # type: ignore[arg-type]  # replace() cannot type its keywords


def corrected(case: Case, key: str, correction: ClauseCorrection) -> Case:
    """The case with a clerical error of a decision corrected."""
    return _changed(case, key, corrections=(*case.decisions[key].corrections, correction))


class DecisionChecked(Content):
    """The minutes were checked: the decision came into being (Kuntalaki 107 §)."""

    decision: str
    day: date

    def fold(self, state: Case, fact: Fact) -> Case:
        return _changed(state, self.decision, checked=self.day)

    def said(self) -> str:
        return f"The minutes of {self.decision} were checked on {self.day}."


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
        return _changed(
            state,
            self.decision,
            published=self.day,
            served=self.served,
            appeal_ends=self.appeal_ends,
            correction_ends=self.correction_ends,
            final=self.final,
        )

    def said(self) -> str:
        final = f"; it is final from {self.final.day} unless it is challenged" if self.final else ""
        return f"The decision {self.decision} was published on {self.day}{final}."


class DecisionBecameFinal(Content):
    """The decision has legal force."""

    decision: str
    since: date

    def fold(self, state: Case, fact: Fact) -> Case:
        return _changed(state, self.decision, final_since=self.since)

    def said(self) -> str:
        return f"The decision {self.decision} is final since {self.since}."
