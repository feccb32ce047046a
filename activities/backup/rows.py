"""The rows of a registry as lines of JSON: the same of SQLite and of PostgreSQL, and read into either.

Tables and columns are those that the database has, so that a backup of an older schema is written into a
registry of that schema, which is then migrated like any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Date, MetaData, Table, func, insert, select, text

from models.tables.public import STEMS

SCHEMA = "alembic_version"
"""What Alembic notes; the manifest says it, and migrating writes it."""

_AT_ONCE = 500


class UnknownKindError(TypeError):
    """A value of a kind that the lines of a backup cannot say."""


def tables(connection: Connection) -> list[Table]:
    """The registry's tables as the database has them, each after those that it refers to."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: not name.startswith(STEMS))
    return [table for table in found.sorted_tables if table.name != SCHEMA]


def dumped(connection: Connection, table: Table) -> Iterator[bytes]:
    """Every row of a table, a line each, in the order of its primary key."""
    wanted = select(table).order_by(*table.primary_key)
    for row in connection.execute(wanted, execution_options={"yield_per": _AT_ONCE}).mappings():
        said = {name: _plain(value) for name, value in row.items()}
        yield json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def load(connection: Connection, table: Table, lines: Iterable[bytes]) -> None:
    """Write rows into a table in which there are none."""
    days = {column.name for column in table.columns if isinstance(column.type, Date)}
    rows = (_row(line, days) for line in lines)
    while some := list(islice(rows, _AT_ONCE)):
        connection.execute(insert(table), some)
    _count_on(connection, table)


def _plain(value: object) -> str | int | None:
    match value:
        case str() | int() | None:
            return value
        case date():
            return value.isoformat()
    raise UnknownKindError(type(value).__name__)


def _row(line: bytes, days: set[str]) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    for name in days & row.keys():
        row[name] = row[name] and date.fromisoformat(row[name])
    return row


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL counts rows by a counter of its own, which does not see those that bring their number."""
    column = table.autoincrement_column
    if connection.dialect.name != "postgresql" or column is None:
        return
    counter = connection.execute(select(func.pg_get_serial_sequence(table.name, column.name))).scalar()
    last = connection.execute(select(func.max(column))).scalar()
    if counter and last:
        connection.execute(select(func.setval(text(":counter").bindparams(counter=counter), last)))
