"""The agenda: items placed on it, taken off it, and sent out in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.calendar import local_day
from models.command import Act, Command, Entry
from models.item import Item, ItemIsHandled, ItemTaken
from models.journal import Content, Fact
from models.refusal import Refusal
from models.stage import Stage
from models.text import Plain
from models.world import World, state_of

if TYPE_CHECKING:
    from models.case import Case
    from models.meeting import Meeting


class NotApprovedForAgenda(Refusal):
    """{case} is {stage}; this agenda takes only a case that its presenter has approved for {body}."""


class LateItem(Refusal):
    """The agenda had to be sent by {latest}; a late item needs its ground, and the body decides whether
    to take it."""


class PlaceItem(Act):
    """Place a case on the agenda of a meeting, by number or as the last item."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "place"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala item place khs-2021-03-15 --case 'HEL 2021-002935' --item 10"

    case: str = Field(description="Register number of the case.")
    item: int = Field(
        default=0, ge=0, le=999, description="Number of the item; the next free one by default."
    )
    ground: Plain = Field(default="", description="Ground of a late item; it is public.")

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        if self.item in state.items:
            raise ItemTaken(item=self.item, meeting=state.id, title=state.items[self.item].case)
        late = local_day(command.happened_at) > state.summons.day
        if late and not self.ground:
            raise LateItem(latest=state.summons.day)
        case: Case = state_of(world, self.case, "case")
        if case.stage is not Stage.READY or case.body != state.body:
            raise NotApprovedForAgenda(case=self.case, stage=case.stage.replace("_", " "), body=state.body)
        if reasons := case.blocked_by(state.rules(local_day(command.happened_at))):
            raise NotApprovedForAgenda(
                case=self.case, stage="blocked: " + "; ".join(reasons), body=state.body
            )
        number = self.item or state.next_number()
        yield ItemPlaced(
            item=number, case=self.case, title=case.title, late_ground=self.ground if late else ""
        )
        yield Entry(journal=self.case, content=PlacedOnAgenda(meeting=state.id, item=number))


def back_on_an_agenda(
    case: str, title: str, tabled_in: Meeting, returns_from: date, world: World
) -> Iterator[Content | Entry]:
    """Place a case that was just tabled on the first meeting already called that it may come back to."""
    for journal in world.meetings(tabled_in.body):
        meeting: Meeting = state_of(world, journal, "meeting")
        if journal != tabled_in.id and meeting.can_be_held and meeting.day >= returns_from:
            number = meeting.next_number()
            placed = ItemPlaced(item=number, case=case, title=title, returned=True)
            yield Entry(journal=journal, content=placed)
            yield Entry(journal=case, content=PlacedOnAgenda(meeting=journal, item=number))
            return


class ItemPlaced(Content):
    """An item was placed on the agenda; a tabled one comes back by itself."""

    item: int
    case: str
    title: str
    returned: bool = False
    late_ground: str = ""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = Item(self.item, self.case, self.title, self.returned, self.late_ground)
        return state.with_(items={**state.items, self.item: item})

    def said(self) -> str:
        return (
            f"{self.case} {'came back' if self.returned else 'was placed'} on the agenda as item {self.item}."
        )


class PlacedOnAgenda(Content):
    """The case is on an agenda; from now on the meeting holds it."""

    meeting: str
    item: int

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.with_(stage=Stage.ON_AGENDA, meeting=self.meeting, item=self.item, returns_from=None)

    def said(self) -> str:
        return f"The case is item {self.item} of {self.meeting}."


class MoveItem(Act):
    """Give an item another number while the agenda is being made up."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "move"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala item move khs-2021-03-22 --item 1 --to 26"

    item: int = Field(ge=1, description="Its number now.")
    to: int = Field(ge=1, le=999, description="Its new number.")

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        item = state.item(self.item)
        if self.to in state.items:
            raise ItemTaken(item=self.to, meeting=state.id, title=state.items[self.to].case)
        yield ItemMoved(item=self.item, to=self.to)
        yield Entry(journal=item.case, content=PlacedOnAgenda(meeting=state.id, item=self.to))


class ItemMoved(Content):
    """An item got another number."""

    item: int
    to: int

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        items = dict(state.items)
        moved = items.pop(self.item)
        return state.with_(items={**items, self.to: replace(moved, number=self.to)})

    def said(self) -> str:
        return f"Item {self.item} is now item {self.to}."


class TakeOffItem(Act):
    """Take an item off the agenda before the meeting; the case is ready for another one."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "take-off"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala item take-off khs-2021-03-15 --item 10"

    item: int = Field(ge=1, description="Number of the item.")

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        item = state.item(self.item)
        if item.handling:
            raise ItemIsHandled(item=self.item)
        yield ItemTakenOff(item=self.item)
        yield Entry(journal=item.case, content=TakenOffAgenda(meeting=state.id, item=self.item))


class ItemTakenOff(Content):
    """An item was taken off the agenda."""

    item: int

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_(
            items={number: item for number, item in state.items.items() if number != self.item}
        )

    def said(self) -> str:
        return f"Item {self.item} was taken off the agenda."


class TakenOffAgenda(Content):
    """The case is on no agenda any more."""

    meeting: str
    item: int

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.with_(stage=Stage.READY, meeting="", item=0)

    def said(self) -> str:
        return f"The case was taken off the agenda of {self.meeting}."
