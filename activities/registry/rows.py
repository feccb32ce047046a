"""The rows that people read, in their tables: kept beside the journals, and made anew from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import sqlalchemy
from sqlalchemy import ColumnElement, Connection, Delete, Update, bindparam, delete, insert, select, update

from models.engine.row import Cell, Row
from models.tables.row_tables import ROWS
from models.tables.tables import metadata


def replace_rows(connection: Connection, old: Iterable[Row], new: Iterable[Row]) -> None:
    """Change the rows that differ, and only them."""
    before = {row_key(row): row for row in old}
    after = {row_key(row): row for row in new}
    gone = (row for key, row in before.items() if key not in after)
    come = (row for key, row in after.items() if key not in before)
    changed = (row for key, row in after.items() if key in before and row != before[key])
    for table, rows in _by_table(gone):
        connection.execute(_gone(table), [_its(row_key(row)) for row in rows])
    for table, rows in _by_table(changed):
        connection.execute(_changed(table), [{**row.cells, **_its(row_key(row))} for row in rows])
    add_rows(connection, come)


def add_rows(connection: Connection, rows: Iterable[Row]) -> None:
    """Write rows that are not there yet."""
    for table, come in _by_table(rows):
        connection.execute(insert(metadata.tables[table]), [row.cells for row in come])


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


def _its(key: tuple[Cell, ...]) -> dict[str, Cell]:
    table, *values = key
    return {f"its_{name}": value for name, value in zip(_keys(str(table)), values, strict=True)}


def _by_table(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Rows of one table together, so that they are one statement."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        tables[row.table].append(row)
    yield from tables.items()


@cache
def _gone(table: str) -> Delete:
    return delete(metadata.tables[table]).where(*_same(metadata.tables[table]))


@cache
def _changed(table: str) -> Update:
    its = metadata.tables[table]
    told: dict[str, object] = {
        column.name: bindparam(column.name) for column in its.columns if not column.primary_key
    }
    return update(its).where(*_same(its)).values(told)


def _same(table: sqlalchemy.Table) -> list[ColumnElement[bool]]:
    return [column == bindparam(f"its_{column.name}") for column in table.primary_key]
