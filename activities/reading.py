"""The registry as those read it who make something of it: a paper, a notice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from models.base.text import Text
from models.base.writing import Written
from models.engine.journal import Fact
from models.engine.world import Held


def numbered(facts: Iterable[Fact], seq: int) -> Fact:
    """The fact of that number; KeyError where there is none."""
    return {fact.seq: fact for fact in facts}[seq]


class Reading(Protocol):
    """The registry: as it stood when a paper was ordered, or as it stands when a notice is sent."""

    def held(self, journal: str) -> Held:
        """A journal's state."""
        ...

    def facts(self, journal: str) -> Sequence[Fact]:
        """A journal's facts, in order."""
        ...

    def fact(self, journal: str, seq: int) -> Fact:
        """One fact of a journal; KeyError where there is none."""
        ...

    def text(self, written: Written) -> Text | None:
        """A long text, None if it was erased."""
        ...


def after(reading: Reading, journal: str, seq: int) -> Held:
    """A journal right after one of its facts, which is mostly the last one."""
    held = reading.held(journal)
    return held if held.seq == seq else Held(journal).after(reading.facts(journal)[:seq])
