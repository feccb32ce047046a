"""What the last act of a meeting can be undone to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.base.words import Said
from models.engine.journal import Fact
from models.engine.trail import Trail
from models.meeting.item_fact import DecisionUndone

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting


@dataclass(frozen=True)
class Before:
    """The meeting before an act that can be undone, and what that act was.

    An act that handled items is undone item by item, as the cases know of it.
    """

    meeting: Meeting
    """The meeting as it stood before the act."""
    seq: int
    """The number of the act's fact, which its undoing names."""
    said: Said
    """What that fact said, as a message."""
    handled: tuple[int, ...] = ()
    """The items that the act handled and that are still to be undone; empty for any other act."""


HANDLINGS = frozenset({"ItemHandled", "ItemSettled"})
OPENS_A_GROUP = "HandledTogether"
UNDONE = "ActUndone"


def takes_back(fact: Fact) -> bool:
    """Whether a fact takes back what was recorded, which is then recorded anew as of when it happened."""
    return fact.kind == UNDONE or isinstance(fact.content, DecisionUndone)


def remembered(before: Meeting | None, after: Meeting, fact: Fact) -> Meeting:
    """The meeting after a fact, with the fact on its trail."""
    if fact.content.passive:
        return after
    trail = Trail(
        seq=fact.seq,
        command=fact.command_id,
        kind=fact.kind,
        items=fact.content.about(),
        said=fact.content.said(),
        instead=fact.content.instead,
        earlier=before.trail if before else None,
    )
    if fact.kind == UNDONE:
        return replace(after, trail=trail)
    return replace(after, trail=trail, last=_last(before, trail, fact) if before else None)


def _last(before: Meeting, trail: Trail, fact: Fact) -> Before | None:
    """The act that can be undone after a fact."""
    last = before.last
    if fact.kind == OPENS_A_GROUP:
        return last
    if fact.kind in HANDLINGS:
        earlier = before.trail
        together = earlier is not None and earlier.command == trail.command and earlier.kind != OPENS_A_GROUP
        if together and last and last.handled:
            return replace(last, handled=(*last.handled, *trail.items))
        return Before(before, fact.seq, trail.said, handled=tuple(trail.items))
    if isinstance(fact.content, DecisionUndone):
        # Going back further would bring motions again that were taken back with the handling.
        if fact.content.with_motions or last is None or trail.items != {*last.handled[-1:]}:
            return None
        left = last.handled[:-1]
        return replace(last, handled=left) if left else last.meeting.last
    return Before(before, fact.seq, trail.said) if fact.content.can_be_undone() else None
