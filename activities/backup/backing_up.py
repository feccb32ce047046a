"""Making a backup while everything runs: first the registry and its heads as of one moment, then the store.

What a fact names was put into the store before the fact was written, and is never overwritten. So the
store's files, copied after the registry, hold everything that the registry names, whoever goes on acting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from activities.archive import Archive
from activities.backup import rows
from activities.backup.manifest import HEADS, REGISTRY, STORE, Manifest
from activities.backup.steps import CopyStep, Told, quietly
from activities.backup.writing import NewBackup, new_backup
from activities.checks.fault import Fault, Inspection
from activities.checks.heads import heads_in
from activities.checks.texts import texts
from activities.registry.database import VERSION, snapshot
from activities.registry.facts import readable
from activities.store import PAPERS, NotInStore, Store
from activities.version import program
from models.base import clock
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.heads import Heads
from models.tables.tables import FACT, JOURNAL, PAPER, SEALED
from models.tables.tables import REGISTRY as COUNTER


class ErasedMeanwhile(Refusal):
    """A confidential text was erased while the backup was made, which would still hold it. Nothing was kept;
    make it again."""


@dataclass(frozen=True)
class BackedUp:
    """The folder of a backup that was made, its manifest, and the hash of that one."""

    folder: Path
    manifest: Manifest
    sha256: str
    missing: tuple[Fault, ...]
    """What the registry names, and the store has not or not as it was."""


def back_up(
    database: Engine, store: Store, into: Path, told: Told = quietly, now: datetime | None = None
) -> BackedUp:
    """Make a dated backup in a folder.

    Raises BackupThere, BackupNotWritten, ErasedMeanwhile; of a backup that failed nothing is left.
    """
    at = (now or clock.now()).astimezone(UTC).replace(microsecond=0)
    folder = into / f"pykala-{at:%Y%m%dT%H%M%SZ}"
    with new_backup(folder) as backup:
        with snapshot(database) as connection:
            sealed = _sealed(connection)
            registry = connection.execute(select(COUNTER.c.name, COUNTER.c.position)).one()
            migration = connection.execute(VERSION).scalar_one()
            papers = connection.execute(select(PAPER.c.journal, PAPER.c.name, PAPER.c.sha256)).all()
            _copy_rows(backup, connection, told)
            _keep_heads(backup, heads_in(connection, at))
        _copy_store(backup, store, told)
        copy = Store(str(backup.folder / STORE))
        with snapshot(database) as connection:
            if not sealed <= _sealed(connection):
                raise ErasedMeanwhile
            looked = Inspection(Archive(database, copy), connection, at)
            missing = (*_texts_missing(looked, registry.position), *_papers_missing(copy, papers))
        manifest = Manifest(
            taken_at=at,
            release=version("pykala"),
            program=program(),
            migration=migration,
            registry=registry.name,
            position=registry.position,
            files=tuple(backup.files),
        )
        sha256 = backup.seal(manifest)
    return BackedUp(folder, manifest, sha256, missing)


def _copy_rows(backup: NewBackup, connection: Connection, told: Told) -> None:
    tables = rows.tables(connection)
    for number, table in enumerate(tables):
        told(CopyStep.REGISTRY, number, len(tables))
        backup.lines(f"{REGISTRY}/{table.name}.jsonl", rows.dumped(connection, table))
    told(CopyStep.REGISTRY, len(tables), len(tables))


def _keep_heads(backup: NewBackup, heads: Heads) -> None:
    backup.content(HEADS, "".join(f"{line}\n" for line in heads.lines()).encode())


def _copy_store(backup: NewBackup, store: Store, told: Told) -> None:
    files = sorted(store.files())
    for number, (shelf, name) in enumerate(files):
        told(CopyStep.STORE, number, len(files))
        for content in _still_there(store, shelf, name):
            backup.content(f"{STORE}/{shelf}/{name}", content)
    told(CopyStep.STORE, len(files), len(files))


def _still_there(store: Store, shelf: str, name: str) -> Iterator[bytes]:
    try:
        yield store.get(shelf, name)
    except NotInStore:  # taken away since the files were listed: by an erasure, which is seen in the end
        return


def _texts_missing(looked: Inspection, position: int) -> Iterator[Fault]:
    (kept,) = (table for table in rows.tables(looked.connection) if table.name == FACT.name)
    for journal in looked.connection.execute(select(JOURNAL.c.id).order_by(JOURNAL.c.id)).scalars().all():
        wanted = select(kept).where(kept.c.journal == journal, kept.c.position <= position)
        found = looked.connection.execute(wanted.order_by(kept.c.seq)).mappings().all()
        try:
            facts = [readable(row) for row in found]  # with the columns that a registry of its age has
        except ValueError:  # `verify` says what; the rows were copied as they are
            yield Fault(journal, Said.of("fault", "A fact cannot be read."))
        else:
            yield from (fault for fault in texts(looked, facts) if fault.wrong)


def _papers_missing(copy: Store, papers: Iterable[Any]) -> Iterator[Fault]:
    there = set(copy.files())
    for paper in papers:
        if (PAPERS, paper.sha256) not in there:
            said = Said.of("fault", "The paper {paper} is not in the store.", paper=paper.name)
            yield Fault(paper.journal, said)


def _sealed(connection: Connection) -> set[str]:
    return set(connection.execute(select(SEALED.c.sha256)).scalars())
