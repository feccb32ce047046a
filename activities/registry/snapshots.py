"""Snapshots in the registry: of each long journal the last one that this program made."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pydantic
from sqlalchemy import Connection, delete, insert, select

import models
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
        .where(SNAPSHOT.c.journal == journal, SNAPSHOT.c.version == version())
    )
    row = connection.execute(wanted).mappings().one_or_none()
    return Snapshot(**{name: row[name] for name in Snapshot.model_fields}) if row else None


def keep(connection: Connection, snapshot: Snapshot) -> None:
    """Keep a snapshot in place of the one before."""
    connection.execute(delete(SNAPSHOT).where(SNAPSHOT.c.journal == snapshot.journal))
    connection.execute(insert(SNAPSHOT), {**snapshot.model_dump(), "version": version()})


@cache
def version() -> str:
    """What folds: the language of decisions as this program has it. Another one's snapshots are not read."""
    folder = Path(models.__file__).parent
    found = hashlib.sha256(pydantic.VERSION.encode())
    for file in sorted((*folder.rglob("*.py"), *folder.rglob("*.yaml"))):
        found.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()
