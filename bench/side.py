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

from bench.machine import tree_seconds
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
WARMED_UP_BY = 2
"""So many cases for each worker come before those that count: what is loaded once is no case's."""
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
        """CPU per case, in milliseconds, of servers, workers and client."""
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


def _cpu(servers: list[int], workers: list[int]) -> tuple[float, float]:
    return sum(map(tree_seconds, servers)), sum(map(tree_seconds, workers))


async def work(side: str, task: Task) -> None:
    """Be the worker until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with WORKERS[side](task):
        print(READY, flush=True)
        await stop.wait()


async def play(
    side: str, task: Task, cases: int, in_flight: int, servers: list[int], workers: list[int]
) -> Round:
    """Live so many cases, and read what the processes used meanwhile."""
    playing, waiting = await player(side, task), Waiting()
    gate = asyncio.Semaphore(in_flight)

    async def one(number: int) -> list[str]:
        async with gate:
            return await playing.live(number, waiting)

    first = range(cases + 1, cases + 1 + WARMED_UP_BY * len(workers))
    await asyncio.gather(*(playing.live(number, Waiting()) for number in first))
    await playing.rest()
    before, own, begun = _cpu(servers, workers), time.process_time(), time.perf_counter()
    lived = await asyncio.gather(*(one(number) for number in range(1, cases + 1)))
    await playing.rest()
    seconds = time.perf_counter() - begun
    after = _cpu(servers, workers)
    used = after[0] - before[0], after[1] - before[1], time.process_time() - own
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
    given.add_argument("--registry", default="")
    for name in ("--cases", "--in-flight"):
        given.add_argument(name, type=int, default=0)
    for name in ("--servers", "--workers"):
        given.add_argument(name, type=int, nargs="+", default=[])
    asked = given.parse_args()
    task = Task(asked.address, asked.data, asked.papers, asked.reminder, asked.registry)
    if asked.role == "worker":
        asyncio.run(work(asked.side, task))
    else:
        played = asyncio.run(
            play(asked.side, task, asked.cases, asked.in_flight, asked.servers, asked.workers)
        )
        print(json.dumps(asdict(played)))


if __name__ == "__main__":
    main()
