"""The items of an agenda put into an order, all at once, while it is being made up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from models.agenda.agenda import PlacedOnAgenda
from models.agenda.agenda_building import ItemsRenumbered, NewNumber
from models.base.refusal import Refusal
from models.engine.command import Command, Entry
from models.engine.journal import Content
from models.engine.world import World
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting


class InThatOrderAlready(Refusal):
    """The items of {meeting} are in that order already."""


class ArrangeAgenda(WholeAct):
    """Put the items into another order while the agenda is being made up; they share the numbers that there
    are."""

    noun: ClassVar[str] = "agenda"
    verb: ClassVar[str] = "arrange"
    example: ClassVar[str] = "pykala agenda arrange khs-2021-03-22 --items 2,1,3"

    items: tuple[int, ...] = Field(min_length=1)
    """The items by number in the order that they get; those that are not named follow as they stand."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        named = dict.fromkeys(state.item(number).number for number in self.items)
        numbers = sorted(state.items)
        wanted = [*named, *(number for number in numbers if number not in named)]
        moved = tuple(
            NewNumber(
                item=was, to=to, case=state.items[was].case, secret=state.items[was].secrecy is not None
            )
            for to, was in zip(numbers, wanted, strict=True)
            if to != was
        )
        if not moved:
            raise InThatOrderAlready(meeting=state.id)
        yield ItemsRenumbered(items=moved)
        for each in moved:
            if each.case:
                placed = PlacedOnAgenda(meeting=state.id, item=each.to, moved=True)
                yield Entry(journal=each.case, content=placed)
