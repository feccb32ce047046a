"""A disk that loses what was not synced: what is left of a folder when the power fails at any write."""

from __future__ import annotations

import hashlib
import os
import random  # noqa: TID251 - seeded: what a disk has kept of its own accord
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.support.sqlite_calls import watched

SECTOR = 512


@dataclass(frozen=True)
class Remains:
    """What the disk has after a power failure, and how many answers had been given before it."""

    files: Mapping[str, bytes]
    answers: int

    def seen(self) -> bytes:
        """What it is known again by."""
        found = hashlib.sha256(str(self.answers).encode())
        for name, content in sorted(self.files.items()):
            found.update(f"\0{name}\0{len(content)}\0".encode())
            found.update(content)
        return found.digest()

    def put_into(self, folder: Path) -> None:
        """Lay the files down."""
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


@dataclass
class Disk:
    """The folder as it is, what of it was synced, and what is left at each write.

    A file is known by its inode, which is held open so that no other file gets its number.
    """

    folder: Path
    answers: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - no secret
    _synced: dict[int, bytes] = field(default_factory=dict)
    _names: dict[Path, dict[str, int]] = field(default_factory=dict)
    _open: dict[int, int] = field(default_factory=dict)
    _left: dict[bytes, Remains] = field(default_factory=dict)

    def written(self) -> None:
        """Something is about to be written: look what is left if the power fails now."""
        for files in (self._worst(), *([self._mixed()] if self.answers else [])):
            left = Remains(files, self.answers)
            self._left.setdefault(left.seen(), left)

    def synced(self, file: Path) -> None:
        """What a file holds is on the disk."""
        if file.is_relative_to(self.folder) and file.exists():
            self._synced[self._inode(file)] = self._content(file)
            self.written()

    def folder_synced(self, folder: Path) -> None:
        """The names in a folder are on the disk."""
        if folder.is_relative_to(self.folder):
            self._names[folder] = {place.name: self._inode(place) for place in folder.iterdir()}
            self.written()

    def answered(self) -> None:
        """Somebody was told that their act is done."""
        self.answers += 1
        self.written()

    def left(self) -> list[Remains]:
        """Everything that may be left, each once."""
        return list(self._left.values())

    def close(self) -> None:
        """Let go of the files."""
        for descriptor in self._open.values():
            os.close(descriptor)

    def _inode(self, file: Path) -> int:
        inode = file.stat().st_ino
        if inode not in self._open:
            self._open[inode] = os.open(file, os.O_RDONLY)
        return inode

    def _content(self, file: Path) -> bytes:
        descriptor = self._open[self._inode(file)]
        return os.pread(descriptor, os.fstat(descriptor).st_size, 0)

    def _worst(self) -> dict[str, bytes]:
        """Only what was synced, under names that were."""
        return dict(self._under(self.folder, self._names))

    def _under(self, folder: Path, names: Mapping[Path, Mapping[str, int]]) -> Iterator[tuple[str, bytes]]:
        for name, inode in names.get(folder, {}).items():
            place = folder / name
            if place in self._names:
                yield from self._under(place, names)
            elif place not in self._names and not _is_folder(self._open[inode]):
                yield str(place.relative_to(self.folder)), self._synced.get(inode, b"")

    def _mixed(self) -> dict[str, bytes]:
        """Some of what was not synced has reached the disk as well, sector by sector."""
        files = self._worst()
        for place in sorted(self.folder.rglob("*")):
            name = str(place.relative_to(self.folder))
            if place.is_file() and (name in files or self.chance.random() < 0.5):
                files[name] = self._torn(files.get(name, b""), self._content(place))
        return files

    def _torn(self, old: bytes, new: bytes) -> bytes:
        size = self.chance.choice((len(old), len(new)))
        sectors = range(0, size, SECTOR)
        torn = b"".join(
            self.chance.choice((old, new))[at : at + SECTOR].ljust(min(SECTOR, size - at), b"\0")
            for at in sectors
        )
        return torn[:size]


def _is_folder(descriptor: int) -> bool:
    return os.path.isdir(f"/proc/self/fd/{descriptor}")  # noqa: PTH112 - of an open file there is no other name


@contextmanager
def losing(folder: Path) -> Iterator[Disk]:
    """Watch a folder: what SQLite does there, and what the program does itself."""
    disk = Disk(folder)
    with pytest.MonkeyPatch.context() as patch, watched(disk):
        _watch(patch, disk)
        yield disk
    disk.close()


def _watch(patch: pytest.MonkeyPatch, disk: Disk) -> None:
    sync, replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        disk.written()
        sync(descriptor)
        place = Path(os.readlink(f"/proc/self/fd/{descriptor}"))  # noqa: PTH115 - the same
        (disk.folder_synced if place.is_dir() else disk.synced)(place)

    def renamed(source: Any, target: Any) -> None:
        disk.written()
        replace(source, target)
        disk.written()

    patch.setattr(os, "fsync", fsync)
    patch.setattr(os, "replace", renamed)
