"""The database itself: every table and column is there, its file is whole, what is in it can be read."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import inspect, select

from activities.checks.fault import Fault, Inspection
from activities.checks.guarded import guarded
from models.base.words import Said
from models.tables.schema import metadata
from models.tables.tables import FACT


def tables(looked: Inspection) -> Iterator[Fault]:
    """What is missing or torn. The facts are read elsewhere, one by one."""
    there = inspect(looked.connection)
    names = set(there.get_table_names())
    for table in metadata.sorted_tables:
        if table.name not in names:
            yield Fault("registry", Said.of("fault", "The table {name} is missing.", name=table.name))
            continue
        missing = {column.name for column in table.columns} - {
            column["name"] for column in there.get_columns(table.name)
        }
        for name in sorted(missing):
            column = f"{table.name}.{name}"
            yield Fault("registry", Said.of("fault", "The column {name} is missing.", name=column))
        if not missing and table is not FACT:
            yield from guarded(table.name, _rows(looked, table.name))
    yield from guarded("registry", _pages(looked))


def _rows(looked: Inspection, table: str) -> Iterator[Fault]:
    for _ in looked.connection.execute(select(metadata.tables[table])):
        yield from ()


def _pages(looked: Inspection) -> Iterator[Fault]:
    """What SQLite says of its own file. An index that lacks a row counts, too."""
    if looked.connection.dialect.name != "sqlite":
        return
    said = looked.connection.exec_driver_sql("PRAGMA quick_check(20)").scalars().all()
    if said != ["ok"]:
        torn = Said.of("fault", "Pages of its file were torn or overwritten.")
        yield Fault("registry", torn)
