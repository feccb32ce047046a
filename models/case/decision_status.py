"""How far a decision has come: checked, published, served, final, each with its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import OwnWords, Written
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline

if TYPE_CHECKING:
    from models.case.case import Case


class NoSuchDecision(Refusal):
    """The case has no decision {decision}; its decisions are {decisions}."""


class ClauseCorrection(Frozen):
    """A clause as it ought to have been written, with what the error was and when it was corrected."""

    clause: int
    text: Written
    reason: OwnWords
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


class DecisionBecameFinal(Content):
    """The decision has legal force."""

    decision: str
    since: date

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.with_decision(self.decision, final_since=self.since)

    def said(self) -> Said:
        return Said.fact(
            "The decision {decision} is final since {since}.", decision=self.decision, since=self.since
        )


class NotCheckedYet(Refusal):
    """{decision} is not checked yet; undo its handling if it was mistyped."""
