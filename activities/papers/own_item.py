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
class Settled:
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
    handling: Settled
    case: None = None

    @classmethod
    def of(cls, item: Item, presided: str) -> OwnItem | None:
        """What happened with an item; None where it is not told by more than its outcome."""
        done = item.settlement
        if done is None or not (done.motions or done.votes or item.elections or item.recused or item.heard):
            return None
        return cls(item, presided, Settled(done.motions, done.votes, item.elections, item.recused))
