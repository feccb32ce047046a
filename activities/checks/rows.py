"""The rows that people read: they are what the journals say, no more and no less."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from activities.checks.fault import Fault, Inspection
from activities.registry.rows import kept_rows, row_key
from models.base.words import Said
from models.engine.row import Row
from models.engine.world import Held
from models.tables.row_tables import ROWS
from models.tables.tables import JOURNAL
from models.whole.rows import rows_of


def rows(looked: Inspection, held: Held) -> Iterator[Fault]:
    """Whether a journal's rows are those that its facts give."""
    kept = {row_key(row): row for row in kept_rows(looked.connection, held.id)}
    wanted = {row_key(row): row for row in rows_of(held)}
    looked.checked["rows"] += len(kept)
    for key, row in wanted.items():
        if key not in kept:
            yield Fault(held.id, Said.of("fault", "The {row} is missing.", row=_name(row)))
        else:
            yield from (Fault(held.id, said) for said in _differences(kept[key], row))
    for key, row in kept.items():
        if key not in wanted:
            said = Said.of(
                "fault", "The {row} stands there, and the journal does not say so.", row=_name(row)
            )
            yield Fault(held.id, said)


def rows_of_nothing(looked: Inspection) -> Iterator[Fault]:
    """Rows whose journal is not there."""
    for table in ROWS:
        journal: Any = table.__table__.c.journal
        wanted = select(journal).distinct().where(journal.not_in(select(JOURNAL.c.id)))
        for name in looked.connection.execute(wanted).scalars():
            said = Said.of(
                "fault", "There is a {row} of it, and no such journal.", row=str(table.__tablename__)
            )
            yield Fault(name, said)


def _differences(kept: Row, said: Row) -> Iterator[Said]:
    wanted = said.cells
    for column, value in kept.cells.items():
        if value != wanted[column]:
            yield Said.of(
                "fault",
                "The {row} says {column} {value}, and the journal says {wanted}.",
                row=_name(kept),
                column=column,
                value=str(value),
                wanted=str(wanted[column]),
            )


def _name(row: Row) -> str:
    key = [str(part) for part in row_key(row)[2:]]
    return " ".join([row.table, *key])
