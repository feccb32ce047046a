"""What happened in a journal, fact by fact, for those who look back: what is new to a sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.base.words import Said


@dataclass(frozen=True)
class Trail:
    """One fact of a journal, and the trail before it. What has no `items` concerns the whole of it."""

    seq: int
    command: str
    kind: str
    items: frozenset[int]
    said: Said
    instead: str = ""
    earlier: Trail | None = None

    def since(self, seen: int) -> Iterator[Trail]:
        """The facts after a number, the last first."""
        last: Trail | None = self
        while last and last.seq > seen:
            yield last
            last = last.earlier
