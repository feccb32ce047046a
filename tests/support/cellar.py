"""What releases wrote: each one's data folder, brought up as it lay, on SQLite or copied to PostgreSQL.

The folders are in tests/released, each with the program that made it and says what is in it: the same life,
played by each release. Rows are read and copied by what the database itself says of its tables, as the models
know only those of today.
"""

from __future__ import annotations

import sqlite3
import tarfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Engine, MetaData, Table, create_engine, func, insert, select

from activities.registry.schema import alembic_config, make_for_rehearsal

RELEASED = Path(__file__).parents[1] / "released"
RELEASES = sorted(folder.name for folder in RELEASED.iterdir() if folder.is_dir())


@dataclass(frozen=True)
class Cellar:
    """A copy of a release's data folder, its registry, and what was kept outside of it."""

    data: Path
    dsn: str
    heads: Path
    sent: frozenset[str]

    def rows(self, table: str) -> list[dict[str, Any]]:
        """All rows of a table, in the order of its key, with the columns that it has now."""
        engine = create_engine(self.dsn)
        found = _rows(engine, _tables(engine)[table])
        engine.dispose()
        return found

    def every_row(self) -> dict[str, list[dict[str, Any]]]:
        """All rows of all tables."""
        engine = create_engine(self.dsn)
        found = {name: _rows(engine, table) for name, table in _tables(engine).items()}
        engine.dispose()
        return found

    def becomes_a_rehearsals(self) -> None:
        """Let workflows say what time it is: its people go on in the year in which the release left them."""
        engine = create_engine(self.dsn)
        with engine.begin() as connection:
            make_for_rehearsal(connection)
        engine.dispose()

    def files(self) -> dict[str, bytes]:
        """What lies in the store and in the outbox."""
        files = (path for name in ("store", "outbox") for path in (self.data / name).rglob("*"))
        return {str(path.relative_to(self.data)): path.read_bytes() for path in files if path.is_file()}


def brought_up(release: str, data: Path) -> Cellar:
    """A release's folder, unpacked into an empty one."""
    kept = RELEASED / release
    with tarfile.open(kept / "folder.tar.xz") as archive:
        for entry in archive:
            file, content = data / entry.name, archive.extractfile(entry)
            assert content is not None, entry.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.read())
    with closing(sqlite3.connect(data / "registry.sqlite")) as registry:
        registry.executescript((kept / "registry.sql").read_text("utf-8"))
    sent = (kept / "sent.txt").read_text("utf-8").split()
    return Cellar(data, f"sqlite:///{data / 'registry.sqlite'}", kept / "heads.txt", frozenset(sent))


def moved_to(cellar: Cellar, dsn: str) -> Cellar:
    """The same, with its registry in a PostgreSQL database that was empty: of that release's schema too."""
    source, target = create_engine(cellar.dsn), create_engine(dsn)
    tables = _tables(source)
    with target.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, cellar.rows("alembic_version")[0]["version_num"])
    with target.begin() as connection:
        for name, there in _tables(target).items():
            connection.execute(there.delete())
            if rows := _rows(source, tables[name]):
                connection.execute(insert(there), rows)
            if "id" in there.c and there.c["id"].autoincrement is True:
                last = select(func.max(there.c["id"])).scalar_subquery()
                connection.execute(select(func.setval(func.pg_get_serial_sequence(name, "id"), last)))
    source.dispose()
    target.dispose()
    return Cellar(cellar.data, dsn, cellar.heads, cellar.sent)


def _tables(engine: Engine) -> dict[str, Table]:
    described = MetaData()
    described.reflect(engine)
    return dict(described.tables)


def _rows(engine: Engine, table: Table) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        return [
            dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
        ]
