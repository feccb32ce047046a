"""How far the workflow of each journal is known to have read it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row

from activities.registry.prepared import change_rows
from models.tables.tables import JOURNAL


def has_read_on(seen: Row[Any], since: int) -> bool:
    """Whether it has read further than is noted: what lies beyond at its next start is pulled."""
    return bool(seen.seq) and bool(seen.folded < since)


def note_read(connection: Connection, journal: str, since: int) -> None:
    """Note that it has read so far."""
    change_rows(connection, JOURNAL, [{"id": journal, "folded": since}])
