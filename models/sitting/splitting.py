"""An item split by its clauses: each part is handled by itself, under its own section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.case.case import Case
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.item import Item
from models.matter.motion import INTERRUPTING, MotionStatus
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.voting.balloting import course


class NotASplit(Refusal):
    """Item {item} cannot be split so: its clauses are {clauses}, and each part needs some of them."""


class DebateHasBegun(Refusal):
    """Item {item} has motions on its substance, or votes, already; it is split before they are made."""


class SplitItem(ItemAct):
    """Split an item: the clauses that are named become an item of their own, with the next number."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "split"
    example: ClassVar[str] = "pykala item split khs-2021-03-15 --item 10 --clauses 2"

    clauses: tuple[int, ...] = Field(min_length=1)
    """The clauses that are handled by themselves; at least one is left."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.debated(self.item, command.happened_at, world.now)
        if item.elections or not _only_lost(item):
            raise DebateHasBegun(item=self.item)
        case = world.held(item.case).of(Case)
        every = item.clauses or tuple(clause.number for clause in case.proposals[-1].clauses)
        rest = tuple(number for number in every if number not in self.clauses)
        if not rest or not set(self.clauses) <= set(every):
            raise NotASplit(item=self.item, clauses=Listed.of(every))
        yield ItemSplit(
            item=self.item, clauses=rest, into=state.next_number(), apart=tuple(sorted(set(self.clauses)))
        )


def _only_lost(item: Item) -> bool:
    """Whether nothing but tablings and returns was moved, and none of them is left or was carried."""
    settled = (known for known in course(item.motions, item.votes, {}).motions)
    over = (MotionStatus.LOST, MotionStatus.WITHDRAWN)
    return all(motion.kind in INTERRUPTING and motion.status in over for motion in settled)


class ItemSplit(ItemFact):
    """An item was split: it keeps its clauses, and those apart are another item."""

    reversible: ClassVar[bool] = True

    item: int
    """Number of the item that was split; it keeps that number."""
    clauses: tuple[int, ...]
    """The clauses that it keeps."""
    into: int
    """Number of the item that the others became: the next after the last."""
    apart: tuple[int, ...]
    """The clauses of that new item, in order."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        whole = state.items[self.item]
        moved = replace(whole, motions=(), votes=())
        part = replace(moved, number=self.into, clauses=self.apart, section=0, year=0, placed=fact.seq)
        kept = replace(whole, clauses=self.clauses)
        return replace(state, items={**state.items, self.item: kept, self.into: part})

    def said(self) -> Said:
        return Said.fact(
            "Item {item} was split: clauses {clauses} are item {into}.",
            item=self.item,
            clauses=Listed.of(self.apart),
            into=self.into,
        )
