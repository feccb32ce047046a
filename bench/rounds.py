"""A round: a fresh server, a fresh registry, workers and a client, each a process of its own."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from activities.installation import Installation
from activities.settings import load_settings
from app.embedded import embedded_server
from bench.acts import furnish
from bench.machine import size_of
from bench.postgres import address, binaries, kept, leader, postgres
from bench.process import running, said_by
from bench.samples import SAMPLES
from bench.side import Round


@dataclass(frozen=True)
class Wanted:
    """What a round plays, and on what."""

    side: str
    cases: int
    in_flight: int = 60
    papers: bool = False
    reminder: float = 0.0
    registry: Literal["sqlite", "postgresql"] = "sqlite"
    workers: int = 1


async def play_round(wanted: Wanted, samples: Path) -> tuple[Round, float]:
    """Play one round; what it used, and the kilobytes that a case left in Temporal and in the registry."""
    with tempfile.TemporaryDirectory(prefix="pykala-bench-") as folder, _postgres(wanted) as database:
        data = Path(folder)
        shutil.copytree(samples, data / SAMPLES)
        named = {"registry": address(database)} if database else {}
        installation = Installation.fresh(load_settings(data=data, **named), rehearsal=True)
        furnish(installation)
        installation.close()

        def stored() -> int:
            return size_of(data, "*.sqlite*") + (kept(address(database)) if database else 0)

        async with embedded_server(data, ui=False, port=0) as server, AsyncExitStack() as working:
            common = [wanted.side, "--address", server.address, "--data", folder]
            common += ["--papers"] if wanted.papers else []
            common += ["--registry", address(database)] if database else []
            started = [running("bench.side", "worker", *common) for _ in range(wanted.workers)]
            workers = [await working.enter_async_context(each) for each in started]
            before = stored()
            servers = [server.pid, *([leader(database)] if database else [])]
            pids = ["--servers", *map(str, servers), "--workers", *(str(each.pid) for each in workers)]
            size = ["--cases", str(wanted.cases), "--in-flight", str(wanted.in_flight)]
            size += ["--reminder", str(wanted.reminder)]
            said = await said_by("bench.side", "client", *common, *pids, *size)
        a_case = (stored() - before) / wanted.cases / 1000
    return Round(**json.loads(said)), a_case


@contextmanager
def _postgres(wanted: Wanted) -> Iterator[Path | None]:
    """The folder of a server for the registry, if it is to be kept in one."""
    if wanted.registry == "sqlite":
        yield None
        return
    programs = binaries()
    assert programs is not None, "no PostgreSQL server is installed"
    with postgres(programs) as folder:
        yield folder
