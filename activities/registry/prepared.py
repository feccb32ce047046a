"""Statements that are compiled once, and then run with values alone.

SQLAlchemy finds out anew at every execution what a statement is, which text belongs to it and how each of
its values is written; where the same few are run at every commit, that is more work than the database's.
They run on its connection, so that whatever fails is said, and a lost connection known, as always.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Dialect,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    update,
)
from sqlalchemy.exc import NoResultFound
from sqlalchemy.sql.compiler import SQLCompiler

from activities.registry.lengths import refuse_too_long

Values = Mapping[str, object]
_Readers = tuple[Callable[[Any], Any] | None, ...]


class Prepared:
    """A statement that writes rows of a table, and nothing else; compiled for each kind of database once."""

    def __init__(
        self, table: Table, statement: Insert | Update | Delete, columns: Iterable[str] = ()
    ) -> None:
        self._table = table
        self._statement = statement
        self._columns = list(columns) or None
        self._compiled: dict[str, _Compiled] = {}

    def run(self, connection: Connection, rows: Sequence[Values]) -> int:
        """Run it with each row's values; how many rows it wrote. Raises TooLongForItsPlace."""
        compiled = self._compiled.get(connection.dialect.name) or self._compile(connection.dialect)
        for row in rows:
            refuse_too_long(self._table, row)
        written = [compiled.written(row) for row in rows]
        return connection.exec_driver_sql(compiled.text, written if len(written) > 1 else written[0]).rowcount

    def _compile(self, dialect: Dialect) -> _Compiled:
        made = _compiled(self._statement, dialect, self._columns)
        self._compiled[dialect.name] = made
        return made


class PreparedQuestion:
    """A question that is asked often; compiled for each kind of database once."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        names = [str(column.key) for column in statement.selected_columns]
        self._found = namedtuple("Found", names)  # type: ignore[misc] # noqa: PYI024 - by what is asked for
        self._compiled: dict[str, tuple[_Compiled, _Readers]] = {}

    def rows(self, connection: Connection, asked: Values) -> list[Any]:
        """All rows; each has what was asked for under its name."""
        compiled, readers = self._compiled.get(connection.dialect.name) or self._compile(connection.dialect)
        found = connection.exec_driver_sql(compiled.text, compiled.written(asked)).all()
        return [self._found(*(r(v) if r else v for r, v in zip(readers, row, strict=True))) for row in found]

    def one(self, connection: Connection, asked: Values) -> Any:
        """The one row that there has to be. Raises NoResultFound."""
        found = self.row(connection, asked)
        if found is None:
            raise NoResultFound
        return found

    def row(self, connection: Connection, asked: Values) -> Any:
        """The one row that there is; None if there is none."""
        return next(iter(self.rows(connection, asked)), None)

    def _compile(self, dialect: Dialect) -> tuple[_Compiled, _Readers]:
        types = [column.type.dialect_impl(dialect) for column in self._statement.selected_columns]
        readers = tuple(type_.result_processor(dialect, None) for type_ in types)
        made = _compiled(self._statement, dialect), readers
        self._compiled[dialect.name] = made
        return made


def _compiled(
    statement: Insert | Update | Delete | Select[Any], dialect: Dialect, columns: list[str] | None = None
) -> _Compiled:
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - not of a schema
    names = compiled.positiontup or list(compiled.binds)
    types = {name: compiled.binds[name].type.dialect_impl(dialect) for name in names}
    writers = tuple((name, types[name].bind_processor(dialect)) for name in names)
    own = {name: compiled.binds[name].value for name in names if not compiled.binds[name].required}
    return _Compiled(compiled.string, writers, compiled.positional, own)


class _Compiled(NamedTuple):
    """The text of a statement in one database, and how each of its values is written there."""

    text: str
    writers: tuple[tuple[str, Callable[[object], object] | None], ...]
    positional: bool
    own: Values
    """Values that belong to the statement."""

    def written(self, row: Values) -> tuple[object, ...] | dict[str, object]:
        row = {**self.own, **row} if self.own else row
        written = [(name, write(row[name]) if write else row[name]) for name, write in self.writers]
        return tuple(value for _, value in written) if self.positional else dict(written)


def add_rows(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Write rows that are not there yet."""
    _addition(table, *rows[0]).run(connection, rows)


def change_rows(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Write anew what rows say beside their keys."""
    _change(table, *rows[0]).run(connection, rows)


def take_rows_away(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Take away the rows of these keys; what else is said of them does not matter."""
    _taking_away(table).run(connection, rows)


@cache
def _addition(table: Table, *columns: str) -> Prepared:
    return Prepared(table, insert(table).inline(), columns)


@cache
def _change(table: Table, *columns: str) -> Prepared:
    told: dict[str, object] = {name: bindparam(name) for name in columns if not table.c[name].primary_key}
    return Prepared(table, update(table).where(*_same(table)).values(told))


@cache
def _taking_away(table: Table) -> Prepared:
    return Prepared(table, delete(table).where(*_same(table)))


def _same(table: Table) -> list[ColumnElement[bool]]:
    return [column == bindparam(column.name) for column in table.primary_key]
