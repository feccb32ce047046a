"""Ten thousand cases for a measurement: one that was opened, written again under other numbers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from activities.installation import Installation
from models.matter.stage import Stage
from models.tables.row_tables import CASE
from models.tables.tables import FACT, JOURNAL, REGISTRY

OPEN = 300
"""So many of them are still open."""

AT_ONCE = 500


def write_many(installation: Installation, pattern: str, cases: int) -> None:
    """Have so many cases be there beside this one, the first ones closed; past the commit and the ledger."""
    with installation.database.begin() as connection:
        position = connection.execute(select(func.max(FACT.c.position))).scalar_one()
        found = {table: _rows(connection, table, key, pattern) for table, key in _TABLES.items()}
        written: dict[Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
        for number in range(1, cases + 1):
            name = f"HEL 2019-{number:06}"
            is_open = number > cases - OPEN
            for table, rows in found.items():
                for row in rows:
                    copy = {key: _renamed(said, pattern, name) for key, said in row.items()}
                    if table is FACT:
                        position += 1
                        copy |= {"position": position, "command_id": f"{copy['command_id']}-{number}"}
                    elif not is_open:
                        copy |= {"is_open": False} if table is JOURNAL else {"stage": Stage.CLOSED.value}
                    written[table].append(copy)
            if not number % AT_ONCE or number == cases:
                for table, rows in written.items():
                    connection.execute(insert(table), rows)
                    rows.clear()
        connection.execute(update(REGISTRY).values(position=position))


_TABLES: dict[Table, Any] = {JOURNAL: JOURNAL.c.id, FACT: FACT.c.journal, CASE: CASE.c.journal}


def _rows(connection: Connection, table: Table, key: Any, journal: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table).where(key == journal)).mappings()]


def _renamed(said: Any, old: str, new: str) -> Any:
    return said.replace(old, new) if isinstance(said, str) else said
