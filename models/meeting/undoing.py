"""Undoing the last act in a meeting. It and its undoing both stay in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.text import Plain
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.meeting.undo import UndoHandling

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting


class NothingToUndo(Refusal):
    """The last act of {meeting} cannot be undone. It was: {last}"""


class UndoLast(Act):
    """Undo the last act in the meeting, with the reason: presence, a motion, a vote, a handling."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "undo"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala meeting undo khs-2021-03-15 --reason 'Ääni merkittiin väärin.'"

    reason: Plain = Field(min_length=1, max_length=500, description="Why it is undone; it is public.")

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        if state.last:
            yield ActUndone(undone=state.last.seq, act=state.last.said, reason=self.reason)
            return
        trail = state.trail
        same = [fact for fact in trail.since(0) if fact.command == trail.command] if trail else []
        handled = [
            item for fact in same if fact.kind in ("ItemHandled", "ItemSettled") for item in fact.items
        ]
        if len(handled) != 1:
            raise NothingToUndo(meeting=state.id, last=trail.said if trail else "nothing yet.")
        yield from UndoHandling(item=handled[0], reason=self.reason).decide(state, command, world)


class ActUndone(Content):
    """The act of an earlier fact was undone; the meeting stands as before it."""

    undone: int
    act: str
    reason: str

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.last.meeting if state.last else state

    def said(self) -> str:
        return f"Undone: “{self.act}” {self.reason}"
