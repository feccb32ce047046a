"""A handling: what a body did with an item, under one section number."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from models.frozen import Frozen
from models.motion import Motion
from models.recusal import Recusal
from models.stage import Stage
from models.text import Plain
from models.vote import Vote
from models.writing import Written


class Outcome(StrEnum):
    """The outcome of one handling. The first ten are those of Helsinki's own case system."""

    APPROVED = "approved"
    APPROVED_BY_VOTE = "approved_by_vote"
    APPROVED_REVISED = "approved_revised"
    APPROVED_AMENDED = "approved_amended"
    REJECTED = "rejected"
    NOTED = "noted"
    RETURNED = "returned"
    REMOVED = "removed"
    TABLED = "tabled"
    ELECTED = "elected"
    WITHDRAWN = "withdrawn"


PREPARATORY = frozenset({Outcome.TABLED, Outcome.RETURNED, Outcome.REMOVED, Outcome.NOTED, Outcome.WITHDRAWN})
"""Outcomes that only prepare or implement: no appeal (Kuntalaki 136 §)."""


STAGE_AFTER = {
    Outcome.TABLED: Stage.TABLED,
    Outcome.RETURNED: Stage.PREPARATION,
    Outcome.REMOVED: Stage.READY,
}
"""Where a handling leaves its case; every other outcome decides it."""


class Appeal(StrEnum):
    """How a decision may be challenged."""

    PROHIBITED = "prohibited"
    CLAIM = "claim"
    MUNICIPAL_APPEAL = "municipal_appeal"


def appeal_of(outcome: Outcome, body_kind: str) -> Appeal:
    """The appeal that a decision of such a body is open to (Kuntalaki 134–136 §)."""
    if outcome in PREPARATORY:
        return Appeal.PROHIBITED
    return Appeal.MUNICIPAL_APPEAL if body_kind == "council" else Appeal.CLAIM


class ClauseOutcome(Frozen):
    """What became of one clause."""

    number: int
    outcome: Outcome


class Handling(Frozen):
    """What a body did with a case in one meeting. A case has as many as it needs, one section each."""

    body: str
    meeting: str
    item: int
    case: str
    section: int = Field(ge=1)
    year: int
    day: date
    revision: int
    outcome: Outcome
    clauses: tuple[ClauseOutcome, ...]
    appeal: Appeal
    proposed_by: str = ""
    unanimous: bool = False
    until: str = ""
    returns_from: date | None = None
    instructions: Written | None = None
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    recused: tuple[Recusal, ...] = ()
    note: Plain = ""

    @property
    def key(self) -> str:
        """The handling's name in the case: body, year and section."""
        return f"{self.body}-{self.year}-{self.section}"

    def said(self) -> str:
        """For example '§ 186: tabled until the next meeting'."""
        until = f" until {self.until}" if self.until else ""
        return f"§ {self.section}: {self.outcome.replace('_', ' ')}{until}"


def decides(handling: Handling) -> bool:
    """Whether the case is decided by it, and not only put off."""
    return handling.outcome not in STAGE_AFTER
