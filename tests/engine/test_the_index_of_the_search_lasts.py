"""The index of the search bears however many publications, and is written where something changed alone."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import DatabaseError

from activities.checks.fault import Inspection
from activities.checks.stems import looked_up
from activities.installation import Installation
from activities.registry.database import snapshot
from models.tables.public import PUBLIC_JOURNAL, PUBLIC_TEXT, STEMS
from tests.support.published_life import (
    BEFORE,
    DECISION,
    found,
)

COMES = f"INSERT INTO {STEMS}(rowid, stems) VALUES (?, ?)"  # noqa: S608 - a constant
MERGED = f"INSERT INTO {STEMS}({STEMS}) VALUES ('optimize')"  # noqa: S608 - a constant


def test_an_index_that_was_merged_too_often_for_sqlite_is_made_anew(published: Installation) -> None:
    assert found(published, "koulu") == [DECISION]
    with published.database.begin() as connection:
        if connection.dialect.name == "sqlite":
            wear_out(connection)
    assert found(published, "koulu") == [DECISION]
    with snapshot(published.database) as connection:
        looked = Inspection(published.archive, connection, BEFORE)
        assert [fault.said for fault in looked_up(looked)] == []


def wear_out(connection: Connection) -> None:
    """Merge the whole index as often as SQLite 3.40 bears, which a city does within a year."""
    many, one = " ".join(f"sana{number}" for number in range(4_000)), "sana"
    with suppress(DatabaseError):
        for row in range(1_000_000, 1_001_200):
            stems = many if row == 1_000_000 else one
            connection.exec_driver_sql(COMES, (row, stems))
            connection.exec_driver_sql(MERGED)


def test_what_stands_as_it_stood_is_written_once(published: Installation) -> None:
    assert found(published, "koulu") == [DECISION]
    with published.database.begin() as connection:
        before = connection.execute(select(PUBLIC_TEXT).order_by(PUBLIC_TEXT.c.id)).all()
        connection.execute(update(PUBLIC_JOURNAL).values(seq=0))
    assert found(published, "koulu") == [DECISION]
    with published.database.connect() as connection:
        assert connection.execute(select(PUBLIC_TEXT).order_by(PUBLIC_TEXT.c.id)).all() == before
