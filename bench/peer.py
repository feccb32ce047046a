"""The peers: the same case on DBOS, Viewflow and SpiffWorkflow, on a PostgreSQL and a Python of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.postgres import address, binaries, leader, postgres
from bench.process import running, said_by
from bench.spent import FACTS, OUTBOX

ENVIRONMENT = Path(".venv-bench")
PROJECT = Path(__file__).parents[1] / "pyproject.toml"
IN_PROCESS = {"Viewflow": "bench.viewflow_peer", "SpiffWorkflow": "bench.spiff_peer"}
"""Libraries, each called by the processes that play: there is no client and no worker."""
PEERS = ("DBOS", *IN_PROCESS)


class NoPeer(Exception):  # noqa: N818 - said as a sentence
    """The peers cannot be measured here."""


@dataclass(frozen=True)
class PeerRound:
    """What a round of a peer used."""

    cases: int
    seconds: float
    server: float
    worker: float
    client: float
    stored: float

    @property
    def cpu_ms(self) -> float:
        """CPU per case in milliseconds: database, workers and client."""
        return (self.server + self.worker + self.client) / self.cases * 1000


def install() -> str:
    """The Python of the peers' environment, made on first use. Raises NoPeer."""
    if binaries() is None:
        raise NoPeer(
            "No PostgreSQL server is installed on this machine (Debian: apt-get install postgresql)."
        )
    python = ENVIRONMENT / "bin" / "python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        packages = tomllib.loads(PROJECT.read_text())["dependency-groups"]["bench"]
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        subprocess.run(install, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoPeer(f"They could not be installed into {ENVIRONMENT} ({type(error).__name__}).") from error
    return str(python)


async def play_peer(name: str, python: str, cases: int, in_flight: int, workers: int) -> PeerRound:
    """Play one round on a fresh PostgreSQL."""
    programs = binaries()
    assert programs is not None
    with postgres(programs) as folder, tempfile.TemporaryDirectory(prefix="pykala-bench-") as outbox:
        os.environ.update({FACTS: address(folder), OUTBOX: outbox})
        size, database = (str(cases), str(in_flight)), str(leader(folder))
        if package := IN_PROCESS.get(name):
            asked = (package, *size, str(workers), database)
            said = await said_by("bench.in_process", *asked, python=python)
        else:
            said = await _dbos(folder, python, workers, *size, database)
    used = json.loads(said)
    return PeerRound(cases=cases, **{**used, "stored": used["stored"] / cases / 1000})


async def _dbos(folder: Path, python: str, workers: int, *size: str) -> str:
    """Its workers and its client are processes of their own, as the product's are."""
    with psycopg.connect(address(folder), autocommit=True) as connection:
        connection.execute("create database dbos")
    os.environ["BENCH_SYSTEM"] = address(folder, "dbos")
    async with AsyncExitStack() as working:
        started = [running("bench.dbos_case", "worker", python=python) for _ in range(workers)]
        pids = [str((await working.enter_async_context(each)).pid) for each in started]
        return await said_by("bench.dbos_case", "client", *size, *pids, python=python)
