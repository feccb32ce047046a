"""The index by which SQLite finds stems: free of what was taken away, and sound however often it changes.

PostgreSQL looks its own index after.
"""

from __future__ import annotations

from sqlalchemy import Connection

from models.tables.public import STEMS

WORN = 1_000
"""Bytes of the record of its levels from which on the index is made anew.

SQLite 3.40 adds two levels, of two bytes each, with every merge of the whole, and refuses an index of more
than two thousand: it can be neither read nor written then.
"""

_LEVELS = f"SELECT length(block) FROM {STEMS}_data WHERE id = 10"  # noqa: S608 - a constant
_NO_LEVEL = f"UPDATE {STEMS}_data SET block = zeroblob(7) WHERE id = 10"  # noqa: S608 - a constant
_BUILD = f"INSERT INTO {STEMS}({STEMS}) VALUES ('rebuild')"  # noqa: S608 - a constant
_MERGE = f"INSERT INTO {STEMS}({STEMS}) VALUES ('optimize')"  # noqa: S608 - a constant


def forget_what_went(connection: Connection) -> None:
    """Erase the stems of what was taken away, which are kept until the whole index is merged."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_MERGE)


def build_anew(connection: Connection) -> None:
    """Make the index of the texts that are there, whatever became of the one before."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_NO_LEVEL)
        connection.exec_driver_sql(_BUILD)


def refresh_when_worn(connection: Connection) -> None:
    """Make the index anew before it has more levels than SQLite reads, or once it has."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql(_LEVELS).scalar_one() > WORN:
        build_anew(connection)
