"""Experts who are heard on an item, and leave or stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from models.base.people import Official
from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Name
from models.matter.expert import Heard
from models.meeting.item_act import ItemAct
from models.meeting.meeting import Meeting


class HearExpert(ItemAct):
    """Record that an expert was heard on an item, and left after the hearing or stayed."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "hear"
    example: ClassVar[str] = (
        "pykala item hear khs-2021-03-15 --item 10 --expert 'Mikko Rusama' --title digitalisaatiojohtaja"
    )

    item: int = Field(ge=1, description="Number of the item.")
    expert: Name = Field(min_length=1, max_length=200, description="Name of the expert.")
    title: Name = Field(default="", max_length=200, description="The expert's title.")
    stays: bool = Field(default=False, description="The expert stays in the meeting after the hearing.")

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.debated(self.item, command.happened_at)
        expert = Official(name=self.expert, title=self.title)
        yield ExpertHeard(item=self.item, expert=expert, stays=self.stays)


class ExpertHeard(Content):
    """An expert was heard, and left after the hearing or stayed."""

    reversible: ClassVar[bool] = True

    item: int
    expert: Official
    stays: bool = False

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        heard = Heard(expert=self.expert, stayed=self.stays)
        return state.with_item(self.item, heard=(*state.items[self.item].heard, heard))

    def said(self) -> Said:
        expert, item = str(self.expert), self.item
        if self.stays:
            return Said.fact("{expert} was heard on item {item} and stayed.", expert=expert, item=item)
        return Said.fact("{expert} was heard on item {item} and left.", expert=expert, item=item)
