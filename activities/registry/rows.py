"""The rows that people read, in their tables: kept beside the journals, and made anew from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from sqlalchemy import Connection, Table, select

from activities.registry.prepared import Values, add_rows, change_rows, take_rows_away
from models.engine.row import Cell, Row
from models.tables.row_tables import ROWS
from models.tables.schema import metadata

Write = Callable[[Connection, Table, Sequence[Values]], None]


def replace_rows(connection: Connection, old: Iterable[Row], new: Iterable[Row]) -> None:
    """Change the rows that differ, and only them."""
    before = {row_key(row): row for row in old}
    after = {row_key(row): row for row in new}
    gone = (row for key, row in before.items() if key not in after)
    come = (row for key, row in after.items() if key not in before)
    changed = (row for key, row in after.items() if key in before and row != before[key])
    for write, rows in ((take_rows_away, gone), (change_rows, changed), (add_rows, come)):
        write_rows(connection, write, rows)


def write_rows(connection: Connection, write: Write, rows: Iterable[Row]) -> None:
    """Do the same to all rows, those of one table together, so that they are one statement."""
    tables: dict[str, list[Values]] = defaultdict(list)
    for row in rows:
        tables[row.table].append(row.cells)
    for table, cells in tables.items():
        write(connection, metadata.tables[table], cells)


def kept_rows(connection: Connection, journal: str | None = None) -> Iterator[Row]:
    """The rows that people read, of one journal or of all, as they stand in their tables."""
    for table in ROWS:
        wanted = select(table.__table__)
        if journal is not None:
            wanted = wanted.where(table.__table__.c.journal == journal)
        found = connection.execute(wanted).mappings()
        yield from (Row(table.__table__.name, dict(row)) for row in found)


def row_key(row: Row) -> tuple[Cell, ...]:
    """What makes it this row and no other: its table, its journal, and what follows."""
    return (row.table, *(row.cells[name] for name in _keys(row.table)))


@cache
def _keys(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in metadata.tables[table].primary_key)
