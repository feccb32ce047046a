"""What one lock allows: commits a second into one registry, by one writer and by several at once.

Commands become facts one after the other in a registry, so that this bounds a whole city, however many
workers it has.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from activities.installation import Installation
from activities.registry.away import AWAY
from activities.settings import load_settings
from bench.acts import Straight, command, furnish
from bench.life import life
from bench.postgres import address, binaries, postgres
from bench.process import said_by
from models.engine.command import Answer, Command

WRITERS = (1, 2, 4)
SECONDS = 8.0
WARM = 3
"""So many cases come before those that count."""


@dataclass(frozen=True)
class Allowed:
    """Commits a second by so many writers, each a process that does nothing else."""

    writers: int
    sqlite: float
    postgres: float | None


async def measure_one_lock() -> list[dict[str, float | None]]:
    """Of the case that everybody plays, all its commands; every commit synced."""
    programs, found = binaries(), []
    for writers in WRITERS:
        on_sqlite = await _commits(writers, "")
        on_postgres = None
        if programs:
            with postgres(programs) as folder:
                on_postgres = await _commits(writers, address(folder))
        found.append(asdict(Allowed(writers, on_sqlite, on_postgres)))
    return found


async def _commits(writers: int, registry: str) -> float:
    with TemporaryDirectory(prefix="pykala-bench-") as folder:
        with _opened(folder, registry, fresh=True) as installation:
            furnish(installation)
        said = await asyncio.gather(*(said_by("bench.one_lock", folder, registry) for _ in range(writers)))
    return sum(map(float, said))


@contextmanager
def _opened(folder: str, registry: str, *, fresh: bool = False) -> Iterator[Installation]:
    named = {"registry": registry} if registry else {}
    settings = load_settings(data=Path(folder), **named)
    installation = Installation.fresh(settings, rehearsal=True) if fresh else Installation.ready(settings)
    try:
        yield installation
    finally:
        installation.close()


def _write(installation: Installation) -> float:
    straight = Straight(installation)
    for _ in range(WARM):
        _live(straight, installation)
    commits, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < SECONDS:
        commits += _live(straight, installation)
    return commits / (time.perf_counter() - begun)


def _live(straight: Straight, installation: Installation) -> int:
    journal, acts = "", list(life(0))
    for asked in acts:
        journal = _committed(straight, command(asked, journal, installation.archive)).journal
    return len(acts)


def _committed(straight: Straight, wanted: Command) -> Answer:
    """As often as it takes: whoever waits too long for SQLite's lock asks again."""
    while True:
        try:
            return straight.commit(wanted)
        except AWAY:
            pass


if __name__ == "__main__":
    with _opened(*sys.argv[1:3]) as here:
        print(_write(here))
