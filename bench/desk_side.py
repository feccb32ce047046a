"""The desk as a process of its own, on one core: `python -m bench.desk_side …`."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
from contextlib import closing
from pathlib import Path

from activities.installation import Installation
from app.desk.logging_in import accounts_of
from app.web.house import House
from app.web.serving import served
from bench.process import READY
from bench.product import connected
from bench.task import Task
from worker import settle_memory


async def serve(task: Task, port: int) -> None:
    """Be the desk until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    client = await connected(task)
    with closing(Installation.ready(task.settings)) as installation, accounts_of(task.settings) as accounts:
        settle_memory()
        async with served(House(installation, client, accounts), port):
            print(READY, flush=True)
            await stop.wait()


def main() -> None:
    """Read the arguments, stay on one core, be the process."""
    given = argparse.ArgumentParser()
    given.add_argument("--address", required=True)
    given.add_argument("--data", type=Path, required=True)
    given.add_argument("--port", type=int, required=True)
    asked = given.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    asyncio.run(serve(Task(asked.address, asked.data, papers=False), asked.port))


if __name__ == "__main__":
    main()
