"""Registries for the tests: each a fresh copy of one migrated template."""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text

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
    """Copies of one migrated template database, dropped at the end."""

    def __init__(self, dsn: str) -> None:
        self._server = make_url(dsn).set(drivername="postgresql+psycopg")
        self._made: list[str] = []
        self._template = self._make("template1")
        _migrate(self._dsn(self._template))

    def copy(self) -> str:
        """The address of a fresh registry."""
        return self._dsn(self._make(self._template))

    def empty(self) -> str:
        """The address of a database in which there is nothing yet."""
        return self._dsn(self._make("template1"))

    def drop(self) -> None:
        """Leave nothing on the server."""
        self._tell(*(f'drop database "{name}" with (force)' for name in reversed(self._made)))

    def _make(self, template: str) -> str:
        name = f"pykala_test_{os.getpid()}_{next(_numbers)}"
        self._tell(f'create database "{name}" template "{template}"')
        self._made.append(name)
        return name

    def _dsn(self, database: str) -> str:
        url: URL = self._server.set(database=database)
        return url.render_as_string(hide_password=False)

    def _tell(self, *statements: str) -> None:
        engine = create_engine(self._server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()


def _migrate(dsn: str) -> None:
    """Bring it up as one for rehearsal: what the tests play lies years back."""
    from activities.registry.schema import migrate  # noqa: PLC0415 - tests without a registry run without its code

    migrate(dsn, rehearsal=True)
