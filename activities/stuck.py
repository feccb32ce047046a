"""Workflows that cannot go on: what they were told is lost, or their code has changed under them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

TRIES = 3
"""A task that fails so often fails for ever; a worker that dies fails it once or twice."""

AT_ONCE = 20
"""How many are asked after together."""


async def stuck(client: Client, journals: Iterable[str]) -> list[str]:
    """Those of these journals whose workflow fails at the same task again and again."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def tries(journal: str) -> int:
        async with gate:
            try:
                described = await client.get_workflow_handle(journal).describe()
            except RPCError as error:
                if error.status is not RPCStatusCode.NOT_FOUND:
                    raise
                return 0
        return described.raw_description.pending_workflow_task.attempt

    asked = list(journals)
    tried = await asyncio.gather(*map(tries, asked))
    return [journal for journal, often in zip(asked, tried, strict=True) if often >= TRIES]


async def running(client: Client) -> list[str]:
    """The ids of the workflows that run."""
    return [run.id async for run in client.list_workflows('ExecutionStatus = "Running"')]
