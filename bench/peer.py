"""A peer: the same case on DBOS, in an environment of its own, on a PostgreSQL of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.machine import cpu_seconds
from bench.postgres import binaries, postgres, processes
from bench.process import running, said_by

ENVIRONMENT = Path(".venv-bench")
PROJECT = Path(__file__).parents[1] / "pyproject.toml"


class NoPeer(Exception):  # noqa: N818 - said as a sentence
    """The peer cannot be measured here."""


@dataclass(frozen=True)
class PeerRound:
    """What a round of the peer used."""

    cases: int
    seconds: float
    server: float
    worker: float
    client: float
    stored: float

    @property
    def cpu_ms(self) -> float:
        """CPU per case in milliseconds: database, worker and client."""
        return (self.server + self.worker + self.client) / self.cases * 1000


def install() -> str:
    """The Python of the peer's environment, made on first use. Raises NoPeer."""
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
        raise NoPeer(f"DBOS could not be installed into {ENVIRONMENT} ({type(error).__name__}).") from error
    return str(python)


async def play_peer(python: str, cases: int, in_flight: int) -> PeerRound:
    """Play one round on a fresh PostgreSQL."""
    programs = binaries()
    assert programs is not None
    with postgres(programs) as folder, tempfile.TemporaryDirectory(prefix="pykala-bench-") as outbox:
        system, facts = (f"postgresql://postgres@/{name}?host={folder}" for name in ("dbos", "facts"))
        server = f"postgresql://postgres@/postgres?host={folder}"
        with psycopg.connect(server, autocommit=True) as connection:
            for name in ("dbos", "facts"):
                connection.execute(f"create database {name}".encode())
        os.environ.update(BENCH_SYSTEM=system, BENCH_FACTS=facts, BENCH_OUTBOX=outbox)
        async with running("bench.dbos_case", "worker", python=python) as worker:
            before, size = _database_cpu(folder), _stored(server)
            asked = (str(cases), str(in_flight), str(worker.pid))
            said = await said_by("bench.dbos_case", "client", *asked, python=python)
            used = _database_cpu(folder) - before
            stored = (_stored(server) - size) / cases / 1000
    return PeerRound(cases=cases, server=used, stored=stored, **json.loads(said))


def _database_cpu(folder: Path) -> float:
    return sum(cpu_seconds(pid) for pid in processes(folder))


def _stored(server: str) -> int:
    with psycopg.connect(server) as connection:
        row = connection.execute("select sum(pg_database_size(datname)) from pg_database").fetchone()
    assert row is not None
    return int(row[0])
