"""An empty registry: whether one is, and its tables made for rows that are put into them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, delete, func, select

from activities.backup import rows
from activities.registry.schema import bring_to
from activities.settings import Settings
from models.base.refusal import Refusal
from models.tables.schema import metadata
from models.tables.tables import REGISTRY as COUNTER

BORN_WITH = {"version", "ledger"}
"""Beside the counter of facts, the tables in which a registry that holds nothing yet has rows."""


class NotEmpty(Refusal):
    """The registry {registry} holds something already ({table}), and nothing is written over it. Let
    PYKALA_DATA or PYKALA_REGISTRY name an empty one."""


def is_there(database: Engine) -> bool:
    """Whether there is a database; to ask SQLite would make one."""
    return database.dialect.name != "sqlite" or Path(database.url.database or "").exists()


def refuse_unless_empty(connection: Connection, settings: Settings) -> None:
    """Refuse a registry with facts, with anything that somebody wrote, or with tables of others."""
    for table in rows.tables(connection):
        held = select(func.count()).select_from(table)
        if table.name == COUNTER.name:
            held = held.where(table.c.position > 0)
        elif table.name in BORN_WITH:
            continue
        if table.name not in metadata.tables or connection.execute(held).scalar():
            raise NotEmpty(registry=settings.redacted()["registry"], table=table.name)


def made_anew(connection: Connection, migration: str) -> list[Table]:
    """The tables as a migration left them, without a row, each after those that it refers to."""
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)
    bring_to(connection, migration)
    tables = rows.tables(connection)
    for table in reversed(tables):
        connection.execute(delete(table))
    return tables
