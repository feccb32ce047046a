"""Backups for the tests: made of an installation, put back into another, and one that waits on its way."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from activities.backup import rows
from activities.backup.backing_up import back_up
from activities.backup.restoring import Restored, restore
from activities.backup.steps import CopyStep
from activities.installation import Installation
from activities.registry.database import connect
from activities.settings import Settings, load_settings


def backed_up(installation: Installation, into: Path) -> Path:
    """A backup of an installation, of which nothing is missing."""
    made = back_up(installation.database, installation.archive.store, into)
    assert made.missing == ()
    return made.folder


def elsewhere(data: Path, dsn: str = "") -> Settings:
    """The settings of an installation in which there is nothing yet."""
    return load_settings(data=data, **({"registry": dsn} if dsn else {}))


def put_back(backup: Path, settings: Settings) -> tuple[Installation, Restored]:
    """What a backup was restored into, and what was said of it."""
    restored = restore(settings, backup)
    return Installation.ready(settings), restored


def every_row(dsn: str) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, but for how far workflows are known to have read."""
    database = connect(dsn)
    with database.connect() as connection:
        found = {
            table.name: [
                {name: value for name, value in row.items() if name != "folded"}
                for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in rows.tables(connection)
        }
    database.dispose()
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }


@dataclass
class Halt:
    """Told of every step, it has the backup wait at one of them until it may go on."""

    step: CopyStep
    at: int
    _reached: threading.Event = field(default_factory=threading.Event)
    _may_go_on: threading.Event = field(default_factory=threading.Event)

    def told(self, step: CopyStep, done: int, whole: int) -> None:
        """Wait, if it is the step."""
        if (step, done) == (self.step, self.at):
            self._reached.set()
            assert self._may_go_on.wait(300)

    async def reached(self) -> None:
        """Wait until the backup stands at the step."""
        assert await asyncio.to_thread(self._reached.wait, 300)

    def go_on(self) -> None:
        """Let it come to its end."""
        self._may_go_on.set()
