"""One section of the minutes checked in the meeting itself: its decision exists at once (Kuntalaki 107 §)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.meeting.gathering import NotQuorate
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.minutes.checking import exist


class NothingToCheck(Refusal):
    """Item {item} has not been handled yet; handle or settle it, then its minutes can be checked."""

    vain: ClassVar[bool] = True


class CheckedAlready(Refusal):
    """§ {section} was checked in the meeting already, on {day}."""

    vain: ClassVar[bool] = True


class CheckAtOnce(ItemAct):
    """Record that the body checked the minutes of one item at once; it needs its quorum for that.

    Its decision exists from then; the later checking of the minutes covers the rest.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "check-at-once"
    example: ClassVar[str] = "pykala item check-at-once khs-2021-03-15 --item 10"

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        state.refuse_before(command.happened_at, world.now)
        item = state.item(self.item)
        if not item.done:
            raise NothingToCheck(item=self.item)
        if item.checked:
            raise CheckedAlready(section=item.section, day=item.checked)
        withdrew = {gone.name for gone in item.recused}
        checking = [name for name in state.names_present() if name not in withdrew]
        if len(checking) < state.quorum:
            raise NotQuorate(present=len(checking), quorum=state.quorum)
        day = local_day(command.happened_at)
        yield CheckedAtOnce(item=self.item, section=item.section, day=day)
        yield from exist([item], day, world)


class CheckedAtOnce(ItemFact):
    """One section was checked in the meeting."""

    instead: ClassVar[str] = "What was checked is corrected as a clerical error, or by a new handling."

    section: int
    """Its §, whose decision exists from then."""
    day: date
    """The local day on which the body checked it."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_item(replace(state.items[self.item], checked=self.day))

    def said(self) -> Said:
        return Said.fact("The minutes of § {section} were checked at once.", section=self.section)
