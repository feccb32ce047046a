"""The registry as a decision sees it, in memory: for rehearsals without Temporal, and for searching rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

from models.base.refusal import CommandReused, Refusal
from models.base.text import Text
from models.base.writing import TextOf, Written, no_text
from models.case.case import Case
from models.engine import engine
from models.engine.command import Answer, Command
from models.engine.erasing import erases
from models.engine.journal import Fact
from models.engine.passing import time_passes
from models.engine.secrecy import to_its_sender
from models.engine.state import State
from models.engine.world import Held
from models.law.deadline import Deadline
from models.meeting.meeting import Meeting
from models.people.people_register import JOURNAL as PEOPLE
from models.people.people_register import PeopleRegister, people_of
from models.register import numbers
from models.whole.sealing import names

S = TypeVar("S", bound=State)


@dataclass
class Memory:
    """Journals in memory, and a clock that is moved by hand."""

    now: datetime
    journals: dict[str, Held] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    given_here: set[tuple[str, int]] = field(default_factory=set)
    commands: dict[str, tuple[str, list[Fact]]] = field(default_factory=dict)
    texts: TextOf = no_text
    """Where the texts lie that commands name by hash."""

    def held(self, journal: str) -> Held:
        return self.journals.get(journal, Held(journal))

    def allot(self, series: str) -> int:
        number = numbers.next_free(numbers.of(self.held(numbers.JOURNAL)), series, self.last.get(series, 0))
        self.last[series] = number
        self.given_here.add((series, number))
        return number

    def give_back(self, series: str, number: int) -> None:
        self.last[series] = number - 1
        self.given_here.discard((series, number))

    def given(self, series: str, first: int, last: int) -> Sequence[int]:
        return sorted(
            number for known, number in self.given_here if known == series and first <= number <= last
        )

    def meetings(self, body: str) -> Sequence[str]:
        open_ones = (meeting for meeting in self._open(Meeting) if meeting.body == body)
        return [meeting.id for meeting in sorted(open_ones, key=lambda meeting: meeting.at)]

    def sittings(self, body: str, since: date) -> Sequence[str]:
        states = (held.state for held in self.journals.values())
        called = (one for one in states if isinstance(one, Meeting) and one.body == body and one.day >= since)
        return [meeting.id for meeting in sorted(called, key=lambda meeting: meeting.at)]

    def waiting(self, body: str, stage: str) -> Sequence[str]:
        waiting = (case for case in self._open(Case) if case.stage == stage)
        return sorted(case.id for case in waiting if case.body == body)

    def facts_of(self, journal: str) -> Sequence[Fact]:
        return [fact for fact in self.facts if fact.journal == journal]

    def seals(self, journal: str, commitment: str) -> bool:
        return names(self.facts_of(journal), commitment) and not erases(self.facts, commitment)

    def text(self, written: Written) -> Text | None:
        return self.texts(written)

    def rights(self) -> PeopleRegister | None:
        return people_of(self.held(PEOPLE))

    def _open(self, kind: type[S]) -> Iterator[S]:
        states = (held.state for held in self.journals.values())
        return (state for state in states if isinstance(state, kind) and state.open)

    def act(self, command: Command) -> Answer:
        """Decide a command and fold what it gives; a Refusal leaves nothing behind."""
        return Answer.of(command, self._carry_out(command))

    def forward(self, to: datetime) -> None:
        """Let time pass, deadline by deadline, in every journal."""
        while next_one := min(self._due(to), key=lambda found: (found[0].at, found[1]), default=None):
            deadline, journal = next_one
            self.now = max(self.now, _minute(deadline.at))
            before = len(self.facts)
            self._carry_out(time_passes(journal, deadline.at))
            if len(self.facts) == before:  # a workflow would ask for ever
                raise RuntimeError(f"{deadline.key} of {journal} is due and does not pass")
        self.now = max(self.now, to)

    def _carry_out(self, command: Command) -> list[Fact]:
        digest, facts = self.commands.get(command.id, (command.digest(), []))
        if digest != command.digest():
            raise CommandReused(command=command.id)
        if facts:
            return facts
        before = dict(self.last), set(self.given_here)
        try:
            facts = engine.settle(command, self)
        except Refusal as refusal:
            self.last, self.given_here = before
            raise to_its_sender(refusal, command) from None
        for fact in facts:
            self.journals[fact.journal] = self.held(fact.journal).after([fact])
        self.facts.extend(facts)
        self.commands[command.id] = digest, facts
        return facts

    def _due(self, to: datetime) -> Iterator[tuple[Deadline, str]]:
        for journal, held in self.journals.items():
            if held.state and held.state.open:
                yield from ((deadline, journal) for deadline in engine.due(held)[:1] if deadline.at <= to)


def _minute(instant: datetime) -> datetime:
    """The record's clock ticks in minutes."""
    return instant - timedelta(seconds=instant.second, microseconds=instant.microsecond)
