"""A backup that is being written: its owner's alone, on the disk, and under its own name only when whole."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from activities import lasting
from activities.backup.manifest import ITS_HASH, MANIFEST, CopiedFile, Manifest
from models.base.refusal import Refusal

UNFINISHED = ".unfinished"
"""How the name of a backup ends that is being made, or was broken off."""


class BackupNotWritten(Refusal):
    """The backup cannot be written into {folder} ({reason}); nothing was kept."""


class BackupThere(Refusal):
    """{folder} is there already, and nothing is written over it. Make the backup a second later, or into
    another folder."""


class NewBackup:
    """A folder that gets its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[CopiedFile] = []

    def lines(self, path: str, lines: Iterable[bytes]) -> None:
        """Keep the rows of a table, a line each."""
        size, rows, digest = 0, 0, hashlib.sha256()
        with self._file(path) as descriptor, os.fdopen(descriptor, "wb", closefd=False) as file:
            for line in lines:
                digest.update(line)
                size, rows = size + file.write(line), rows + 1
        self.files.append(CopiedFile(path=path, size=size, sha256=digest.hexdigest(), rows=rows))

    def content(self, path: str, content: bytes) -> None:
        """Keep a file."""
        sha256 = self._write(path, content)
        self.files.append(CopiedFile(path=path, size=len(content), sha256=sha256))

    def seal(self, manifest: Manifest) -> str:
        """Write the manifest, and beside it the hash of it, as `sha256sum --check` reads it; the hash."""
        sha256 = self._write(MANIFEST, manifest.model_dump_json(indent=1).encode() + b"\n")
        self._write(ITS_HASH, f"{sha256}  {MANIFEST}\n".encode())
        for folder in (self.folder, *(place for place in self.folder.rglob("*") if place.is_dir())):
            lasting.sync_folder(folder)
        return sha256

    def _write(self, path: str, content: bytes) -> str:
        with self._file(path) as descriptor, os.fdopen(descriptor, "wb", closefd=False) as file:
            file.write(content)
        return hashlib.sha256(content).hexdigest()

    @contextmanager
    def _file(self, path: str) -> Iterator[int]:
        """A new file, which is on the disk when the block has ended."""
        place = self.folder / path
        for folder in reversed(place.relative_to(self.folder).parents):
            (self.folder / folder).mkdir(lasting.OWNERS_FOLDER, exist_ok=True)
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, lasting.OWNERS_FILE)
        try:
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def new_backup(folder: Path) -> Iterator[NewBackup]:
    """Write a backup under a temporary name; it gets its own when the block has ended well.

    Raises BackupThere, BackupNotWritten. What was broken off is taken away, unless the machine died.
    """
    unfinished = folder.with_name(folder.name + UNFINISHED)
    try:
        folder.parent.mkdir(lasting.OWNERS_FOLDER, parents=True, exist_ok=True)
        if folder.exists():
            raise BackupThere(folder=str(folder))
        try:
            unfinished.mkdir(lasting.OWNERS_FOLDER)
        except FileExistsError:
            raise BackupThere(folder=str(unfinished)) from None
        try:
            yield NewBackup(unfinished)
            unfinished.rename(folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
        lasting.sync_folder(folder.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BackupNotWritten(folder=str(folder.parent), reason=reason) from None
