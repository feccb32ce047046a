"""A backup that lies somewhere: is it one, is it whole, and is every file as it was written?"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from activities.backup.manifest import FORM, HEADS, ITS_HASH, MANIFEST, STORE, CopiedFile, Manifest
from activities.backup.steps import CopyStep, Told
from activities.backup.writing import UNFINISHED
from models.base.file_error import why_unreadable
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
        written, hash_ = self.content(MANIFEST), self.content(ITS_HASH)
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

    def check(self, told: Told, *, incomplete: bool = False) -> dict[str, Said]:
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
        """The rows of a table. Raises BackupDamaged."""
        try:
            with (self.folder / path).open("rb") as file:
                yield from file
        except OSError as error:
            raise BackupDamaged(what=_unread(path, error)) from None

    def content(self, path: str) -> bytes:
        """The bytes of a file. Raises BackupDamaged."""
        content = self.content_or_why(path)
        if isinstance(content, Said):
            raise BackupDamaged(what=content)
        return content

    def content_or_why(self, path: str) -> bytes | Said:
        """The bytes of a file, or why they cannot be read."""
        try:
            return (self.folder / path).read_bytes()
        except OSError as error:
            return _unread(path, error)

    def heads(self) -> Heads:
        """The heads of the moment of which the backup is."""
        return Heads.read(self.content(HEADS).decode())

    def _wrong(self, told: Told) -> Iterator[tuple[str, Said]]:
        known = {file.path for file in self.manifest.files}
        for name in sorted(self._found() - known - _OWN):
            yield name, Said.why("{file} does not belong to it", file=name)
        for number, file in enumerate(self.manifest.files):
            told(CopyStep.CHECK, number, len(known))
            if wrong := self._wrong_with(file):
                yield file.path, wrong

    def _found(self) -> set[str]:
        """Every file of its folder; a folder in it that cannot be read is passed over."""
        return {
            (Path(folder) / name).relative_to(self.folder).as_posix()
            for folder, _, names in os.walk(self.folder)
            for name in names
        }

    def _wrong_with(self, file: CopiedFile) -> Said | None:
        digest = hashlib.sha256()
        try:
            with (self.folder / file.path).open("rb") as content:
                while piece := content.read(_PIECE):
                    digest.update(piece)
        except OSError as error:
            return _unread(file.path, error)
        return None if digest.hexdigest() == file.sha256 else _altered(file.path)


_OWN = {MANIFEST, ITS_HASH}


def _altered(path: str) -> Said:
    return Said.why("{file} was altered", file=path)


def _unread(path: str, error: OSError) -> Said:
    if isinstance(error, FileNotFoundError):
        return Said.why("{file} is missing", file=path)
    return Said.why("{file} cannot be read ({reason})", file=path, reason=why_unreadable(error))


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
