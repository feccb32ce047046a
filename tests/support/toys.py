"""A toy life: a workflow that waits, tells what its clock showed, and hears from others."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from temporalio import activity, workflow

QUARTER = timedelta(days=91)


@activity.defn
async def work(seconds: float) -> None:
    """Keep the worker busy for so many real seconds."""
    await asyncio.sleep(seconds)


@workflow.defn
class ToyLife:
    """Sees `quarters` quarters of a year in each of `lives` runs, and stays until it is told to end."""

    @workflow.init
    def __init__(self, quarters: int, lives: int = 1, work_seconds: float = 0) -> None:
        self._seen = [workflow.now()]
        self._heard: list[datetime] = []
        self._ended = False

    @workflow.run
    async def run(self, quarters: int, lives: int = 1, work_seconds: float = 0) -> None:
        for _ in range(quarters):
            await workflow.sleep(QUARTER)
            self._seen.append(workflow.now())
            if work_seconds:
                await workflow.execute_activity(
                    work, work_seconds, start_to_close_timeout=timedelta(seconds=20)
                )
        if lives > 1:
            workflow.continue_as_new(args=[quarters, lives - 1, work_seconds])
        await workflow.wait_condition(lambda: self._ended)

    @workflow.update
    async def tell(self, other: str) -> datetime:
        """Nudge another life; the answer is what this one's clock showed."""
        await workflow.get_external_workflow_handle_for(ToyLife.run, other).signal(ToyLife.nudge)
        return workflow.now()

    @workflow.signal
    def nudge(self) -> None:
        """Note the time."""
        self._heard.append(workflow.now())

    @workflow.signal
    def end(self) -> None:
        """Close."""
        self._ended = True

    @workflow.query
    def seen(self) -> list[datetime]:
        """When it began, and each quarter after it."""
        return self._seen

    @workflow.query
    def heard(self) -> list[datetime]:
        """When it was nudged."""
        return self._heard
