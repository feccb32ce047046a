"""Long journals: each has a snapshot, from which it is begun, and a new one when it has grown."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from threading import Lock

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from activities.registry import snapshots
from activities.registry.database import reading
from activities.registry.shelf import Shelf
from activities.registry.snapshots import LONG
from models.engine.snapshot import Snapshot
from models.engine.world import Held
from models.tables.tables import JOURNAL


class LongJournals:
    """Takes up long journals before the registry is locked, and keeps their snapshots after it."""

    def __init__(self, database: Engine, shelf: Shelf) -> None:
        self._database = database
        self._reading = reading(database)
        self._shelf = shelf
        self._kept: dict[str, int] = {}
        self._one_at_a_time = Lock()

    def begun(self, journal: str) -> Snapshot | None:
        """What a long journal is begun from, made now if there is none; None of a short one."""
        with self._reading.connect() as connection:
            wanted = select(JOURNAL.c.seq, JOURNAL.c.head).where(JOURNAL.c.id == journal)
            row = connection.execute(wanted).one_or_none()
            if row is None or row.seq < LONG:
                return None
            with self._one_at_a_time:
                known = snapshots.latest(connection, journal)
                if known is None or row.seq - known.seq >= 2 * LONG:
                    held = self._shelf.held(connection, journal, row.seq, row.head)
                    self._shelf.put(held)
                    known = self._keep(held) or known
                self._kept[journal] = known.seq if known else 0
                return known

    def take_up(self, journal: str) -> None:
        """Have a long journal at hand: others wait for the registry while somebody folds."""
        if not journal or journal in self._shelf:
            return
        if known := self.begun(journal):
            self._shelf.put(known.held)

    def keep_grown(self, journals: Iterable[Held]) -> None:
        """Keep a new snapshot of those that have grown since the last one."""
        for held in journals:
            if held.seq - self._kept.get(held.id, 0) >= LONG:
                self._keep(held)

    def _keep(self, held: Held) -> Snapshot | None:
        if not held.begun().plain:
            return None
        snapshot = Snapshot.of(held)
        with suppress(DBAPIError), self._database.begin() as connection:  # if not now, then another time
            snapshots.keep(connection, snapshot)
            self._kept[held.id] = held.seq
        return snapshot
