"""Folded journals at hand, and how one is taken up: from there, from a snapshot, from its facts."""

from __future__ import annotations

import sys
from threading import Lock

from sqlalchemy import Connection, bindparam, select

from activities.registry import snapshots
from activities.registry.facts import each_fact, read_facts, readable
from activities.registry.snapshots import LONG
from models.base.undisturbed import undisturbed
from models.engine.world import Held
from models.tables.tables import FACT


class Shelf:
    """Folded journals kept at hand, so that a commit reads only what is new. Every state is immutable."""

    def __init__(self, most: int = 20_000) -> None:
        self._held: dict[str, Held] = {}
        self._most = most
        self._one_at_a_time = Lock()

    def __contains__(self, journal: str) -> bool:
        return journal in self._held

    def put(self, held: Held) -> None:
        """Keep a journal as it is now."""
        with self._one_at_a_time:
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

    def stood(self, connection: Connection, journal: str, position: int | None) -> Held:
        """A journal as it stood at a position, None is now; that is then at hand for the next who asks.

        What is at hand may be of a later position: of all journals read so, those asked for last are kept.
        """
        anew = Held(journal)
        known = self._held.get(journal, anew)
        held = _grown_until(connection, known, position) or _grown_until(connection, anew, position) or anew
        if held.seq:
            self.put(held)
        return held


def _kept(connection: Connection, journal: str, seq: int) -> Held:
    snapshot = snapshots.latest(connection, journal) if seq >= LONG else None
    return snapshot.held if snapshot else Held(journal)


def _grown(connection: Connection, known: Held, seq: int) -> Held:
    if seq - known.seq < LONG:
        return known.after(read_facts(connection, known.id, known.seq)) if seq > known.seq else known
    with undisturbed():
        return known.after(each_fact(connection, known.id, known.seq))


_FROM = (
    select(FACT)
    .where(FACT.c.journal == bindparam("journal"))
    .where(FACT.c.seq >= bindparam("seq"), FACT.c.position <= bindparam("position"))
    .order_by(FACT.c.position)
)


def _grown_until(connection: Connection, known: Held, position: int | None) -> Held | None:
    """What is known and what was new at a position; None where the registry did not hold what is known."""
    asked = {"journal": known.id, "seq": known.seq, "position": sys.maxsize if position is None else position}
    rows = connection.execute(_FROM, asked).mappings().all()
    if known.seq == 0:
        return known.after(map(readable, rows))
    if not rows or rows[0]["hash"] != known.head:
        return None
    return known.after(map(readable, rows[1:]))
