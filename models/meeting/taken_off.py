"""An item that is taken off an agenda before the meeting handles it."""

from __future__ import annotations

from dataclasses import replace

from models.base.words import Said
from models.base.writing import OwnWords
from models.engine.journal import Fact
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting


class ItemTakenOff(ItemFact):
    """An item was taken off the agenda."""

    item: int
    """The number that it had."""
    ground: OwnWords = ""
    """Why it is not handled in this meeting; empty where nobody said."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(
            state, items={number: item for number, item in state.items.items() if number != self.item}
        )

    def said(self) -> Said:
        return Said.fact("Item {item} was taken off the agenda.", item=self.item)
