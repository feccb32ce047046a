"""The data folder belongs to one `pykala up` at a time.

Two locks: `up.lock` lives as long as the command, `temporal.lock` as long as its server. A server that
outlived its command (the command was killed) is stopped before another one starts.
"""

from __future__ import annotations

import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import IO

from activities.lasting import make_file, sync_folder
from models.base.refusal import Refusal

_STOPS_WITHIN = 10.0  # seconds


class AlreadyUp(Refusal):
    """Another `pykala up` runs on the folder {data}. Use that one, or stop it first."""


@contextmanager
def held(data: Path) -> Iterator[IO[str]]:
    """Hold the folder; what is yielded is the lock that the server inherits. Raises AlreadyUp.

    The lock still bears what was noted of a server that did not stop as it should.
    """
    for lock in ("up.lock", "temporal.lock"):
        make_file(data / lock)
    with (data / "up.lock").open("a+") as ours, (data / "temporal.lock").open("a+") as servers:
        if not _locked(ours):
            raise AlreadyUp(data=str(data))
        if not _locked(servers):
            _stop_orphan(servers, data)
        yield servers


def note(lock: IO[str], pid: int, address: str) -> None:
    """Write down which process holds the lock, and where it answers."""
    lock.truncate(0)
    lock.write(f"{pid} {address}")
    _on_the_disk(lock)


def was_interrupted(lock: IO[str]) -> bool:
    """Whether the server before did not stop as it should: the machine may have lost what it knew last."""
    lock.seek(0)
    return bool(lock.read())


def stopped(lock: IO[str], data: Path) -> None:
    """Write down that the server has stopped as it should, and has nothing left to lose."""
    sync_what_it_knows(data)
    lock.truncate(0)
    _on_the_disk(lock)


def sync_what_it_knows(data: Path) -> None:
    """Have what the folder's server has answered on the disk, if it ever had one.

    It writes each answer into its files, and leaves it to the system when they are on the disk.
    """
    files = list(data.glob("temporal.sqlite*"))
    for file in files:
        with suppress(FileNotFoundError), file.open("rb") as kept:
            os.fsync(kept.fileno())
    if files:
        sync_folder(data)


def _on_the_disk(lock: IO[str]) -> None:
    lock.flush()
    os.fsync(lock.fileno())


def running_address(data: Path) -> str | None:
    """The address (host:port) of the server that runs on this folder now, None when none does."""
    try:
        with (data / "temporal.lock").open("r+") as lock:
            return None if _locked(lock) else lock.read().partition(" ")[2] or None
    except FileNotFoundError:
        return None


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _stop_orphan(lock: IO[str], data: Path) -> None:
    lock.seek(0)
    pid = lock.read().partition(" ")[0]
    if not pid:
        raise AlreadyUp(data=str(data))
    os.kill(int(pid), signal.SIGTERM)
    until = time.monotonic() + _STOPS_WITHIN
    while not _locked(lock):
        if time.monotonic() > until:
            raise AlreadyUp(data=str(data))
        Event().wait(0.05)
