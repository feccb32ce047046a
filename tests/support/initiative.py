"""A kind of journal that only the tests have: a residents' initiative, supported and answered in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.text import Plain
from models.base.words import Said
from models.engine.command import Act, Command, Entry
from models.engine.concern import WHOLE, Concern
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.engine.world import World
from models.law.deadline import Deadline, review_due
from models.law.openness import Code, PublicText
from models.law.rules import Rulebook


class InitiativeStage(StrEnum):
    """Where an initiative stands."""

    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Initiative(State):
    """An initiative as its journal tells it."""

    noun: ClassVar[str] = "initiative"
    confidential: ClassVar[bool] = False

    id: str
    asks: str
    answer_by: Deadline
    supporters: int = 0
    late: bool = False
    stage: InitiativeStage = InitiativeStage.OPEN

    @property
    def open(self) -> bool:
        return self.stage is InitiativeStage.OPEN

    def due(self) -> tuple[Deadline, ...]:
        return (self.answer_by,) if self.open and not self.late else ()

    def passing(self, at: datetime) -> Iterator[Content]:
        if self.open and not self.late and self.answer_by.at <= at:
            yield InitiativeFellDue(day=self.answer_by.day)

    def concerned(self, concern: Concern | None) -> Concern:
        return WHOLE


class MakeInitiative(Act[None]):
    """Make an initiative."""

    noun: ClassVar[str] = "initiative"
    verb: ClassVar[str] = "make"

    id: Code = Field(pattern="^aloite-[0-9]+$")
    asks: PublicText = Field(min_length=1)

    def about(self, state: None) -> Concern:
        return WHOLE

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        day = local_day(command.happened_at)
        due = review_due(f"answer/{self.id}", day, Rulebook.load().on(day))
        yield Entry(journal=self.id, content=InitiativeMade(asks=self.asks, answer_by=due))


class InitiativeMade(Content):
    """An initiative was made."""

    asks: str
    answer_by: Deadline

    def fold(self, state: None, fact: Fact) -> Initiative:
        return Initiative(id=fact.journal, asks=self.asks, answer_by=self.answer_by)

    def said(self) -> Said:
        return Said.fact("An initiative asks: {asks}", asks=self.asks)


class SupportInitiative(Act[Initiative]):
    """Support an initiative."""

    noun: ClassVar[str] = "initiative"
    verb: ClassVar[str] = "support"

    def decide(self, state: Initiative, command: Command, world: World) -> Iterator[Content]:
        yield InitiativeSupported(supporters=state.supporters + 1)


class InitiativeSupported(Content):
    """Somebody supports the initiative."""

    supporters: int

    def fold(self, state: Initiative, fact: Fact) -> Initiative:
        return replace(state, supporters=self.supporters)

    def said(self) -> Said:
        return Said.fact("{supporters} support it.", supporters=self.supporters)


class InitiativeFellDue(Content):
    """The initiative was not answered in time."""

    day: date

    def fold(self, state: Initiative, fact: Fact) -> Initiative:
        return replace(state, late=True)

    def said(self) -> Said:
        return Said.fact("It was to be answered by {day}.", day=self.day)


class AnswerInitiative(Act[Initiative]):
    """Answer an initiative."""

    noun: ClassVar[str] = "initiative"
    verb: ClassVar[str] = "answer"

    answer: Plain = Field(min_length=1)

    def decide(self, state: Initiative, command: Command, world: World) -> Iterator[Content]:
        yield InitiativeAnswered(answer=self.answer)


class InitiativeAnswered(Content):
    """The initiative was answered."""

    answer: str

    def fold(self, state: Initiative, fact: Fact) -> Initiative:
        return replace(state, stage=InitiativeStage.ANSWERED)

    def said(self) -> Said:
        return Said.fact("It was answered: {answer}", answer=self.answer)


POLICY = {
    "make_initiative": {"resident": ("beginning",)},
    "support_initiative": {"resident": ("open",)},
    "answer_initiative": {"secretary": ("open",)},
    "pass_time": {"time": ("open",)},
}
"""Its lines of the policy table."""
