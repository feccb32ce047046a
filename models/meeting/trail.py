"""What happened in a meeting, act by act: what the last act can be undone to, and what is new to a sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.base.refusal import Refusal
from models.engine.journal import Fact

if TYPE_CHECKING:
    from models.engine.command import Command
    from models.engine.world import Held
    from models.meeting.meeting import Meeting


class ChangedSince(Refusal):
    """This was decided on fact {seen}, and the journal is at fact {now}. Since then: {changes}
    Look again, and send it anew if it still holds."""


@dataclass(frozen=True)
class Trail:
    """One fact of a meeting, and the trail before it. What has no `items` concerns the whole meeting."""

    seq: int
    command: str
    kind: str
    items: frozenset[int]
    said: str
    earlier: Trail | None = None

    def since(self, seen: int) -> Iterator[Trail]:
        """The facts after a number, the last first."""
        last: Trail | None = self
        while last and last.seq > seen:
            yield last
            last = last.earlier


@dataclass(frozen=True)
class Before:
    """The meeting before an act that can be undone, and what that act was."""

    meeting: Meeting
    seq: int
    said: str


UNDOABLE = frozenset(
    {
        "Arrived",
        "Left",
        "ChairTaken",
        "Recused",
        "ExpertHeard",
        "MotionMade",
        "MotionSeconded",
        "MotionWithdrawn",
        "MotionCarried",
        "VoteRecorded",
        "ElectionHeld",
        "DissentAnnounced",
        "OrderChanged",
        "ItemSplit",
    }
)
"""Facts of the meeting alone; what stands in a case's journal too is undone as a handling."""

UNDONE = "ActUndone"

TOGETHER = frozenset({"HandleTogether", "HandledTogether"})
"""What names several items and concerns those alone."""


def remembered(before: Meeting | None, after: Meeting, fact: Fact) -> Meeting:
    """The meeting after a fact, with the fact on its trail."""
    trail = Trail(
        seq=fact.seq,
        command=fact.command_id,
        kind=fact.kind,
        items=items_of(fact.content),
        said=fact.content.said(),
        earlier=before.trail if before else None,
    )
    if fact.kind == UNDONE:
        return after.with_(trail=trail)
    undoable = before is not None and fact.kind in UNDOABLE
    last = Before(before, fact.seq, trail.said) if before and undoable else None
    return after.with_(trail=trail, last=last)


def item_of(content: Any) -> int:
    """The item that a fact or an act is about; 0 if it is about none."""
    item = getattr(content, "item", None) or getattr(getattr(content, "handling", None), "item", 0)
    return item if isinstance(item, int) else 0


def items_of(content: Any) -> frozenset[int]:
    """The items that a fact or an act is about; none if it is about the whole meeting."""
    if type(content).__name__ in TOGETHER:
        return frozenset(content.items)
    return frozenset({item_of(content)} - {0})


def refuse_stale(held: Held, command: Command) -> None:
    """Refuse an act whose sender has not seen a later fact that concerns it; others are nothing to it."""
    if command.seen is None or command.seen >= held.seq:
        return
    trail: Trail | None = getattr(held.state, "trail", None)
    if trail is None:
        raise ChangedSince(seen=command.seen, now=held.seq, changes=f"{held.seq - command.seen} more facts.")
    items = items_of(command.act)
    news = [fact.said for fact in trail.since(command.seen) if not fact.items or fact.items & items]
    if news:
        raise ChangedSince(seen=command.seen, now=held.seq, changes=" ".join(reversed(news)))
