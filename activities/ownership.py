"""What an installation keeps on this machine is its owner's alone: no other user may read or enter it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import make_url

from activities.lasting import OTHERS, OWNERS_FILE, OWNERS_FOLDER, UNFINISHED
from activities.settings import Settings
from activities.store import folder_of
from models.base import clock

_OURS = (
    "registry.sqlite*",
    "temporal.sqlite*",
    "temporal.log",
    "temporal.lock",
    "up.lock",
    "door.key",
    "time.key",
    "signals.key",
    "recovery.key",
)
"""What lies in the data folder itself; it may be a folder in which other things lie too."""


FORGOTTEN = timedelta(hours=1)
"""Nobody writes at one file for so long."""


def open_to_others(settings: Settings) -> Iterator[Path]:
    """The files and folders of an installation that others may read, write or enter."""
    for place in _kept(settings):
        with suppress(FileNotFoundError):  # what was being written is there no more
            if place.lstat().st_mode & OTHERS and not place.is_symlink():
                yield place


def tighten(settings: Settings) -> None:
    """Close to others what was made when it was open to them; what is another user's stays as it is.

    What somebody began to write long ago, and did not live to finish, is taken away.
    """
    for place in list(open_to_others(settings)):
        with suppress(PermissionError, FileNotFoundError):
            place.chmod(OWNERS_FOLDER if place.is_dir() else OWNERS_FILE)
    for folder in _trees(settings):
        for file in folder.rglob(f"{UNFINISHED}*"):
            with suppress(PermissionError, FileNotFoundError):
                if clock.now().timestamp() - file.stat().st_mtime > FORGOTTEN.total_seconds():
                    file.unlink()


def _trees(settings: Settings) -> list[Path]:
    return [folder for folder in (folder_of(settings.store), settings.outbox.absolute()) if folder]


def _kept(settings: Settings) -> Iterator[Path]:
    ours = {file for pattern in _OURS for file in settings.data.glob(pattern)}
    yield from sorted(ours)
    url = make_url(settings.registry.get_secret_value())
    registry = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    if registry and registry.parent != settings.data:
        yield from registry.parent.glob(f"{registry.name}*")
    trees = _trees(settings)
    for folder in trees:
        yield from (folder, *folder.rglob("*")) if folder.exists() else ()
    if settings.data.is_dir() and {place.absolute() for place in settings.data.iterdir()} <= {
        *(file.absolute() for file in ours),
        *trees,
    }:
        yield settings.data
