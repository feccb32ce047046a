"""What happened with an item that has no case, as the minutes tell it of one that has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.matter.election import Election
from models.matter.item import Item
from models.matter.motion import Motion
from models.matter.recusal import Recusal
from models.matter.vote import Vote


@dataclass(frozen=True)
class WhatHappened:
    """What the body did with it: motions, votes and elections on it, and who withdrew."""

    motions: Sequence[Motion]
    votes: Sequence[Vote]
    elections: Sequence[Election]
    recused: Sequence[Recusal]
    remarks: Sequence[str] = ()
    revised_from: int = 0


@dataclass(frozen=True)
class OwnItem:
    """An item of the body's own; it stands where a matter stands that has a case."""

    item: Item
    presided: str
    """Who was in the chair for it instead of the meeting's own; empty where that one was."""
    handling: WhatHappened
    opened: bool
    """Whether its secrecy has ended, so that its texts are told."""
    case: None = None

    @classmethod
    def of(cls, item: Item, presided: str, *, hidden: bool) -> OwnItem | None:
        """What happened with an item; None where it is not told by more than its outcome."""
        done = item.settlement
        if done is None or not (done.motions or done.votes or item.elections or item.recused or item.heard):
            return None
        told = WhatHappened(done.motions, done.votes, item.elections, item.recused)
        return cls(item, presided, told, opened=item.secrecy is not None and not hidden)
