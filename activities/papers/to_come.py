"""A § of the minutes as it would be printed if its item were handled now: nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sqlalchemy import Connection

from activities.papers.rendering import render
from activities.papers.scene import Scene
from activities.papers.view import view
from activities.reading import Reading, numbered
from activities.registry.ledger import Ledger
from activities.registry.shelf import Shelf
from activities.registry.transaction import Transaction
from models.base.language import Language
from models.base.text import Text
from models.base.writing import TextOf, Written
from models.engine import engine
from models.engine.command import Command
from models.engine.journal import Fact
from models.engine.world import Held
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.papers.paper_order import PaperOrder
from models.papers.topic import Topic

TEMPLATE = "_section_alone"


def facts_to_come(command: Command, connection: Connection, text: TextOf) -> tuple[Fact, ...]:
    """What a command would give if it were committed now, whoever sends it. Raises a Refusal."""
    world = _Foreseen(Ledger(connection, 0, 0, ""), Shelf(), command.happened_at, text)
    return tuple(engine.settle(command, world))


def section_to_come(
    reading: Reading, meeting: str, item: int, language: Language, to_come: Sequence[Fact] = ()
) -> str:
    """The HTML of the § of an item, after facts that nobody has recorded yet."""
    after = _After(reading, to_come)
    held = after.held(meeting)
    order = PaperOrder(template=TEMPLATE, language=language, journal=meeting, seq=held.seq, subject=str(item))
    scene = _SectionScene(order, after)
    found = scene.entry
    names = {**view(scene), "item": found, "m": scene.matter_of(found)}
    return render(f"documents/{TEMPLATE}.html.j2", language, names, scene.municipality)


class _Foreseen(Transaction):
    """The registry as a decision sees it, who may act left open; nobody writes what it gives."""

    def rights(self) -> None:
        return None


class _SectionScene(Scene):
    """What belongs to one item of a meeting, whatever its last fact was about."""

    @cached_property
    def topic(self) -> Topic:
        """The item's case, if it has one."""
        return Topic(item=self.entry.number if self.entry.case else 0)

    @property
    def entry(self) -> Item:
        """The item itself."""
        return self.held.of(Meeting).items[int(self.order.subject)]


class _After:
    """The registry as it is now, and facts after it that nobody has recorded."""

    def __init__(self, reading: Reading, to_come: Sequence[Fact]) -> None:
        self._reading = reading
        self._to_come = to_come

    def held(self, journal: str) -> Held:
        return self._reading.held(journal).after(self._of(journal))

    def facts(self, journal: str) -> Sequence[Fact]:
        return [*self._reading.facts(journal), *self._of(journal)]

    def fact(self, journal: str, seq: int) -> Fact:
        return numbered(self.facts(journal), seq)

    def text(self, written: Written) -> Text | None:
        return self._reading.text(written)

    def _of(self, journal: str) -> list[Fact]:
        return [fact for fact in self._to_come if fact.journal == journal]
