"""A backup that lies somewhere: is it one, is it whole, and is every file as it was written?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from activities.backup.manifest import FORM, HEADS, ITS_HASH, MANIFEST, STORE, CopiedFile, Manifest
from activities.backup.steps import CopyStep, Told
from activities.backup.writing import UNFINISHED
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.heads import Heads

_PIECE = 1 << 20
_MOST_NAMED = 20


class NoBackup(Refusal):
    """{folder} is no backup: it has no {file}."""


class WhichBackup(Refusal):
    """{folder} is no backup, but holds some; the newest is {newest}."""


class UnfinishedBackup(Refusal):
    """{folder} is a backup that was broken off. Take another one; this one can be deleted."""


class BackupDamaged(Refusal):
    """The backup is not as it was written, and nothing was restored: {what}. Take another one."""


class BackupStoreDamaged(BackupDamaged):
    """The backup is not as it was written, and nothing was restored: {what}. Its registry is whole. Take
    another backup; or with `--incomplete`, this one is restored without these files."""


class BackupNewer(Refusal):
    """The backup was made by a newer version of the program, {release}. Restore it with that version."""


class Backup:
    """A backup in its folder, with the manifest that it was written with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        _refuse_what_is_none(folder)
        written, hash_ = (folder / MANIFEST).read_bytes(), (folder / ITS_HASH).read_bytes()
        self.sha256 = hashlib.sha256(written).hexdigest()
        if hash_ != f"{self.sha256}  {MANIFEST}\n".encode():
            raise BackupDamaged(what=_altered(MANIFEST))
        try:
            said = json.loads(written)
            if said["form"] > FORM:
                raise BackupNewer(release=said["release"])
            self.manifest = Manifest.model_validate(said)
        except (ValidationError, ValueError, LookupError, TypeError):
            raise BackupDamaged(what=_altered(MANIFEST)) from None

    def check(self, told: Told, *, incomplete: bool = False) -> Mapping[str, Said]:
        """What is not as it was written, by its path: nothing, or only of the store, where that is taken.

        Raises BackupDamaged, or BackupStoreDamaged where it may be restored if `incomplete` is.
        """
        wrong = dict(self._wrong(told))
        of_store = all(path.startswith(f"{STORE}/") for path in wrong)
        if wrong and not (of_store and incomplete):
            refusal = BackupStoreDamaged if of_store else BackupDamaged
            raise refusal(what=Listed.of(list(wrong.values())[:_MOST_NAMED]))
        return wrong

    def lines(self, path: str) -> Iterator[bytes]:
        """The rows of a table."""
        with (self.folder / path).open("rb") as file:
            yield from file

    def content(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / path).read_bytes()

    def heads(self) -> Heads:
        """The heads of the moment of which the backup is."""
        return Heads.read(self.content(HEADS).decode())

    def _wrong(self, told: Told) -> Iterator[tuple[str, Said]]:
        known = {file.path for file in self.manifest.files}
        found = {
            place.relative_to(self.folder).as_posix() for place in self.folder.rglob("*") if place.is_file()
        }
        for name in sorted(found - known - _OWN):
            yield name, Said.why("{file} does not belong to it", file=name)
        for number, file in enumerate(self.manifest.files):
            told(CopyStep.CHECK, number, len(known))
            if file.path not in found:
                yield file.path, Said.why("{file} is missing", file=file.path)
            elif not self._is_as_written(file):
                yield file.path, _altered(file.path)

    def _is_as_written(self, file: CopiedFile) -> bool:
        digest = hashlib.sha256()
        with (self.folder / file.path).open("rb") as content:
            while piece := content.read(_PIECE):
                digest.update(piece)
        return digest.hexdigest() == file.sha256


_OWN = {MANIFEST, ITS_HASH}


def _altered(path: str) -> Said:
    return Said.why("{file} was altered", file=path)


def _refuse_what_is_none(folder: Path) -> None:
    if folder.name.endswith(UNFINISHED):
        raise UnfinishedBackup(folder=str(folder))
    missing = [name for name in (MANIFEST, ITS_HASH) if not (folder / name).is_file()]
    if not missing:
        return
    within = sorted(place.parent.name for place in folder.glob(f"*/{MANIFEST}"))
    whole = [name for name in within if not name.endswith(UNFINISHED)]
    if whole:
        raise WhichBackup(folder=str(folder), newest=str(folder / whole[-1]))
    raise NoBackup(folder=str(folder), file=missing[0])
