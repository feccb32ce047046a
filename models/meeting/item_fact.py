"""What facts of a meeting are about: one item of its agenda, or what was undone on one."""

from __future__ import annotations

from models.base.writing import OwnWords
from models.engine.journal import Content


class ItemFact(Content):
    """A fact about one item."""

    item: int
    """Number of the item on the agenda."""

    def about(self) -> frozenset[int]:
        return frozenset({self.item})


class DecisionUndone(ItemFact):
    """A fact that undid what was decided on an item, which keeps its section unless that was given back."""

    section: int
    """Its §, which waits for the right decision, or is the next that is given again."""
    reason: OwnWords
    """Why it was undone, in the secretary's words."""
    with_motions: bool = False
    """Its motions, votes and elections went with it and are recorded anew."""
    given_back: str = ""
    """The series to which its § was given back; empty where it waits."""
