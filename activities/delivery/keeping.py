"""A worker keeps its drain going: the workflow that bears it is there as long as the worker lives."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import Engine
from temporalio.client import Client, WorkflowExecutionStatus, WorkflowFailureError
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError, RPCStatusCode

from activities.delivery.claims import enlisted, give_back
from activities.nudging import Nudges
from activities.registry.away import AWAY
from models.base import clock

DELIVERY = "delivery"
"""The kind of the workflow that bears a drain."""

AGAIN_AFTER = 1.0
"""Seconds until a workflow that has ended, since its worker seemed dead, is begun anew."""

ENDS_WITHIN = 2.0
"""Seconds in which a drain's workflow ends after its worker was told to stop."""


def drain_name() -> str:
    """A name for the drain of this process, that no other ever bears: machine, process, and a few letters."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{clock.new_id()[-12:]}"


def workflow_of(drain: str) -> str:
    """The id of the workflow that bears a drain."""
    return f"{DELIVERY}/{drain}"


def queue_of(drain: str, task_queue: str) -> str:
    """The task queue of its own on which a drain's worker waits."""
    return f"{task_queue}/{drain}"


@asynccontextmanager
async def kept_going(
    database: Engine, client: Client, task_queue: str, drain: str, nudges: Nudges
) -> AsyncIterator[None]:
    """Keep a drain going until the block ends, and give back what is held by drains that nobody bears.

    Temporal may go away and come back meanwhile: journals are looked after then as at a worker's start.
    """
    keeping = asyncio.create_task(_keep(database, client, task_queue, drain, nudges))
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.wait({keeping})


async def ended(client: Client, drain: str) -> None:
    """Wait a moment for the workflow of a drain whose worker has stopped."""
    with suppress(TimeoutError, WorkflowFailureError, RPCError):
        async with asyncio.timeout(ENDS_WITHIN):
            await client.get_workflow_handle(workflow_of(drain)).result()


async def give_back_of_the_dead(database: Engine, client: Client) -> int:
    """Give back what is held by drains without a workflow, as after a loss of Temporal's store; how much."""
    freed = await asyncio.to_thread(give_back, database)
    for drain in await asyncio.to_thread(enlisted, database):
        if not await _is_borne(client, drain):
            freed += await asyncio.to_thread(give_back, database, drain)
    return freed


async def _keep(database: Engine, client: Client, task_queue: str, drain: str, nudges: Nudges) -> None:
    was_away = False
    while True:
        try:
            await give_back_of_the_dead(database, client)
            if was_away:
                await nudges.reconcile()
                was_away = False
            handle = await client.start_workflow(
                DELIVERY,
                args=[drain, queue_of(drain, task_queue)],
                id=workflow_of(drain),
                task_queue=task_queue,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                static_summary="Papers and notices",
            )
            await client.get_workflow_handle(handle.id).result()
        except WorkflowFailureError:
            pass  # somebody ended it
        except (RPCError, *AWAY):
            was_away = True
        await asyncio.sleep(AGAIN_AFTER)


async def _is_borne(client: Client, drain: str) -> bool:
    try:
        described = await client.get_workflow_handle(workflow_of(drain)).describe()
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return False
    return described.status is WorkflowExecutionStatus.RUNNING
