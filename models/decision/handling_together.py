"""Several items handled together: one act, and a section of its own for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.words import Listed, Said
from models.base.writing import Written
from models.decision.decision import HandleItem
from models.engine.command import Command, Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Until
from models.law.outcome import Outcome
from models.meeting.item_act import MeetingAct
from models.meeting.meeting import Meeting
from models.meeting.members import Member


class HandleTogether(MeetingAct):
    """Record that the body handled several items together, with one outcome; each gets its own section."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "handle-together"
    example: ClassVar[str] = "pykala item handle-together khs-2021-03-15 --items 11-14 --outcome approved"

    items: tuple[int, ...] = Field(min_length=2)
    """The items, in the order of their sections."""
    outcome: Outcome
    """How they ended: approved, tabled, returned, noted, rejected, removed or withdrawn."""
    proposed_by: Member = Field(default="", max_length=200)
    """The member who moved it, by name or by seat."""
    unanimous: bool = False
    """The body was unanimous."""
    without_vote: bool = False
    """Nobody was against it, though nobody said unanimous."""
    until: Until = ""
    """A tabling: 'next meeting', 'week' or a date."""
    instructions: Written | None = None
    """A return: what is to be prepared again."""

    def about(self, state: Meeting) -> Concern:
        return Concern.of(*self.items)

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        items = tuple(dict.fromkeys(self.items))
        same = self.model_dump(exclude={"items"})
        yield HandledTogether(items=items)
        for item in items:
            yield from HandleItem(item=item, **same).decide(state, command, world)


class HandledTogether(Content):
    """Items were handled together."""

    items: tuple[int, ...]
    """Their numbers in the order of their sections; each is then handled by a fact of its own."""

    def about(self) -> frozenset[int]:
        return frozenset(self.items)

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        for number in self.items:
            state = state.with_item(replace(state.items[number], together=self.items))
        return state

    def said(self) -> Said:
        return Said.fact("Items {items} were handled together.", items=Listed.of(self.items))
