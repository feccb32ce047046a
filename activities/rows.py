"""The rows that people read, in their tables: kept beside the journals, and made anew from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from models.row_tables import ROWS
from models.tables import Table


def replace_rows(connection: Connection, old: Iterable[Table], new: Iterable[Table]) -> None:
    """Change the rows that differ, and only them."""
    before = {row_key(row): row for row in old}
    after = {row_key(row): row for row in new}
    for identity, row in before.items():
        if identity not in after:
            connection.execute(delete(type(row).__table__).where(*_same(row)))
    for identity, row in after.items():
        if identity not in before:
            connection.execute(insert(type(row).__table__), row.model_dump())
        elif row != before[identity]:
            connection.execute(update(type(row).__table__).where(*_same(row)).values(**row.model_dump()))


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


def _same(row: Table) -> list[Any]:
    return [column == getattr(row, column.name) for column in _keys(row)]
