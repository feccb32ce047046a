"""Somebody who reaches Temporal and none of our disks, with a worker that asks ours for activities."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from temporalio import workflow
from temporalio.client import Client
from temporalio.common import RetryPolicy
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from models.base import clock

QUEUE = "strangers"


@workflow.defn
class AsksForAnActivity:
    """Has a worker of a queue carry out one of its activities."""

    @workflow.run
    async def run(self, queue: str, activity: str, order: Any) -> Any:
        return await workflow.execute_activity(
            activity,
            order,
            task_queue=queue,
            start_to_close_timeout=timedelta(seconds=10),
            retry_policy=RetryPolicy(maximum_attempts=1),
        )


@asynccontextmanager
async def stranger_at_work(client: Client) -> AsyncIterator[None]:
    """Their worker, until the block ends."""
    runner = UnsandboxedWorkflowRunner()
    async with Worker(client, task_queue=QUEUE, workflows=[AsksForAnActivity], workflow_runner=runner):
        yield


async def asked_by_a_stranger(client: Client, queue: str, activity: str, order: Any) -> Any:
    """What an activity of ours gives whoever asks for it."""
    asking = [queue, activity, order]
    run = AsksForAnActivity.run
    return await client.execute_workflow(run, args=asking, id=clock.new_id(), task_queue=QUEUE)
