"""Temporal in its parts, two PostgreSQLs, several workers: `python -m tests.cluster`, or `make cluster`.

First the faults strike while a city works, and every promise is checked; then cases are lived with one, two
and four workers. It runs in a network and a process table of its own, so it meets no port and leaves nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import tempfile
from pathlib import Path

from bench.machine import described
from tests.cluster.building import built
from tests.cluster.city import city_on_the_cluster
from tests.cluster.databases import REGISTRY_PORT, STORE_PORT, database_server
from tests.cluster.enclosure import open_loopback, run_inside
from tests.cluster.faults import cut_off, killed, one_killed, overcome, restarted
from tests.cluster.lives import Lives
from tests.cluster.measuring import measure
from tests.cluster.server import ServerInParts, server_in_parts
from tests.cluster.unplayable import Unplayable
from tests.support.faulty_worker import quiet
from tests.support.postgres import PostgresServer

CITY = "city"
SPEED = "speed"
MEETING = "meeting"
FAULTS = ("history", "one-history", "matching", "frontend", "store", "registry", "cut-off", MEETING)


async def play(programs: Path, folder: Path, asked: argparse.Namespace) -> None:
    """Bring the cluster up, and do what was asked for."""
    with database_server(folder, STORE_PORT) as store, database_server(folder, REGISTRY_PORT) as registry:
        async with server_in_parts(programs, folder, STORE_PORT) as server:
            print(f"Temporal's {', '.join(server.nodes())} answer. {described()}", flush=True)
            if set(asked.only) & set(FAULTS):
                await _strike(server, store, registry, folder, asked)
            if SPEED in asked.only:
                for workers in asked.workers:
                    print(await measure(folder, workers, asked.lives), flush=True)


async def _strike(
    server: ServerInParts,
    store: PostgresServer,
    registry: PostgresServer,
    folder: Path,
    asked: argparse.Namespace,
) -> None:
    async with city_on_the_cluster(folder, CITY) as city:
        await city.employ(1)
        link = await city.employ_apart()
        lives = Lives(city.office)
        histories = ("history", "second history")
        faults = {
            "history": killed("both histories killed", server, *histories),
            "one-history": one_killed("one history of two killed", server, "history"),
            "matching": killed("matching killed", server, "matching"),
            "frontend": killed("frontend killed", server, "frontend"),
            "store": restarted("Temporal's PostgreSQL stopped", store),
            "registry": restarted("the registry's PostgreSQL stopped", registry),
            "cut-off": cut_off("a worker cut off", link),
        }
        for fault in [faults[name] for name in asked.only if name in faults]:
            print(await overcome(fault, lives, lives.prepare(asked.cases)), flush=True)
        if MEETING in asked.only:
            await lives.prepare(asked.cases)
            again = killed("both histories killed in the meeting", server, *histories)
            print(await overcome(again, lives, lives.meet()), flush=True)


def main() -> None:
    """Build outside, then go on in the enclosure."""
    given = argparse.ArgumentParser(prog="python -m tests.cluster", description=__doc__)
    given.add_argument("--only", nargs="+", choices=(*FAULTS, SPEED), default=(*FAULTS, SPEED))
    given.add_argument("--cases", type=int, default=6, help="cases that are prepared among each fault")
    given.add_argument("--lives", type=int, default=60, help="cases for each number of workers")
    given.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    given.add_argument("--enclosed", type=Path, help=argparse.SUPPRESS)
    asked = given.parse_args()
    try:
        if asked.enclosed is None:
            sys.exit(run_inside("tests.cluster", "--enclosed", str(built()), *sys.argv[1:]))
        open_loopback()
        quiet()
        with tempfile.TemporaryDirectory(prefix="pykala-cluster-", ignore_cleanup_errors=True) as folder:
            Path(folder).chmod(0o755)  # PostgreSQL's own user looks for its rules in it
            asyncio.run(play(asked.enclosed, Path(folder), asked))
    except Unplayable as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
