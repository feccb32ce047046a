"""The registry's database: one schema on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Table, Update, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import ColumnCollectionConstraint

from activities.lasting import make_file
from activities.registry.lengths import refuse_too_long
from activities.registry.lost_connections import giving_up, have_it_give_up
from models.base.refusal import Refusal
from models.base.words import Said
from models.tables.schema import SENTENCES, metadata

MIGRATIONS = Path(__file__).parents[1] / "migrations"

PATIENCE = 0.8
"""Seconds for which a writer waits for SQLite; less than a commit inside a workflow task may take."""

VERSION = text("select version_num from alembic_version")
"""What Alembic notes of the last migration that was made."""

IN_PASSING = 0.001
"""Seconds for which one waits who must not stand still."""

_TURN = "turn"
_WAITS = "waits"


class NotMigrated(Refusal):
    """The registry's schema is {found}, and this version needs {needed}; run `pykala registry migrate`."""


class BrokenConstraint(Refusal):
    """The registry refused the transaction: {sentence}"""


def connect(dsn: str) -> Engine:
    """The engine of a registry; SQLite in WAL, with transactions that take their lock at once.

    What was committed is on the disk, and what was deleted is overwritten there.
    """
    url = make_url(dsn)
    if url.get_backend_name() == "postgresql":
        reached = giving_up(url.set(drivername="postgresql+psycopg"))
        engine = create_engine(reached, pool_pre_ping=True, pool_size=10)
        event.listen(engine, "connect", have_it_give_up)
        event.listen(engine, "before_execute", _refuse_what_does_not_fit)
        return engine
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": PATIENCE})
    if url.database:
        event.listen(engine, "do_connect", partial(_make_file, Path(url.database)))
    event.listen(engine, "before_execute", _refuse_what_does_not_fit)
    turns = threading.Lock()
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", partial(_begin_sqlite, turns))
    event.listen(engine, "checkin", partial(_end_turn, turns))
    return engine


def _make_file(file: Path, *_: Any) -> None:
    """Before SQLite would make it, for everybody to read."""
    make_file(file)


def _refuse_what_does_not_fit(
    _connection: Connection, statement: Any, several: Sequence[Any], one: Mapping[str, Any], _options: Any
) -> None:
    if isinstance(statement, Insert | Update) and isinstance(statement.table, Table):
        for values in several or [one]:
            refuse_too_long(statement.table, values)


def reading(engine: Engine) -> Engine:
    """The same database for those who only read: on SQLite they take no lock, and begin no transaction."""
    return engine.execution_options(reading=True)


def impatient(engine: Engine) -> Engine | None:
    """The same database for a writer that gives up at once where another one writes; None on PostgreSQL.

    There each statement waits for the server, and nobody knows for how long.
    """
    return engine.execution_options(patience=IN_PASSING) if engine.dialect.name == "sqlite" else None


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A look at the whole database as it is at one moment, whoever goes on writing."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with reading(engine).execution_options(snapshot=True, **options).connect() as connection:
        yield connection


def _begin_sqlite(turns: threading.Lock, connection: Connection) -> None:
    """The writers of this process take turns: of those that poll for SQLite's lock, some never get it."""
    options = connection.get_execution_options()
    if options.get("reading", False):
        if options.get("snapshot", False):
            connection.connection.cursor().execute("BEGIN")  # it waits for nobody: nothing can come of it
        return
    patience = options.get("patience", PATIENCE)
    if connection.info.get(_WAITS, PATIENCE) != patience:
        connection.info[_WAITS] = patience
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(patience * 1000)}")
    if _TURN not in connection.info:
        connection.info[_TURN] = turns.acquire(timeout=patience)
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _end_turn(turns: threading.Lock, _connection: Any, record: Any) -> None:
    if record.info.pop(_TURN, False):
        turns.release()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # sqlite3 would begin its own, deferred, transactions
    for pragma in ("journal_mode=wal", "synchronous=full", "secure_delete=on", "foreign_keys=on"):
        connection.execute(f"PRAGMA {pragma}")


def check_migrated(engine: Engine) -> None:
    """Refuse to work on a schema of another version."""
    with reading(engine).connect() as connection:
        there = inspect(connection).has_table("alembic_version")
        found = connection.execute(VERSION).scalar_one_or_none() if there else None
    if found != needed():
        raise NotMigrated(found=found or Said.why("empty"), needed=needed())


@cache
def needed() -> str:
    """The schema that this version works on: its last migration, which files are named and numbered by."""
    return max(file.name for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))[:4]


def broken_constraint(error: IntegrityError) -> str | None:
    """What a database's complaint means. PostgreSQL names the constraint, SQLite often its columns."""
    said = str(error.orig)
    for table in metadata.tables.values():
        for constraint in table.constraints:
            among = constraint.columns if isinstance(constraint, ColumnCollectionConstraint) else ()
            columns = ", ".join(f"{table.name}.{column.name}" for column in among)
            named = str(constraint.name) in said or (columns and said.endswith(f": {columns}"))
            if named and str(constraint.name) in SENTENCES:
                return SENTENCES[str(constraint.name)]
    return None
