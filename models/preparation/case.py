"""A case: from its opening to its closing. It is never copied; it has as many handlings as it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.text import Language, Original, Plain
from models.base.writing import Written
from models.decision.handling import Handling
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.stage import Stage
from models.engine.world import World
from models.force.force import DecisionBecameFinal, DecisionStatus
from models.law.deadline import Deadline
from models.law.rules import Rules
from models.law.secrecy import SealedTitle
from models.preparation.proposal import Proposal
from models.preparation.review import ReviewRound


class Publicity(StrEnum):
    """Publicity class (julkisuusluokka)."""

    PUBLIC = "public"
    PARTLY_CONFIDENTIAL = "partly_confidential"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True)
class Case:
    """A case as its journal tells it."""

    noun: ClassVar[str] = "case"
    driven: ClassVar[bool] = True

    id: str
    title: str
    task_class: str
    publicity: Publicity
    ground: str
    language: Language
    preparer: str
    opened: date
    stage: Stage = Stage.PREPARATION
    proposals: tuple[Proposal, ...] = ()
    reviews: Mapping[str, ReviewRound] = field(default_factory=dict)
    body: str = ""
    meeting: str = ""
    item: int = 0
    returns_from: date | None = None
    handlings: tuple[Handling, ...] = ()
    decisions: Mapping[str, DecisionStatus] = field(default_factory=dict)
    follow_up: str = ""
    closed_because: str = ""
    secret_title: Written | None = None
    secret_until: date | None = None

    def with_(self, **changes: Any) -> Self:
        """This case with some fields changed."""
        return replace(self, **changes)

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it."""
        return self.stage is not Stage.CLOSED

    def prepared_again(self, now: datetime, **changes: Any) -> Self:
        """This case back in preparation, with its reviews; those still awaited are reminded of anew."""
        reviews = {group: asked.resumed(now) for group, asked in self.reviews.items()}
        return self.with_(stage=Stage.PREPARATION, reviews=reviews, **changes)

    def blocked_by(self, rules: Rules) -> tuple[str, ...]:
        """Why a body with these rules may not take it: reviews that are missing, opposing or stale."""
        reasons = (asked.blocks(self.proposals, rules) for asked in self.reviews.values())
        return tuple(reason for reason in reasons if reason)

    def due(self) -> tuple[Deadline, ...]:
        """What the state implies: reviews while it is prepared, legal force once it is published."""
        if not self.open:
            return ()
        reviews = (d for asked in self.reviews.values() for d in asked.deadlines())
        finals = (
            status.final for status in self.decisions.values() if status.final and not status.final_since
        )
        return (*(reviews if self.stage is Stage.PREPARATION else ()), *finals)

    def passing(self, at: datetime) -> Iterator[Content | Entry]:
        """Reviews that fall due, decisions that become final, the closing of a case that needs no more."""
        if self.stage is Stage.PREPARATION:
            for asked in self.reviews.values():
                yield from asked.passing(at)
        became = []
        for key, status in self.decisions.items():
            if status.final and not status.final_since and status.final.at <= at:
                became.append(key)
                yield DecisionBecameFinal(decision=key, since=status.final.day)
        if became and self.stage is Stage.DECIDED and self._all_final_but(became):
            yield CaseClosed(because="the decision is final and nothing is left to follow up")

    def _all_final_but(self, became: Collection[str]) -> bool:
        """Whether the last decision is final, and no other waits to be, given those that just became so."""
        last = self.handlings[-1].key
        waiting = {key for key, status in self.decisions.items() if status.waits}
        return (last in became or self.decisions[last].final_since is not None) and waiting <= {*became}


class NoGround(Refusal):
    """A case that is not public needs the ground of its secrecy, for example 'JulkL 24.1 § 20 k'."""


class OpenCase(Act):
    """Open a case: it gets the next register number of its register and year."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "open"
    on: ClassVar[str | None] = None
    example: ClassVar[str] = "pykala case open --title 'Määrärahan myöntäminen …' --task-class '02 02 02'"

    title: Plain = Field(
        min_length=1,
        max_length=500,
        description="What the case is about, as it is made public; neutral if it is confidential.",
    )
    task_class: str = Field(pattern=r"^\d\d( \d\d){1,3}$", description="Task class, for example '02 02 02'.")
    prefix: str = Field(default="HEL", pattern=r"^[A-ZÅÄÖ]{2,6}$", description="The register's prefix.")
    publicity: Publicity = Field(
        default=Publicity.PUBLIC, description="public, partly_confidential, confidential."
    )
    ground: Plain = Field(
        default="", max_length=300, description="Ground of secrecy, if it is not public; it is public itself."
    )
    language: Original = Field(default="fi", description="Language of the original: fi or sv.")
    secret_title: SealedTitle | None = Field(
        default=None, description="What a confidential case is really about, sealed."
    )
    secret_until: date | None = Field(default=None, description="Until when it is secret.")

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        if self.publicity is not Publicity.PUBLIC and not self.ground:
            raise NoGround
        day = local_day(command.happened_at)
        number = world.allot(f"{self.prefix} {day.year}")
        yield Entry(
            journal=f"{self.prefix} {day.year}-{number:06}",
            content=CaseOpened(
                title=self.title,
                task_class=self.task_class,
                publicity=self.publicity,
                ground=self.ground,
                language=self.language,
                secret_title=self.secret_title,
                secret_until=self.secret_until,
            ),
        )


class CaseOpened(Content):
    """A case was opened and got its register number."""

    title: str
    task_class: str
    publicity: Publicity
    ground: str = ""
    language: Language = "fi"
    secret_title: Written | None = None
    secret_until: date | None = None

    def fold(self, state: None, fact: Fact) -> Case:
        return Case(
            id=fact.journal,
            title=self.title,
            task_class=self.task_class,
            publicity=self.publicity,
            ground=self.ground,
            language=self.language,
            preparer=fact.actor,
            opened=local_day(fact.happened_at),
            secret_title=self.secret_title,
            secret_until=self.secret_until,
        )

    def said(self) -> str:
        return f"The case was opened: {self.title}."


class WithdrawCase(Act):
    """Withdraw the case before a body decides it; while it is on an agenda, the item is taken off first."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "withdraw"
    on: ClassVar[str | None] = "case"
    example: ClassVar[str] = "pykala case withdraw 'HEL 2021-002935' --reason 'Rahoitus järjestyi muualta.'"

    reason: Plain = Field(min_length=1, max_length=1000, description="Why; it is public.")

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        yield CaseWithdrawn(reason=self.reason)
        yield CaseClosed(because="it was withdrawn")


class CaseWithdrawn(Content):
    """The case was withdrawn."""

    reason: str

    def fold(self, state: Case, fact: Fact) -> Case:
        return state

    def said(self) -> str:
        return f"The case was withdrawn: {self.reason}"


class CaseClosed(Content):
    """Nothing is left to do in the case."""

    because: str

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.with_(stage=Stage.CLOSED, returns_from=None, closed_because=self.because)

    def said(self) -> str:
        return f"The case was closed: {self.because}."
