"""What happened in a journal, fact by fact, for those who look back: what is new to a sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.base.words import Said


@dataclass(frozen=True)
class Trail:
    """One fact of a journal, and the trail before it."""

    seq: int
    """The fact's number in its journal."""
    command: str
    """Id of the command that it came of."""
    kind: str
    """The name of its content's class."""
    items: frozenset[int]
    """The items of a meeting that it is about; empty if it concerns the whole journal."""
    said: Said
    """What it said, as a message."""
    instead: str = ""
    """What is done instead where it cannot be undone; empty where nothing is to be said."""
    earlier: Trail | None = None
    """The fact before it; None at the beginning."""

    def since(self, seen: int) -> Iterator[Trail]:
        """The facts after a number, the last first."""
        last: Trail | None = self
        while last and last.seq > seen:
            yield last
            last = last.earlier
