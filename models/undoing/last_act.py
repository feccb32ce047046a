"""Undoing the last act in a meeting. It and its undoing both stay in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import OwnWords, in_words
from models.engine.command import Act, Command, Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Reason
from models.meeting.meeting import Meeting
from models.undoing.undone_handling import UndoHandling


class NothingToUndo(Refusal):
    """The last act of {meeting} cannot be undone. It was: {last} {instead}"""

    vain: ClassVar[bool] = True


class SectionWaits(Refusal):
    """The last act brought item {item}, whose § {section} is given already: handle it as removed, so that no
    § is left out."""


class UndoLast(Act[Meeting]):
    """Undo the last act in the meeting, with the reason; undone again, the act before it.

    What can be undone: arrivals, leavings, the chair, disqualification, an expert, motions, votes, elections,
    dissents, the order, a split, an item without a case, and a handling, also of several items together. An
    opening, a case placed late, a revised proposal, reasons and a § checked at once are not undone: the
    refusal says what to do instead.
    """

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "undo"
    example: ClassVar[str] = "pykala meeting undo khs-2021-03-15 --reason 'Ääni merkittiin väärin.'"

    reason: Reason
    """Why it is undone; it is public, or sealed where the case is confidential."""

    def about(self, state: Meeting) -> Concern | None:
        """The items of the act that is undone, which need not be the last fact's."""
        last = state.last
        acts = state.trail.since(last.seq - 1) if last and state.trail else ()
        undone = next((fact for fact in acts if last and fact.seq == last.seq), None)
        return Concern(items=undone.items | {*last.handled}) if last and undone else None

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        last, trail = state.last, state.trail
        if last is None:
            if trail is None:
                raise NothingToUndo(meeting=state.id, last=Said.why("nothing yet."), instead="")
            instead = Said("fact", trail.instead) if trail.instead else ""
            raise NothingToUndo(meeting=state.id, last=trail.said, instead=instead)
        for handled in reversed(last.handled):
            yield from UndoHandling(item=handled, reason=self.reason).decide(state, command, world)
        if last.handled:
            return
        for number, item in state.items.items():
            if number not in last.meeting.items and item.section:
                raise SectionWaits(item=number, section=item.section)
        yield ActUndone(undone=last.seq, act=str(last.said), said_then=last.said, reason=self.reason)


class ActUndone(Content):
    """The act of an earlier fact was undone; the meeting stands as before it, with the §§ given since."""

    instead: ClassVar[str] = "Record anew what was undone."

    undone: int
    """The number of the act's fact in this journal."""
    act: str
    """What that fact said, in a sentence."""
    reason: OwnWords
    """Why it was undone, in the secretary's words."""
    said_then: Said | None = None
    """What the act's fact said, as a message; None where only its English words were kept."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        if state.last is None:
            return state
        before = state.last.meeting
        for number in before.items:
            if before.items[number].section != state.items[number].section:
                kept = state.items[number]
                item = replace(before.items[number], section=kept.section, year=kept.year)
                before = before.with_item(item)
        return before

    def said(self) -> Said:
        return Said.fact(
            "Undone: “{act}” {reason}", act=self.said_then or self.act, reason=in_words(self.reason)
        )
