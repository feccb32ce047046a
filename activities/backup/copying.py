"""Copying a registry into another database, of whatever kind: in one transaction there, and compared.

The store is not touched. What is committed in the registry after the copy was begun is not in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from activities.backup import rows
from activities.backup.empty import is_there, made_anew, refuse_unless_empty
from activities.backup.steps import CopyStep, Told, quietly
from activities.checks.heads import heads_in
from activities.registry.database import VERSION, connect, snapshot
from activities.settings import Settings
from models.base import clock
from models.base.refusal import Refusal
from models.engine.heads import Heads
from models.tables.tables import REGISTRY

_TOLD_EVERY = 500


class CopyDiffers(Refusal):
    """The copy is not the same as the registry (table {table}), and was not kept. Try again; if it stays so,
    look with `pykala doctor`."""


@dataclass(frozen=True)
class Copied:
    """A registry that was copied: its heads, which the copy has too, and how much it holds."""

    heads: Heads
    facts: int
    rows: int


def copy(source: Engine, target: Settings, told: Told = quietly) -> Copied:
    """Copy a registry into the empty one that the target's settings name.

    Raises NotEmpty, CopyDiffers; then there is nothing in the target, and a file that was not there is not.
    """
    database = connect(target.registry.get_secret_value())
    was_there = is_there(database)
    try:
        with snapshot(source) as taken, database.begin() as connection:
            refuse_unless_empty(connection, target)
            made_anew(connection, taken.execute(VERSION).scalar_one())
            return _copied(taken, connection, told)
    except BaseException:
        database.dispose()
        if not was_there:
            _take_away(Path(database.url.database or ""))
        raise
    finally:
        database.dispose()


def _copied(taken: Connection, connection: Connection, told: Told) -> Copied:
    tables = rows.tables(taken)
    whole = sum(taken.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)
    done = 0

    def counted(lines: Iterable[bytes], step: CopyStep, digest: hashlib._Hash) -> Iterator[bytes]:
        nonlocal done
        told(step, done, whole)
        for line in lines:
            digest.update(line)
            done += 1
            if done % _TOLD_EVERY == 0:
                told(step, done, whole)
            yield line

    written: dict[str, str] = {}
    for table in tables:
        digest = hashlib.sha256()
        rows.load(connection, table, counted(rows.dumped(taken, table), CopyStep.REGISTRY, digest))
        written[table.name] = digest.hexdigest()
    done = 0
    for table in tables:
        digest = hashlib.sha256()
        for _ in counted(rows.dumped(connection, table), CopyStep.COMPARE, digest):
            pass
        if digest.hexdigest() != written[table.name]:
            raise CopyDiffers(table=table.name)
    now = clock.now()
    heads = heads_in(taken, now)
    if heads_in(connection, now) != heads:
        raise CopyDiffers(table="journal")
    return Copied(heads, taken.execute(select(REGISTRY.c.position)).scalar_one(), whole)


def _take_away(file: Path) -> None:
    """A file of SQLite's that was made for the copy, and what lies beside it."""
    for beside in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            file.with_name(file.name + beside).unlink()
