"""Items of an agenda that get another number, or are taken off it, before the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.agenda.agenda import PlacedOnAgenda
from models.base.words import Said
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Ground
from models.matter.item import ItemIsHandled, ItemTaken
from models.matter.stage import Stage
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.taken_off import ItemTakenOff

if TYPE_CHECKING:
    from models.case.case import Case


class MoveItem(ItemAct):
    """Give an item another number while the agenda is being made up."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "move"
    example: ClassVar[str] = "pykala item move khs-2021-03-22 --item 1 --to 26"

    item: int = Field(ge=1)
    """The number that it has now."""
    to: int = Field(ge=1, le=999)
    """The number that it gets; it must be free."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        item = state.item(self.item)
        if self.to in state.items:
            raise ItemTaken(item=self.to, meeting=state.id, title=state.items[self.to].named)
        secret = bool(item.case and item.secrecy)
        yield ItemMoved(item=self.item, to=self.to, case="" if secret else item.case, secret=secret)
        if item.case:
            yield Entry(journal=item.case, content=PlacedOnAgenda(meeting=state.id, item=self.to, moved=True))


class ItemMoved(ItemFact):
    """An item got another number."""

    item: int
    """The number that it had."""
    to: int
    """The number that it has now."""
    case: str = ""
    """Register number of its case, whose proposal is a paper again; empty if it has none or is secret."""
    secret: bool = False
    """It has a case that is confidential, whose proposal is a paper again for those who may read it."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        items = dict(state.items)
        moved = items.pop(self.item)
        return replace(state, items={**items, self.to: replace(moved, number=self.to)})

    def said(self) -> Said:
        return Said.fact("Item {item} is now item {to}.", item=self.item, to=self.to)


class TakeOffItem(ItemAct):
    """Take an item off the agenda before the meeting; the case is ready for another one."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "take-off"
    example: ClassVar[str] = "pykala item take-off khs-2021-03-15 --item 10"

    ground: Ground = ""
    """Why it is not handled; it is public, or sealed where the case is confidential."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        item = state.item(self.item)
        if item.done:
            raise ItemIsHandled(item=self.item)
        yield ItemTakenOff(item=self.item, ground=self.ground)
        if item.case:
            yield Entry(journal=item.case, content=TakenOffAgenda(meeting=state.id, item=self.item))


class TakenOffAgenda(Content):
    """The case is on no agenda any more."""

    meeting: str
    """The meeting that was to handle it, for example khs-2021-03-15."""
    item: int
    """The number that it had there."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, stage=Stage.READY, meeting="", item=0)

    def said(self) -> Said:
        return Said.fact("The case was taken off the agenda of {meeting}.", meeting=self.meeting)
