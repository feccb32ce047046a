"""Putting a backup back into an empty installation: the store first, then the registry, in one transaction.

A restoration that is broken off leaves an empty registry, and can be repeated: what lies in the store already
is what the backup has.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, update
from temporalio.envconfig import ClientConfig

from activities.archive import Archive
from activities.backup import rows
from activities.backup.empty import is_there, made_anew, refuse_unless_empty
from activities.backup.manifest import REGISTRY, STORE, Manifest
from activities.backup.reading import Backup, BackupDamaged, BackupNewer, BackupStoreDamaged
from activities.backup.steps import CopyStep, Told, quietly
from activities.checks.fault import Fault
from activities.checks.verification import Verification, verify
from activities.data_folder import held
from activities.registry.database import connect
from activities.registry.erasures import erasures
from activities.registry.schema import bring_to, knows
from activities.settings import Settings
from activities.store import NotInStore, Store
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.tables.tables import JOURNAL, RESTORED
from models.tables.tables import REGISTRY as COUNTER


class OtherInStore(Refusal):
    """The store has other bytes under {file} than the backup. Let PYKALA_STORE name an empty one."""


@dataclass(frozen=True)
class Restored:
    """What was put back, what verification says of it, and what the backup cannot know."""

    manifest: Manifest
    verification: Verification
    erased: int
    """How many texts had been erased by then; one that was erased later is there again."""
    to_recover: bool
    """Whether Temporal may know later facts: no act is taken until `pykala recover` has looked."""
    left_out: tuple[Fault, ...]
    """What of its store was not as it was written, and is not restored."""

    @property
    def files(self) -> int:
        """How many files of the store were put back."""
        left_out = {fault.where for fault in self.left_out}
        return sum(file.path not in left_out for file in self.manifest.of(STORE))


def restore(settings: Settings, folder: Path, told: Told = quietly, *, incomplete: bool = False) -> Restored:
    """Put a backup back, bring it up to this version, and verify it against the heads inside.

    Files of its store that are not as they were written are left out if it may be `incomplete`.

    Raises NoBackup, WhichBackup, UnfinishedBackup, BackupDamaged, BackupNewer, NotEmpty, OtherInStore,
    AlreadyUp; then nothing was restored.
    """
    backup = Backup(folder)
    if not knows(backup.manifest.migration):
        raise BackupNewer(release=backup.manifest.release)
    to_recover = _knows_more(settings)
    with held(settings.data):
        database = connect(settings.registry.get_secret_value())
        try:
            if is_there(database):
                with database.connect() as connection:
                    refuse_unless_empty(connection, settings)
            left_out = backup.check(told, incomplete=incomplete)
            store = Store(settings.store)
            left_out |= _put_files(backup, store, left_out, told, incomplete=incomplete)
            with database.begin() as connection:
                refuse_unless_empty(connection, settings)
                _write_rows(connection, backup, told)
                _begin_anew(connection, to_recover=to_recover)
            told(CopyStep.VERIFY, 0, 0)
            verification = verify(Archive(database, store), backup.heads())
            faults = tuple(Fault(path, said) for path, said in left_out.items())
            return Restored(backup.manifest, verification, _count(database), to_recover, faults)
        finally:
            database.dispose()


def _knows_more(settings: Settings) -> bool:
    """Whether there is a Temporal already, which may have gone on after the backup was made."""
    named = ClientConfig.load_client_connect_config().get("target_host")
    return bool(named) or (settings.data / "temporal.sqlite").exists()


def _put_files(
    backup: Backup, store: Store, left_out: Collection[str], told: Told, *, incomplete: bool
) -> dict[str, Said]:
    """Put the files into the store. Those that could be read when they were checked, and cannot any more."""
    files = [file for file in backup.manifest.of(STORE) if file.path not in left_out]
    unread: dict[str, Said] = {}
    for number, file in enumerate(files):
        told(CopyStep.STORE, number, len(files))
        _, shelf, name = file.path.split("/")
        content = backup.content_or_why(file.path)
        if isinstance(content, Said):
            if not incomplete:
                raise BackupStoreDamaged(what=content)
            unread[file.path] = content
            continue
        try:
            if store.get(shelf, name) != content:
                raise OtherInStore(file=f"{shelf}/{name}")
        except NotInStore:
            store.put(shelf, content, name)
    told(CopyStep.STORE, len(files), len(files))
    return unread


def _write_rows(connection: Connection, backup: Backup, told: Told) -> None:
    """Make the tables as the backup's version had them, fill them, and bring them up to this version."""
    tables = made_anew(connection, backup.manifest.migration)
    _refuse_unless_complete(backup, {f"{REGISTRY}/{table.name}.jsonl" for table in tables})
    for number, table in enumerate(tables):
        told(CopyStep.REGISTRY, number, len(tables))
        rows.load(connection, table, backup.lines(f"{REGISTRY}/{table.name}.jsonl"))
    told(CopyStep.REGISTRY, len(tables), len(tables))
    bring_to(connection)


def _refuse_unless_complete(backup: Backup, needed: set[str]) -> None:
    if odd := needed ^ {file.path for file in backup.manifest.of(REGISTRY)}:
        raise BackupDamaged(what=Listed.of(sorted(odd)))


def _begin_anew(connection: Connection, *, to_recover: bool) -> None:
    """No workflow is known to have read anything: the next worker wakes every open journal's."""
    connection.execute(update(JOURNAL).values(folded=0))
    if to_recover:
        connection.execute(update(COUNTER).values(behind=RESTORED))


def _count(database: Engine) -> int:
    with database.connect() as connection:
        return len(erasures(connection))
