"""The order in which items are handled, changed by the body's decision in the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.words import Listed, Said
from models.engine.command import Command
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.meeting.item_act import MeetingAct
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.meeting.order import Order


class ChangeOrder(MeetingAct):
    """Record that the body decided to handle items in another order; their numbers stay."""

    noun: ClassVar[str] = "agenda"
    verb: ClassVar[str] = "reorder"
    example: ClassVar[str] = "pykala agenda reorder khs-2021-03-15 --items 5 --items 3"

    items: tuple[int, ...] = Field(min_length=1)
    """The items that come next, in this order; the others follow."""
    proposed_by: Member = Field(default="", max_length=200)
    """The member who moved it, by name or by seat."""

    def about(self, state: Meeting) -> Concern:
        return Concern.of(*self.items)

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_inquorate()
        items = tuple(dict.fromkeys(self.items))
        for item in items:
            state.debated(item, command.happened_at, world.now)
            if self.proposed_by:
                state.refuse_absent(self.proposed_by, item)
        yield OrderChanged(items=items, proposed_by=self.proposed_by)


class OrderChanged(Content):
    """The body changed the order in which it handles its items."""

    reversible: ClassVar[bool] = True

    items: tuple[int, ...]
    """The items that come next, in this order, without repetition."""
    proposed_by: str = ""
    """The member who moved it; empty where nobody is named."""

    def about(self) -> frozenset[int]:
        return frozenset(self.items)

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, orders=(*state.orders, Order(items=self.items, proposed_by=self.proposed_by)))

    def said(self) -> Said:
        return Said.fact("The order was changed: items {items} come next.", items=Listed.of(self.items))
