"""The manifest of a backup: what was copied, when, by which program, and the hash of each file."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from models.base.frozen import Frozen

MANIFEST, ITS_HASH, HEADS = "manifest.json", "manifest.sha256", "heads.txt"
REGISTRY, STORE = "registry", "store"
FORM = 1
"""The form of a backup: which files there are, and what stands in them."""


class CopiedFile(Frozen):
    """A file of a backup, its manifest and that one's hash aside."""

    path: str = Field(pattern=r"^(heads\.txt|registry/[a-z_0-9]+\.jsonl|store/[a-z]+/[0-9A-Za-z]+)$")
    """Where it lies in the backup's folder."""
    size: int = Field(ge=0)
    """How many bytes it has."""
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    """The hash of its bytes."""
    rows: int | None = None
    """Of a table: how many rows it had."""


class Manifest(Frozen):
    """What a backup is of, and all its files."""

    form: int = FORM
    """The form of the backup."""
    taken_at: AwareDatetime
    """The moment of which the registry is."""
    release: str
    """The release of the program that made it."""
    program: str
    """The hash of that program (`activities/version.py`)."""
    migration: str
    """The schema of the registry: its last migration."""
    registry: str
    """The name that tells the registry from every other."""
    position: int
    """How many facts it had."""
    files: tuple[CopiedFile, ...]
    """Every other file of the backup."""

    def of(self, folder: str) -> tuple[CopiedFile, ...]:
        """The files of a folder of the backup."""
        return tuple(file for file in self.files if file.path.startswith(f"{folder}/"))
