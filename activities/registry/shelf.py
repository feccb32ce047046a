"""Folded journals at hand, and how one is taken up: from there, from a snapshot, from its facts."""

from __future__ import annotations

from sqlalchemy import Connection

from activities.registry import snapshots
from activities.registry.facts import each_fact, read_facts
from models.engine.world import Held


class Shelf:
    """Folded journals kept at hand, so that a commit reads only what is new. Every state is immutable."""

    def __init__(self, most: int = 20_000) -> None:
        self._held: dict[str, Held] = {}
        self._most = most

    def __contains__(self, journal: str) -> bool:
        return journal in self._held

    def put(self, held: Held) -> None:
        """Keep a journal as it is now."""
        self._held.pop(held.id, None)
        self._held[held.id] = held
        if len(self._held) > self._most:
            self._held.pop(next(iter(self._held)))

    def held(self, connection: Connection, journal: str, seq: int, head: str) -> Held:
        """A journal of this length and head: what is at hand of it, and what is new to us."""
        known = self._held.get(journal)
        if known is None:
            kept = snapshots.latest(connection, journal) if seq >= snapshots.LONG else None
            known = kept.held if kept else Held(journal)
        if (known.seq, known.head) != (seq, head):
            read = read_facts if seq - known.seq < snapshots.LONG else each_fact
            known = known.after(read(connection, journal, known.seq))
            if known.head != head:  # what was at hand is of another registry, or of one restored
                known = Held(journal).after(each_fact(connection, journal))
        return known
