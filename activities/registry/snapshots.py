"""Snapshots in the registry: of each long journal the last one that this program made."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from activities.version import program
from models.engine.snapshot import Snapshot
from models.tables.tables import FACT, SNAPSHOT

LONG = 500
"""A journal of so many facts has a snapshot, and a new one when so many more have come."""


def latest(connection: Connection, journal: str) -> Snapshot | None:
    """A journal's snapshot: one that this program folded, and whose last fact the journal still has."""
    same = (FACT.c.journal == SNAPSHOT.c.journal) & (FACT.c.seq == SNAPSHOT.c.seq)
    wanted = (
        select(SNAPSHOT)
        .join(FACT, same & (FACT.c.hash == SNAPSHOT.c.head))
        .where(SNAPSHOT.c.journal == journal, SNAPSHOT.c.version == program())
    )
    row = connection.execute(wanted).mappings().one_or_none()
    return Snapshot(**{name: row[name] for name in Snapshot.model_fields}) if row else None


def keep(connection: Connection, snapshot: Snapshot) -> None:
    """Keep a snapshot in place of the one before."""
    connection.execute(delete(SNAPSHOT).where(SNAPSHOT.c.journal == snapshot.journal))
    connection.execute(insert(SNAPSHOT), {**snapshot.model_dump(), "version": program()})
