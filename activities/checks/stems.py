"""What SQLite looks stems up by: the words of what the public finds, and of nothing that was taken away."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from activities.checks.fault import Fault, Inspection
from models.base.words import Said
from models.tables.public import PUBLIC_TEXT, STEMS

LOOK = "temp.looked_at_stems"
"""SQLite's own view of its index, which lasts as long as this look; nothing is written into the registry."""


def looked_up(looked: Inspection) -> Iterator[Fault]:
    """Whether the index has every stem of every text where it stands, and none besides.

    PostgreSQL's index is its own, and is kept by the server.
    """
    if looked.connection.dialect.name != "sqlite":
        return
    rows = looked.connection.execute(select(PUBLIC_TEXT.c.id, PUBLIC_TEXT.c.stems)).all()
    wanted = {(stem, row.id) for row in rows for stem in row.stems.split()}
    there = _there(looked.connection)
    looked.checked["public stems"] += len(there)
    if lacking := len(wanted - there):
        yield Fault(
            "search",
            Said.of(
                "fault",
                "Of what is published, {count} stem is not found by those who search for it.",
                "Of what is published, {count} stems are not found by those who search for them.",
                count=lacking,
            ),
        )
    if left := len(there - wanted):
        yield Fault(
            "search",
            Said.of(
                "fault",
                "{count} stem is found of what is published no more.",
                "{count} stems are found of what is published no more.",
                count=left,
            ),
        )


def _there(connection: Connection) -> set[tuple[str, int]]:
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {LOOK} USING fts5vocab('main', '{STEMS}', 'instance')")
    try:
        found = connection.exec_driver_sql(f"SELECT DISTINCT term, doc FROM {LOOK}")  # noqa: S608 - a constant
        return {(str(term), int(doc)) for term, doc in found}
    finally:
        connection.exec_driver_sql(f"DROP TABLE {LOOK}")
