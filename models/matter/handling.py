"""A handling: what a body did with an item, under one section number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from pydantic import Field

from models.base.frozen import Frozen
from models.base.text import Plain
from models.base.words import Said, Term
from models.base.writing import Written
from models.engine.row import Cell
from models.law.appeal import Appeal, Kind
from models.matter.election import Election
from models.matter.motion import Motion, MotionKind, MotionStatus
from models.matter.recusal import Recusal
from models.matter.stage import Stage
from models.matter.vote import Vote


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


STAGE_AFTER = {
    Outcome.TABLED: Stage.TABLED,
    Outcome.RETURNED: Stage.PREPARATION,
    Outcome.REMOVED: Stage.READY,
    Outcome.WITHDRAWN: Stage.PREPARATION,
}
"""Where an outcome leaves its case; every other one decides it."""

CARRIED = frozenset(
    {Outcome.APPROVED, Outcome.APPROVED_BY_VOTE, Outcome.APPROVED_REVISED, Outcome.APPROVED_AMENDED}
)
"""Outcomes that approve a proposal, changed or not."""


class ClauseOutcome(Frozen):
    """What became of one clause."""

    number: int
    outcome: Outcome


class Handling(Frozen):
    """What a body did with a case, in one meeting or, an officeholder, without one.

    A case has as many as it needs, one section each. `to` is the body that a proposal or a statement is
    for, `appeal_rule` the rule that gave its appeal, `corrects` the key of a decision that it corrects,
    `revised_from` the revision that its presenter changed in the meeting. `part` says that its item was
    split, `rest` is the item of the same case that is still before the meeting.
    """

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
    appeal_rule: str = ""
    kind: Kind = Kind.DECISION
    to: str = ""
    corrects: str = ""
    noting: bool = False
    proposed_by: str = ""
    unanimous: bool = False
    until: str = ""
    returns_from: date | None = None
    instructions: Written | None = None
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    elections: tuple[Election, ...] = ()
    revised_from: int = 0
    recused: tuple[Recusal, ...] = ()
    remarks: tuple[Written, ...] = ()
    wording: tuple[Written, ...] = ()
    part: bool = False
    rest: int = 0
    note: Plain = ""

    @property
    def key(self) -> str:
        """The handling's name in the case: body, year and section."""
        return f"{self.body}-{self.year}-{self.section}"

    @property
    def place(self) -> str:
        """Where it was done, for example 'khs-2021-03-15, item 10'; an officeholder's is its case."""
        return f"{self.meeting}, item {self.item}" if self.meeting else self.case

    @property
    def put_off(self) -> tuple[ClauseOutcome, ...]:
        """The clauses that were put off while the rest was decided."""
        if self.outcome in STAGE_AFTER:
            return ()
        return tuple(clause for clause in self.clauses if clause.outcome in STAGE_AFTER)

    @property
    def goes_on(self) -> bool:
        """Whether its case goes on to the body that it is for."""
        return self.kind is not Kind.DECISION and bool(self.to) and self.outcome in CARRIED

    @property
    def stage_after(self) -> Stage:
        """Where it leaves its case."""
        if self.goes_on:
            return Stage.PREPARATION
        put_off = {clause.outcome for clause in self.put_off}
        if put_off:
            return STAGE_AFTER[Outcome.RETURNED if Outcome.RETURNED in put_off else Outcome.TABLED]
        return STAGE_AFTER.get(self.outcome, Stage.DECIDED)

    def cells(self) -> dict[str, Cell]:
        """What the list of handlings says of it."""
        return {
            "decision": self.key,
            "body": self.body,
            "year": self.year,
            "section": self.section,
            "meeting": self.meeting,
            "item": self.item,
            "day": self.day,
            "outcome": self.outcome,
        }

    def said(self) -> Said:
        """For example '§ 186: tabled until the next meeting'."""
        return Said.fact("§ {section}: {decided}", section=self.section, decided=self.decided())

    def decided(self) -> Said:
        """For example 'tabled until the next meeting'."""
        if not self.until:
            return Said.fact("{outcome}", outcome=self.outcome)
        return Said.fact("{outcome} until {until}", outcome=self.outcome, until=_until(self.until))


def takes_the_words(outcome: Outcome) -> bool:
    """Whether a decision with this outcome reads as what was put to the body as its presenter's proposal."""
    return outcome in (CARRIED - {Outcome.APPROVED_AMENDED}) | {Outcome.ELECTED}


def may_be_worded(outcome: Outcome, motions: Iterable[Motion]) -> bool:
    """Whether a decision may have words of its own: another one, the names that an election gave to what was
    left open, or the wishes that were carried beside what was proposed."""
    wished = any(one.kind is MotionKind.WISH and one.status is MotionStatus.CARRIED for one in motions)
    return wished or outcome is Outcome.ELECTED or not takes_the_words(outcome)


def decides(handling: Handling) -> bool:
    """Whether the case is decided by it, and is not put off, and does not go on to another body."""
    return handling.stage_after is Stage.DECIDED


def still_open(handlings: Sequence[Handling], clauses: Iterable[int], revision: int) -> tuple[int, ...]:
    """The clauses still to be decided: those put off last time, if the proposal is the same."""
    last = handlings[-1] if handlings else None
    parts = [each for each in handlings if each.part and each.revision == revision]
    decided = {c.number for each in parts for c in each.clauses if c.outcome not in STAGE_AFTER}
    if last is None or not last.put_off or last.revision != revision:
        return tuple(number for number in clauses if number not in decided)
    put_off = {clause.number for clause in last.put_off}
    return tuple(number for number in clauses if number in put_off)


UNTIL = ("the next meeting", "a week later")
"""Until when something is tabled, where it is no day."""


def _until(written: str) -> date | Term:
    """Until when it was tabled: a day, or the meeting or week that follows."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return Term("until", written)
