"""The floor: Temporal alone. A command is an update with a local activity that does nothing; one timer.

No fact is kept, no paper ordered, nobody told: what is left is what Temporal's server and SDK need to take
twelve commands, one after the other, each durable before it is answered.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from bench.life import life
from bench.task import Task
from bench.waiting import Waiting

QUEUE = "floor"
SECONDS = timedelta(seconds=30)
TERM = timedelta(days=10)


@activity.defn
async def do_nothing(text: str) -> str:
    return text[:1]


@workflow.defn
class Floor:
    """A case of which nothing is kept but Temporal's history."""

    def __init__(self) -> None:
        self.closed = False

    @workflow.run
    async def run(self, text: str) -> None:
        await workflow.execute_local_activity(do_nothing, text, start_to_close_timeout=SECONDS)
        await workflow.wait_condition(lambda: self.closed, timeout=TERM)

    @workflow.update
    async def act(self, name: str, text: str) -> str:
        done = await workflow.execute_local_activity(do_nothing, text, start_to_close_timeout=SECONDS)
        self.closed = name == "withdraw_case"
        return done


@asynccontextmanager
async def worker(task: Task) -> AsyncIterator[None]:
    """A worker of one process; workflow code is not sandboxed, as in the product."""
    async with Worker(
        await Client.connect(task.address),
        task_queue=QUEUE,
        workflows=[Floor],
        activities=[do_nothing],
        workflow_runner=UnsandboxedWorkflowRunner(),
    ):
        yield


class FloorPlayer:
    """Starts a case and sends it its updates."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def live(self, number: int, waiting: Waiting) -> list[str]:
        """Live one case from its opening to its end; the ids of its workflows."""
        opening, *rest = life(number)
        case = f"floor-{number}"
        starting = self._client.start_workflow(Floor.run, opening.text, id=case, task_queue=QUEUE)
        handle = await waiting.timed(starting)
        for asked in rest:
            await waiting.timed(handle.execute_update(Floor.act, args=[asked.act, asked.text]))
        await handle.result()
        return [case]

    async def rest(self) -> None:
        """Nothing waits."""
