"""What outliving a power failure costs: commits and files, synced as shipped and left to the system."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import event

from activities.installation import Installation
from activities.settings import load_settings
from activities.store import TEXTS
from bench.acts import Straight, command
from bench.life import life

BLOCK = 20
"""Commits in a row on one registry, before the other one has its turn."""

TEXT = 4_000
"""Bytes of a file."""


@dataclass(frozen=True)
class Syncing:
    """Median seconds of a commit, of a file in the store and of one sync, and how often each was measured."""

    synced: float
    unsynced: float
    file_synced: float
    file_unsynced: float
    sync: float
    times: int


async def measure_syncing(times: int) -> Syncing:
    """Measure, both sides taking turns on the same disk."""
    return await asyncio.to_thread(_measured, times)


def _measured(times: int) -> Syncing:
    with (
        TemporaryDirectory(prefix="pykala-bench-") as one,
        TemporaryDirectory(prefix="pykala-bench-") as other,
    ):
        synced, unsynced = _installation(Path(one)), _installation(Path(other))
        event.listen(unsynced.database, "connect", _leave_it_to_the_system)
        unsynced.database.dispose()
        commits: tuple[list[float], list[float]] = ([], [])
        for first in range(0, times, BLOCK):
            for installation, seconds in zip((synced, unsynced), commits, strict=True):
                seconds += [_commit(installation, number) for number in range(first, first + BLOCK)]
        contents = [b"%0*d" % (TEXT, number) for number in range(times)]
        kept = [_timed(partial(synced.archive.store.put, TEXTS, content)) for content in contents]
        plain = [_timed(partial(_write, Path(other), content)) for content in contents]
        with (Path(other) / "plain").open("wb", buffering=0) as file:
            syncs = [_timed(partial(_write_and_sync, file)) for _ in range(times)]
        for installation in (synced, unsynced):
            installation.close()
    return Syncing(median(commits[0]), median(commits[1]), median(kept), median(plain), median(syncs), times)


def _installation(data: Path) -> Installation:
    return Installation.fresh(load_settings(data=data))


def _leave_it_to_the_system(connection: object, _: object) -> None:
    connection.execute("pragma synchronous=normal")  # type: ignore[attr-defined]


def _commit(installation: Installation, number: int) -> float:
    opening, *_ = life(number)
    wanted = command(opening, "", installation.archive)
    return _timed(lambda: Straight(installation).commit(wanted))


def _write(folder: Path, content: bytes) -> None:
    (folder / hashlib.sha256(content).hexdigest()).write_bytes(content)


def _write_and_sync(file: FileIO) -> None:
    file.write(b"0" * TEXT)
    os.fsync(file.fileno())


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
