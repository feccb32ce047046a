"""Implementation before legal force: it is allowed unless it would make an appeal pointless (143 §)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import NONE_YET, Listed, Said
from models.base.writing import OwnWords, in_words
from models.case.case import Case
from models.case.decision_status import NoSuchDecision, handling_of, made_on
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.law.openness import Code, Reason
from models.law.outcome import Outcome
from models.matter.handling import STAGE_AFTER


class NotToImplement(Refusal):
    """{decision} is not implemented before it has legal force; where it stands: {status}."""

    vain: ClassVar[bool] = True


class ImplementedAlready(Refusal):
    """{decision} is implemented since {day}."""

    vain: ClassVar[bool] = True


class NothingToImplement(Refusal):
    """{decision} came to '{outcome}', or goes on to another body: there is nothing in it to implement."""


class ImplementEarly(Act[Case]):
    """Record that a decision is implemented before it has legal force, and on what ground.

    It is recorded of one that is checked and not final yet, also while it is challenged.
    """

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "implement"
    example: ClassVar[str] = (
        "pykala decision implement 'HEL 2021-002935' --decision khs-2021-216 "
        "--reason 'Hankkeet alkavat elokuussa, ja päätös voidaan peruuttaa.'"
    )

    decision: Code
    """The decision: body, year and section."""
    reason: Reason
    """Why it cannot wait, and why an appeal does not become pointless; sealed in a confidential case."""

    def located(self, state: Case) -> Where:
        return state.where_decided(self.decision)

    def builds_on(self, held: Held) -> datetime | None:
        return made_on(held.of(Case), self.decision)

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        status = state.decisions.get(self.decision)
        if status is None:
            raise NoSuchDecision(decision=self.decision, decisions=Listed.of(state.decisions) or NONE_YET)
        if status.checked is None or status.final_since or status.void_since or status.withheld:
            raise NotToImplement(decision=self.decision, status=Term("decision status", status.word))
        if status.implemented:
            raise ImplementedAlready(decision=self.decision, day=status.implemented)
        handling = handling_of(state, self.decision)
        if handling.goes_on or {clause.outcome for clause in handling.clauses} <= _NOTHING:
            raise NothingToImplement(decision=self.decision, outcome=handling.whole)
        yield ImplementedEarly(decision=self.decision, day=local_day(command.happened_at), reason=self.reason)


_NOTHING = {
    *STAGE_AFTER,
    Outcome.NOTED,
    Outcome.REJECTED,
    Outcome.NOT_EXAMINED,
    Outcome.UPHELD,
    Outcome.LAPSED,
}
"""Outcomes of clauses by which nothing is done: put off, noted, refused, or left as it was."""


class ImplementedEarly(Content):
    """A decision is implemented before it has legal force."""

    decision: str
    """The decision's key: body, year and section."""
    day: date
    """The local day from which it is implemented."""
    reason: OwnWords
    """Why it cannot wait, in people's own words."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = replace(state.decisions[self.decision], implemented=self.day)
        return state.with_decision(self.decision, status)

    def said(self) -> Said:
        return Said.fact(
            "The decision {decision} is implemented since {day}, before it has legal force: {reason}",
            decision=self.decision,
            day=self.day,
            reason=in_words(self.reason),
        )
