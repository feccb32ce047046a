"""One process of a side: `python -m bench.side worker|client SIDE …`."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from temporalio.api.enums.v1 import EventType
from temporalio.client import Client

from bench.machine import cpu_seconds
from bench.process import READY
from bench.sides import WORKERS, player
from bench.task import Task
from bench.waiting import Waiting, percentile

COUNTED = {
    EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED: "workflow tasks",
    EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED: "activities",
    EventType.EVENT_TYPE_MARKER_RECORDED: "local activities",
    EventType.EVENT_TYPE_TIMER_STARTED: "timers",
    EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT: "workflow tasks timed out",
    EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED: "workflow tasks failed",
}
BESIDE = ("delivery", "registrar")
"""The kinds of workflows that serve all cases."""
LOOKED_AT = 200
"""Of so many cases the histories are read."""


@dataclass(frozen=True)
class Round:
    """What one round of one side used."""

    cases: int
    seconds: float
    server: float
    worker: float
    client: float
    p50: float
    p99: float
    counts: dict[str, float]

    @property
    def cpu_ms(self) -> float:
        """CPU per case, in milliseconds, of all three processes."""
        return (self.server + self.worker + self.client) / self.cases * 1000


async def counts(client: Client, cases: list[list[str]]) -> dict[str, float]:
    """Workflow tasks, activities, timers, events and bytes of history per case."""
    found: Counter[str] = Counter()
    for ids in cases:
        for id_ in ids:
            history = await client.get_workflow_handle(id_).fetch_history()
            found["events"] += len(history.events)
            found["bytes"] += sum(event.ByteSize() for event in history.events)
            found.update(COUNTED[event.event_type] for event in history.events if event.event_type in COUNTED)
    return {name: number / len(cases) for name, number in found.items()}


async def _beside(client: Client, cases: int) -> dict[str, float]:
    """Of the workflows that serve all cases, their share in one; apart from the case's own."""
    found: Counter[str] = Counter()
    async for run in client.list_workflows(f"WorkflowType IN {BESIDE}"):
        history = await client.get_workflow_handle(run.id, run_id=run.run_id).fetch_history()
        kind = run.workflow_type
        found[f"{kind}: events"] += len(history.events)
        found.update(
            f"{kind}: {COUNTED[event.event_type]}" for event in history.events if event.event_type in COUNTED
        )
    return {name: number / cases for name, number in found.items()}


async def work(side: str, task: Task) -> None:
    """Be the worker until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with WORKERS[side](task):
        print(READY, flush=True)
        await stop.wait()


async def play(side: str, task: Task, cases: int, in_flight: int, server: int, worker: int) -> Round:
    """Live so many cases, and read what the three processes used meanwhile."""
    playing, waiting = await player(side, task), Waiting()
    gate = asyncio.Semaphore(in_flight)

    async def one(number: int) -> list[str]:
        async with gate:
            return await playing.live(number, waiting)

    await playing.live(0, Waiting())  # what is loaded once is no case's
    before, own, begun = (cpu_seconds(server), cpu_seconds(worker)), time.process_time(), time.perf_counter()
    lived = await asyncio.gather(*(one(number) for number in range(1, cases + 1)))
    await playing.rest()
    seconds = time.perf_counter() - begun
    used = cpu_seconds(server) - before[0], cpu_seconds(worker) - before[1], time.process_time() - own
    client = await Client.connect(task.address)
    shape = {**await counts(client, lived[:LOOKED_AT]), **await _beside(client, cases)}
    slow = percentile(waiting.seconds, 0.99)
    return Round(cases, seconds, *used, percentile(waiting.seconds, 0.5), slow, shape)


def main() -> None:
    """Read the arguments, be the process."""
    given = argparse.ArgumentParser()
    given.add_argument("role", choices=("worker", "client"))
    given.add_argument("side", choices=tuple(WORKERS))
    given.add_argument("--address", required=True)
    given.add_argument("--data", type=Path, required=True)
    given.add_argument("--papers", action="store_true")
    given.add_argument("--reminder", type=float, default=0)
    for name in ("--cases", "--in-flight", "--server", "--worker"):
        given.add_argument(name, type=int, default=0)
    asked = given.parse_args()
    task = Task(asked.address, asked.data, asked.papers, asked.reminder)
    if asked.role == "worker":
        asyncio.run(work(asked.side, task))
    else:
        played = asyncio.run(play(asked.side, task, asked.cases, asked.in_flight, asked.server, asked.worker))
        print(json.dumps(asdict(played)))


if __name__ == "__main__":
    main()
