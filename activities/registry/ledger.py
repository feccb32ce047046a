"""The ledger: one line for each transaction that writes to the record, each bound to the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, case, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.dml import ReturningInsert

from activities.registry.database import BrokenConstraint, broken_constraint
from activities.registry.prepared import Prepared, PreparedQuestion, add_rows
from activities.version import program
from models.base.canonical import canonical
from models.tables.columns import Instant
from models.tables.noted import Entry, Noted, Row, line_hash
from models.tables.tables import LEDGER, REGISTRY

_STANDS = PreparedQuestion(select(REGISTRY.c.position, REGISTRY.c.line, REGISTRY.c.head).with_for_update())
_TIME = bindparam("its_time", type_=Instant)
_LATEST = case((_TIME.is_(None) | (REGISTRY.c.latest > _TIME), REGISTRY.c.latest), else_=_TIME)
_GROWN = Prepared(
    REGISTRY,
    update(REGISTRY).values(
        position=bindparam("its_position"),
        line=bindparam("its_line"),
        head=bindparam("its_head"),
        latest=_LATEST,
    ),
)

OF_OLD = ""
"""The version of the first lines, which note what was there before the ledger."""


class Ledger:
    """A transaction that writes to the record, and what it writes. There is one way to write: through it."""

    def __init__(self, connection: Connection, position: int, line: int, head: str) -> None:
        self.connection = connection
        self.position = position
        """The place of the last fact; whoever appends facts moves it on."""
        self.latest: datetime | None = None
        """The latest time at which one of its facts is recorded."""
        self._line = line
        self._head = head
        self._entries: list[Entry] = []

    def add(self, noted: Noted, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows, and note them."""
        add_rows(self.connection, noted.table, rows)
        self.note(noted, rows)

    def add_numbered(self, noted: Noted, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Write rows that the database numbers, and note them; the rows with their numbers."""
        ids = self.connection.execute(_numbering(noted.table), rows).scalars().all()
        numbered = [{**row, "id": id_} for id_, row in zip(ids, rows, strict=True)]
        self.note(noted, numbered)
        return numbered

    def note(self, noted: Noted, rows: Iterable[Mapping[str, Any]]) -> None:
        """Note rows that were written."""
        self._entries += [noted.entry(row) for row in rows]

    def take_away(self, noted: Noted, key: str) -> bool:
        """Take a row away, and note that; whether it was there."""
        (column,) = (noted.table.c[name] for name in noted.key)
        rows = self.connection.execute(select(noted.table).where(column == key)).mappings().all()
        self._entries += [noted.gone(row) for row in rows]
        if rows:
            self.connection.execute(delete(noted.table).where(column == key))
        return bool(rows)

    def withdraw(self, noted: Noted, rows: Iterable[Row]) -> None:
        """Note that what was noted of rows holds no more, though the rows stay."""
        self._entries += [noted.gone(row) for row in rows]

    @classmethod
    def of(cls, connection: Connection) -> Ledger:
        """The ledger in a transaction that has the registry for itself from now on."""
        return cls(connection, *_STANDS.one(connection, {}))

    def close(self, by: str | None = None) -> None:
        """Write the line, as one of this version of the program or another, if anything is to be noted."""
        if not self._entries:
            return
        version = program() if by is None else by
        line, entries = self._line + 1, canonical(self._entries)
        head = line_hash(self._head, line, self.position, version, entries)
        row = {"line": line, "position": self.position, "version": version, "entries": entries, "hash": head}
        add_rows(self.connection, LEDGER, [row])
        grown = {"its_position": self.position, "its_line": line, "its_head": head, "its_time": self.latest}
        _GROWN.run(self.connection, [grown])


@cache
def _numbering(table: Table) -> ReturningInsert[tuple[int]]:
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


@contextmanager
def recording(engine: Engine) -> Iterator[Ledger]:
    """A transaction that no other overlaps: numbers have no gaps, journals no forks, the ledger one end."""
    try:
        with engine.begin() as connection:
            ledger = Ledger.of(connection)
            yield ledger
            ledger.close()
    except IntegrityError as error:
        broken = broken_constraint(error)
        if broken is None:
            raise
        raise BrokenConstraint(sentence=broken) from error
