"""Files that outlive a power failure, and are their owner's alone.

A file gets its name only when its bytes are on the disk, and the name is on the disk before we go on.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

UNFINISHED = ".unfinished-"
"""How the name of a file begins that is still being written; of one whose writer died it stays so."""

OWNERS_FOLDER, OWNERS_FILE, OTHERS = 0o700, 0o600, 0o077


def for_the_owner_alone() -> None:
    """Have everything that this process and its children make belong to its owner alone."""
    os.umask(OTHERS)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing."""
    if folder.exists():
        return
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(OWNERS_FOLDER, exist_ok=True)
        sync_folder(place.parent)


def make_file(file: Path) -> None:
    """Make an empty file, unless it is there."""
    if not file.exists():
        make_folder(file.parent)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, OWNERS_FILE))
        sync_folder(file.parent)


def write(file: Path, content: bytes) -> None:
    """Write a file whole; what stood under its name is replaced."""
    make_folder(file.parent)
    descriptor, name = tempfile.mkstemp(prefix=UNFINISHED, dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as unfinished:
            unfinished.write(content)
            unfinished.flush()
            os.fsync(unfinished.fileno())
        os.replace(name, file)  # noqa: PTH105 - the call that the tests of a power failure watch
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def remove(file: Path) -> None:
    """Take a file away, if it is there."""
    file.unlink(missing_ok=True)
    if file.parent.exists():
        sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
