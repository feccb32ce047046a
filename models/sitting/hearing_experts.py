"""Experts who are heard on an item, and leave or stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.people import Official
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Name
from models.matter.expert import Expert
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member


class WithdrawnLeaves(Refusal):
    """{name} has withdrawn from item {item} as disqualified, and leaves the room once heard."""


class HearExpert(ItemAct):
    """Record that an expert was heard on an item, and left after the hearing or stayed."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "hear"
    example: ClassVar[str] = (
        "pykala item hear khs-2021-03-15 --item 10 --expert 'Mikko Rusama' --title digitalisaatiojohtaja"
    )

    expert: Member = Field(min_length=1, max_length=200)
    """Name of the expert, or of a member; it is public."""
    title: Name = Field(default="", max_length=200)
    """The expert's title of office."""
    stays: bool = False
    """The expert stays in the meeting after the hearing."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.debated(self.item, command.happened_at, world.now)
        if self.stays and self.expert in {recusal.name for recusal in item.recused}:
            raise WithdrawnLeaves(name=self.expert, item=self.item)
        expert = Official(name=self.expert, title=self.title)
        yield ExpertHeard(item=self.item, expert=expert, stays=self.stays)


class ExpertHeard(ItemFact):
    """An expert was heard, and left after the hearing or stayed."""

    reversible: ClassVar[bool] = True

    expert: Official
    """Who was heard, by name and title."""
    stays: bool = False
    """They did not leave after the hearing; the minutes tell so."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        heard = Expert(expert=self.expert, stayed=self.stays)
        item = state.items[self.item]
        return state.with_item(replace(item, heard=(*item.heard, heard)))

    def said(self) -> Said:
        expert, item = str(self.expert), self.item
        if self.stays:
            return Said.fact("{expert} was heard on item {item} and stayed.", expert=expert, item=item)
        return Said.fact("{expert} was heard on item {item} and left.", expert=expert, item=item)
