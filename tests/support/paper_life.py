"""A life that papers read: acts at local times, through the registry in memory, and what people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from activities.reading import numbered
from models.base.calendar import local_instant
from models.base.text import Text
from models.base.writing import Written
from models.engine.command import Answer, Command
from models.engine.journal import Fact
from models.engine.world import Held
from models.papers.paper_order import PaperOrder
from models.whole import catalogue
from models.whole.memory import Memory
from tests.support.orders import ordered

assert catalogue.ACTS

ACTORS = {
    "preparer": "strategiaosaston valmistelija",
    "presenter": "Sami Sarvilinna",
    "secretary": "kaupunginhallituksen sihteeri",
    "controller": "talouden controller",
}


@dataclass(frozen=True)
class AsItStood:
    """The record after one of its facts: what a paper reads."""

    until: list[Fact]
    texts: dict[str, Text]

    def facts(self, journal: str) -> list[Fact]:
        return [fact for fact in self.until if fact.journal == journal]

    def fact(self, journal: str, seq: int) -> Fact:
        return numbered(self.facts(journal), seq)

    def held(self, journal: str) -> Held:
        return Held(journal).after(self.facts(journal))

    def text(self, written: Written) -> Text | None:
        return self.texts.get(written.sha256)


@dataclass
class Life:
    """A case being lived: acts are done at local times, and papers are ordered by what follows."""

    memory: Memory = field(default_factory=lambda: Memory(now=at("2021-01-04 08:00")))
    texts: dict[str, Text] = field(default_factory=dict)
    confidential: bool = False

    def write(self, words: str | Text, *, confidential: bool = False) -> dict[str, Any]:
        text = Text.of(words) if isinstance(words, str) else words
        written = Written.of(text, salt="salt" if confidential or self.confidential else None)
        self.texts[written.sha256] = text
        return written.model_dump(mode="json")

    def own(self, words: str) -> str | dict[str, Any]:
        """A short text in somebody's own words, sealed where the case is confidential."""
        return self.write(words) if self.confidential else words

    def do(self, when: str, role: str, name: str, journal: str = "", **fields: Any) -> Answer:
        self.memory.forward(at(when))
        return self.memory.act(
            Command(
                id=f"{len(self.memory.facts)}-{when}-{name}",
                journal=journal,
                name=name,
                act=fields,  # type: ignore[arg-type]  # validated as the act of its name
                actor=ACTORS.get(role, role),
                role=role,
                happened_at=at(when),
            )
        )

    def orders(self) -> Iterator[PaperOrder]:
        yield from (order for _, order in ordered(self.memory.facts))

    def order(self, template: str, language: str = "fi", nth: int = 0) -> PaperOrder:
        return [o for o in self.orders() if (o.template, o.language) == (template, language)][nth]

    def reading(self, order: PaperOrder) -> AsItStood:
        facts = self.memory.facts
        place = next(n for n, f in enumerate(facts) if (f.journal, f.seq) == (order.journal, order.seq))
        return AsItStood(facts[: place + 1], self.texts)


def at(when: str) -> datetime:
    """A local time written as `2021-03-15 16:00`."""
    day, clock = when.split()
    return local_instant(date.fromisoformat(day), time.fromisoformat(clock))
