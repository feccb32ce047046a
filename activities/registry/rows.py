"""The rows that people read, in their tables: kept beside the journals, and made anew from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from models.tables.row_tables import ROWS
from models.tables.tables import Table


def replace_rows(connection: Connection, old: Iterable[Table], new: Iterable[Table]) -> None:
    """Change the rows that differ, and only them."""
    before = {row_key(row): row for row in old}
    after = {row_key(row): row for row in new}
    gone = (row for identity, row in before.items() if identity not in after)
    come = (row for identity, row in after.items() if identity not in before)
    changed = (row for identity, row in after.items() if identity in before and row != before[identity])
    for table, rows in _by_table(gone):
        connection.execute(delete(table).where(*_same(table)), [_identity(row) for row in rows])
    for table, rows in _by_table(changed):
        values = [{**row.model_dump(), **_identity(row)} for row in rows]
        connection.execute(update(table).where(*_same(table)), values)
    for table, rows in _by_table(come):
        connection.execute(insert(table), [row.model_dump() for row in rows])


def kept_rows(connection: Connection, journal: str | None = None) -> Iterator[Table]:
    """The rows that people read, of one journal or of all, as they stand in their tables."""
    for table in ROWS:
        wanted = select(table.__table__)
        if journal is not None:
            wanted = wanted.where(table.__table__.c.journal == journal)
        yield from (table(**row) for row in connection.execute(wanted).mappings())


def _keys(row: Table) -> list[Any]:
    return list(type(row).__table__.primary_key)


def row_key(row: Table) -> tuple[Any, ...]:
    """What makes it this row and no other: its table, its journal, and what follows."""
    return (type(row), *(getattr(row, column.name) for column in _keys(row)))


def _by_table(rows: Iterable[Table]) -> Iterator[tuple[sqlalchemy.Table, list[Table]]]:
    """Rows of one table together, so that they are one statement."""
    tables: dict[sqlalchemy.Table, list[Table]] = defaultdict(list)
    for row in rows:
        tables[type(row).__table__].append(row)
    yield from tables.items()


@cache
def _same(table: sqlalchemy.Table) -> tuple[ColumnElement[bool], ...]:
    return tuple(column == bindparam(f"its_{column.name}") for column in table.primary_key)


def _identity(row: Table) -> dict[str, Any]:
    return {f"its_{column.name}": getattr(row, column.name) for column in _keys(row)}
