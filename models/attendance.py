"""Who is there: members counted from dated seats, and experts who are heard and leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.command import Act, Command
from models.frozen import Frozen
from models.item import ItemIsHandled
from models.journal import Content, Fact
from models.people import Official
from models.refusal import Refusal
from models.text import Plain
from models.world import World

if TYPE_CHECKING:
    from models.meeting import Meeting


class NoSuchSeat(Refusal):
    """{body} has no seat {seat} on {day}; its seats are 1–{seats}."""


class CalledSeat(Frozen):
    """A seat as the meeting was called with it."""

    seat: int
    role: str
    member: str
    deputy: str = ""


class Present(Frozen):
    """Somebody who sits on a seat in this meeting; `remote` who takes part over a connection."""

    seat: int
    name: str
    role: str
    deputy: bool = False
    remote: bool = False


class Session(Frozen):
    """A part of a meeting that was adjourned: from when to when, and who was there at its end."""

    opened_at: datetime
    ended_at: datetime
    present: tuple[Present, ...]


class HearExpert(Act):
    """Record that an expert was heard on an item, and left."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "hear"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = (
        "pykala item hear khs-2021-03-15 --item 10 --expert 'Mikko Rusama' --title digitalisaatiojohtaja"
    )

    item: int = Field(ge=1, description="Number of the item.")
    expert: Plain = Field(min_length=1, max_length=200, description="Name of the expert.")
    title: Plain = Field(default="", max_length=200, description="The expert's title.")

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at)
        if state.item(self.item).done:
            raise ItemIsHandled(item=self.item)
        yield ExpertHeard(item=self.item, expert=Official(name=self.expert, title=self.title))


class ExpertHeard(Content):
    """An expert was heard and left after the hearing."""

    item: int
    expert: Official

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_item(self.item, heard=(*state.items[self.item].heard, self.expert))

    def said(self) -> str:
        return f"{self.expert} was heard on item {self.item} and left."
