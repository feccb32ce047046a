"""A round: a fresh server, a fresh registry, a worker and a client, each a process of its own."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from activities.installation import Installation
from activities.settings import load_settings
from app.embedded import embedded_server
from bench.acts import furnish
from bench.machine import size_of
from bench.process import running, said_by
from bench.samples import SAMPLES
from bench.side import Round


@dataclass(frozen=True)
class Wanted:
    """What a round plays."""

    side: str
    cases: int
    in_flight: int = 100
    papers: bool = False
    reminder: float = 0.0


async def play_round(wanted: Wanted, samples: Path) -> tuple[Round, float]:
    """Play one round; what it used, and the kilobytes that a case left in Temporal and in the registry."""
    with tempfile.TemporaryDirectory(prefix="pykala-bench-") as folder:
        data = Path(folder)
        shutil.copytree(samples, data / SAMPLES)
        installation = Installation.fresh(load_settings(data=data), rehearsal=True)
        furnish(installation)
        installation.close()
        async with embedded_server(data, ui=False, port=0) as server:
            common = [wanted.side, "--address", server.address, "--data", folder]
            common += ["--papers"] if wanted.papers else []
            async with running("bench.side", "worker", *common) as worker:
                before = size_of(data, "*.sqlite*")
                pids = ["--server", str(server.pid), "--worker", str(worker.pid)]
                size = ["--cases", str(wanted.cases), "--in-flight", str(wanted.in_flight)]
                size += ["--reminder", str(wanted.reminder)]
                said = await said_by("bench.side", "client", *common, *pids, *size)
        stored = (size_of(data, "*.sqlite*") - before) / wanted.cases / 1000
    return Round(**json.loads(said)), stored
