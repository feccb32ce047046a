"""A registry's rows as the database file has them, taken out and put back behind the program's back."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path

from models.tables.public import STEMS

Value = str | int | None
Row = dict[str, Value]
Tables = dict[str, list[Row]]

NOT_OURS = "alembic_version"

_ALL = 'select * from "{}" order by rowid'
_CLEAR = 'delete from "{}"'
_PUT = 'insert into "{}" ({}) values ({})'


class RefusedByTheDatabase(Exception):  # noqa: N818 - said as a sentence
    """The database has a constraint against it."""


class NothingToForge(Exception):  # noqa: N818 - said as a sentence
    """There is but one row, or none, and so nothing changes."""


@contextmanager
def behind_its_back(file: Path) -> Iterator[Tables]:
    """All rows of a registry; what is changed in them is written back.

    Raises RefusedByTheDatabase or NothingToForge.
    """
    with closing(sqlite3.connect(file)) as connection:
        tables = _rows(connection)
        before = deepcopy(tables)
        yield tables
        if all(_alike(rows, before[name]) for name, rows in tables.items()):
            raise NothingToForge
        try:
            for name, rows in tables.items():
                _write(connection, name, rows)
        except sqlite3.IntegrityError as error:
            raise RefusedByTheDatabase(str(error)) from None
        connection.commit()


def contents(data: Path) -> tuple[Tables, dict[str, bytes]]:
    """All that a data folder holds but the ledger, which tells how it came about."""
    with closing(sqlite3.connect(data / "registry.sqlite")) as connection:
        tables = _rows(connection)
    del tables["ledger"]
    for row in tables["registry"]:
        row |= {"line": 0, "head": ""}
    files = (file for file in (data / "store").rglob("*") if file.is_file())
    return tables, {str(file.relative_to(data)): file.read_bytes() for file in files}


def _rows(connection: sqlite3.Connection) -> Tables:
    connection.row_factory = sqlite3.Row
    names = connection.execute("select name from sqlite_master where type = 'table' order by name")
    return {
        name: [dict(row) for row in connection.execute(_ALL.format(name))]
        for (name,) in names.fetchall()
        if name != NOT_OURS and not name.startswith(STEMS)
    }


def _alike(rows: list[Row], others: list[Row]) -> bool:
    return Counter(map(str, rows)) == Counter(map(str, others))


def _write(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    connection.execute(_CLEAR.format(table))
    for row in rows:
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" * len(row))
        connection.execute(_PUT.format(table, columns, marks), list(row.values()))
