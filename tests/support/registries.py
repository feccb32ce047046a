"""Registries for the tests: each a fresh copy of one migrated template."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, MetaData, Table, create_engine, make_url, select, text

_numbers = itertools.count(1)


class SqliteRegistries:
    """Copies of one migrated file."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite"
        _migrate(f"sqlite:///{self._template}")

    def copy(self, folder: Path) -> str:
        """The address of a fresh registry in the folder."""
        return f"sqlite:///{shutil.copy(self._template, folder / 'registry.sqlite')}"


class PostgresRegistries:
    """Copies of one migrated template database; one that is handed back is given again, as it was made."""

    def __init__(self, dsn: str) -> None:
        self._server = make_url(dsn).set(drivername="postgresql+psycopg")
        self._free: list[str] = []
        self._template = self._make("template1")
        _migrate(self._dsn(self._template))
        self._tables = MetaData()
        with _connected(self._dsn(self._template)) as connection:
            self._tables.reflect(connection)
            self._rows = [(table, _rows(connection, table)) for table in self._tables.sorted_tables]

    def copy(self) -> str:
        """The address of a fresh registry."""
        return self._dsn(self._free.pop() if self._free else self._make(self._template))

    def empty(self) -> str:
        """The address of a database in which there is nothing yet."""
        return self._dsn(self._make("template1"))

    def hand_back(self, dsn: str) -> None:
        """Make a registry fresh again: cheaper than another, whose catalogue alone is some megabytes."""
        name = make_url(dsn).database
        assert name
        with _connected(dsn) as connection:
            connection.execute(text(_END_THE_OTHERS))
            connection.execute(text(f'alter database "{name}" reset all'))
            every = ", ".join(f'"{table.name}"' for table, _ in self._rows)
            connection.execute(text(f"truncate {every} restart identity"))
            for table, rows in self._rows:
                if rows:
                    connection.execute(table.insert(), rows)
        self._free.append(name)

    def _make(self, template: str) -> str:
        name = f"pykala_test_{os.getpid()}_{next(_numbers)}"
        with _connected(self._server) as connection:
            connection.execute(text(f'create database "{name}" template "{template}"'))
        return name

    def _dsn(self, database: str) -> str:
        url: URL = self._server.set(database=database)
        return url.render_as_string(hide_password=False)


_END_THE_OTHERS = (
    "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
    " where datname = current_database() and pid <> pg_backend_pid()"
)


@contextmanager
def _connected(dsn: str | URL) -> Iterator[Connection]:
    engine = create_engine(dsn, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _migrate(dsn: str) -> None:
    """Bring it up as one for rehearsal: what the tests play lies years back."""
    from activities.registry.schema import migrate  # noqa: PLC0415 - tests without a registry run without its code

    migrate(dsn, rehearsal=True)
