"""Folded journals at hand, and how one is taken up: from there, from a snapshot, from its facts."""

from __future__ import annotations

from sqlalchemy import Connection

from activities.registry import snapshots
from activities.registry.facts import each_fact, read_facts
from activities.registry.snapshots import LONG
from models.base.undisturbed import undisturbed
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
        held = _grown(connection, self._held.get(journal) or _kept(connection, journal, seq), seq)
        if held.head == head:
            return held
        # What was at hand is of another registry, or of one restored.
        return _grown(connection, Held(journal), seq)


def _kept(connection: Connection, journal: str, seq: int) -> Held:
    snapshot = snapshots.latest(connection, journal) if seq >= LONG else None
    return snapshot.held if snapshot else Held(journal)


def _grown(connection: Connection, known: Held, seq: int) -> Held:
    if seq - known.seq < LONG:
        return known.after(read_facts(connection, known.id, known.seq)) if seq > known.seq else known
    with undisturbed():
        return known.after(each_fact(connection, known.id, known.seq))
