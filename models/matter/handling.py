"""A handling: what a body did with an item, under one section number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pydantic import Field

from models.base.frozen import Frozen
from models.base.money import Cents
from models.base.terms import Term
from models.base.text import Plain
from models.base.words import Listed, Said
from models.base.writing import Written
from models.engine.row import Cell
from models.law.appeal import Appeal, Kind
from models.law.outcome import CARRIED, Outcome, Partly, Whole, takes_the_words, whole_of
from models.matter.appropriation import Appropriation
from models.matter.election import Election
from models.matter.motion import Motion, MotionKind, MotionStatus
from models.matter.recusal import Recusal
from models.matter.stage import Stage
from models.matter.vote import Vote

STAGE_AFTER = {
    Outcome.TABLED: Stage.TABLED,
    Outcome.RETURNED: Stage.PREPARATION,
    Outcome.REMOVED: Stage.READY,
    Outcome.WITHDRAWN: Stage.PREPARATION,
}
"""Where an outcome leaves its case; every other one decides it."""


class ClauseOutcome(Frozen):
    """What became of one clause."""

    number: int
    """That of the clause in the proposal."""
    outcome: Outcome
    """What it came to: the same as the whole, or put off, amended or rejected by itself."""
    answers: bool = False
    """It was proposed to come to that: an application was rejected, a claim not examined; else its proposal
    was."""


class Handling(Frozen):
    """What a body did with a case, in one meeting or, an officeholder, without one.

    A case has as many as it needs, one section each.
    """

    body: str
    """The body or office that decided, by its code."""
    meeting: str
    """The meeting's journal, for example khs-2021-03-15; empty for an officeholder's decision."""
    item: int
    """Number of the item in that meeting; 0 for an officeholder's decision."""
    case: str
    """Register number of the case that was handled."""
    section: int = Field(ge=1)
    """Its § in the body's series of the year."""
    year: int
    """The year of that series: that of its day, or of the day on which its § was given."""
    day: date
    """The day of the meeting, or of an officeholder's signature."""
    revision: int
    """The revision of the proposal that was before the body, from 1."""
    outcome: Outcome
    """What became of the item as a whole."""
    clauses: tuple[ClauseOutcome, ...]
    """What became of each clause that was before the body."""
    appeal: Appeal
    """How it may be challenged, as the table of appeals gave it on its day."""
    appeal_rule: str = ""
    """The line of that table; empty in what was decided before it was kept."""
    kind: Kind = Kind.DECISION
    """Whether the body decided, proposed to another body or stated its opinion."""
    to: str = ""
    """The body that a proposal or a statement is for, by its code; empty for a decision."""
    corrects: str = ""
    """The decision that it corrects, for example khs-2021-216; empty for any other."""
    noting: bool = False
    """The body was only asked to note something."""
    proposed_by: str = ""
    """The member who moved what was done; empty where nobody did."""
    unanimous: bool = False
    """The minutes say that nobody was of another mind."""
    refusing: bool = False
    """As was proposed, it came to its outcome: what was applied for or claimed was rejected, not examined …;
    else the proposal was."""
    presented: bool = False
    """An officeholder decided on the presentation of the proposal's presenter; a body always does."""
    until: str = ""
    """Until when it was tabled: 'the next meeting', 'a week later' or a date; else empty."""
    returns_from: date | None = None
    """The first day of a meeting that a tabled item may come back to; None where it does not."""
    instructions: Written | None = None
    """What a return asks to be prepared again; None where nothing was said."""
    motions: tuple[Motion, ...] = ()
    """Every motion on the item with what became of it, in the order in which they were made."""
    votes: tuple[Vote, ...] = ()
    """The votes on them in their order; empty if there was none."""
    elections: tuple[Election, ...] = ()
    """What was elected under the item, in the order in which it was held."""
    revised_from: int = 0
    """The revision that its presenter changed in the meeting; 0 if it stayed as it was."""
    recused: tuple[Recusal, ...] = ()
    """Who withdrew from the item as disqualified."""
    remarks: tuple[Written, ...] = ()
    """What else the minutes tell of the handling."""
    wording: tuple[Written, ...] = ()
    """How the clauses read where they are not the proposal's own; empty where they are."""
    part: bool = False
    """Its item was split, and this is one part of it."""
    rest: int = 0
    """The item of the same case that was still before the meeting then; 0 if there was none."""
    sums: dict[str, Cents] = Field(default_factory=dict)
    """Project number → what it gets, in cents, where a clause that grants money was changed; empty where
    none of them gets another sum."""
    grant: Appropriation | None = None
    """What a carried counter-proposal grants where the proposal had no money; None where none does."""
    same_money: bool = False
    """A clause that grants money was changed, and the money stayed as it was."""
    note: Plain = ""
    """A sentence more for the handling in papers; no act writes one, so that it is empty."""

    @property
    def key(self) -> str:
        """The handling's name in the case: body, year and section."""
        return f"{self.body}-{self.year}-{self.section}"

    @property
    def put_off(self) -> tuple[ClauseOutcome, ...]:
        """The clauses that were put off while the rest was decided."""
        if self.outcome in STAGE_AFTER:
            return ()
        return tuple(clause for clause in self.clauses if clause.outcome in STAGE_AFTER)

    @property
    def whole(self) -> Whole:
        """What it came to as a whole, in one word, from the outcomes of its clauses."""
        return whole_of(self.outcome, (clause.outcome for clause in self.clauses))

    @property
    def goes_on(self) -> bool:
        """Whether its case goes on to the body that it is for."""
        carried = self.outcome in CARRIED or self.refusing
        return self.kind is not Kind.DECISION and bool(self.to) and carried

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
        """For example 'tabled until the next meeting', or by clause where these came to different things."""
        if isinstance(self.whole, Partly):
            clauses = Listed.of((self._of_clause(clause) for clause in self.clauses), ";")
            return Said.fact("{whole} ({clauses})", whole=self.whole, clauses=clauses)
        if not self.until:
            return Said.fact("{outcome}", outcome=self.whole)
        return Said.fact("{outcome} until {until}", outcome=self.outcome, until=_until(self.until))

    def _of_clause(self, clause: ClauseOutcome) -> Said:
        number, outcome = clause.number, clause.outcome
        if outcome is Outcome.TABLED and self.until:
            until = _until(self.until)
            return Said.fact(
                "clause {number} {outcome} until {until}", number=number, outcome=outcome, until=until
            )
        return Said.fact("clause {number} {outcome}", number=number, outcome=outcome)


def may_be_worded(outcome: Outcome, motions: Iterable[Motion]) -> bool:
    """Whether a decision may have words of its own: another one, the names that an election gave to what was
    left open, or the wishes that were carried beside what was proposed."""
    wished = any(one.kind is MotionKind.WISH and one.status is MotionStatus.CARRIED for one in motions)
    return wished or outcome is Outcome.ELECTED or not takes_the_words(outcome)


def body_of(decision: str) -> str:
    """The code of the body that made a decision, from the decision's key."""
    return decision.split("-", 1)[0]


def decides(handling: Handling) -> bool:
    """Whether the case is decided by it, and is not put off, and does not go on to another body."""
    return handling.stage_after is Stage.DECIDED


def took_effect(handling: Handling) -> bool:
    """Whether its case was decided by it, as was proposed or moved: it was neither noted nor turned down."""
    turned_down = handling.outcome is Outcome.NOTED or (
        handling.whole is Outcome.REJECTED and not any(clause.answers for clause in handling.clauses)
    )
    return decides(handling) and not (turned_down and not handling.refusing)


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
