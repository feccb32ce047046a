"""The board's control: a council's decision that it holds unlawful is not carried out (Kuntalaki 96 §)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Said
from models.base.writing import OwnWords, in_words
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.decision_status import handling_of, made_on
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.follow_up.holding_off import held_off
from models.law.body_kind import BodyKind
from models.law.openness import Code, Reason
from models.law.outcome import CARRIED, Outcome
from models.matter.handling import body_of
from models.meeting.meeting import Meeting


class NotTheCouncils(Refusal):
    """{decision} is no decision of a council; the board controls the council's alone."""


class NotByTheBoard(Refusal):
    """Item {item} of {meeting} is no decision of the board that was made after {decision}."""


class NotToWithhold(Refusal):
    """{decision} cannot be left unimplemented; where it stands: {status}."""

    vain: ClassVar[bool] = True


class WithholdDecision(Act[Case]):
    """Record that the board holds a council's decision to be unlawful and leaves it unimplemented.

    The case is prepared anew, so that the board brings it back to the council without delay. Until the
    council has decided again, the decision gets no legal force by time, and nobody is reminded of reports on
    its money.
    """

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "withhold"
    example: ClassVar[str] = (
        "pykala decision withhold 'HEL 2021-002935' --decision kvsto-2021-216 --meeting khs-2021-06-14 "
        "--item 3 --reason 'Valtuusto ylitti toimivaltansa.'"
    )

    decision: Code
    """The council's decision: body, year and section."""
    meeting: Code
    """The board's meeting that found so."""
    item: int = Field(ge=1)
    """The item of it under which it did, handled or settled."""
    reason: Reason
    """Why it is held to be unlawful; sealed in a confidential case."""

    def located(self, state: Case) -> Where:
        return state.where().at("body", body_of(self.meeting))

    def builds_on(self, held: Held) -> datetime | None:
        return made_on(held.of(Case), self.decision)

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        handling = handling_of(state, self.decision)
        council = bodies_on(world, handling.day).get(handling.body)
        if council.kind is not BodyKind.COUNCIL:
            raise NotTheCouncils(decision=self.decision)
        status = state.decisions[self.decision]
        if status.checked is None or status.void_since or status.withheld:
            raise NotToWithhold(decision=self.decision, status=Term("decision status", status.word))
        by = self._found(world, handling.day)
        yield DecisionWithheld(
            decision=self.decision, by=by, day=local_day(command.happened_at), reason=self.reason
        )
        yield from held_off(state, self.decision, by, world)

    def _found(self, world: World, decided: date) -> str:
        """The board's decision by key; NotByTheBoard where that is none."""
        board = world.held(self.meeting).of(Meeting)
        item = board.items.get(self.item)
        made = (item.handling or item.settlement) if item else None
        if board.kind is not BodyKind.BOARD or made is None or made.day < decided:
            raise NotByTheBoard(item=self.item, meeting=self.meeting, decision=self.decision)
        if made.outcome not in CARRIED | {Outcome.NOTED}:
            raise NotByTheBoard(item=self.item, meeting=self.meeting, decision=self.decision)
        return f"{board.body}-{made.year}-{made.section}"


class DecisionWithheld(Content):
    """The board leaves a council's decision unimplemented, and brings it back."""

    decision: str
    """The council's decision: body, year and section."""
    by: str
    """The board's decision that found so: body, year and section."""
    day: date
    """The local day since which it is not carried out."""
    reason: OwnWords
    """Why it is held to be unlawful, in people's own words."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = replace(state.decisions[self.decision], withheld=self.day, withheld_by=self.by)
        held = state.with_decision(self.decision, status)
        return held.reopened(fact.recorded_at) if state.handlings[-1].key == self.decision else held

    def said(self) -> Said:
        return Said.fact(
            "The decision {decision} is not carried out since {day} ({by}), and comes back: {reason}",
            decision=self.decision,
            day=self.day,
            by=self.by,
            reason=in_words(self.reason),
        )
