"""A delivery: the drain of one worker does what waits, turn by turn, as long as it gives signs of life."""

from __future__ import annotations

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from activities.delivery import deliveries
    from activities.delivery.deliveries import Deliveries
    from activities.delivery.keeping import DELIVERY

TURNS = 200
"""Turns a run: some thousand events."""

_SECOND = timedelta(seconds=1)


@workflow.defn(name=DELIVERY)
class DeliveryWorkflow:
    """Holds no state: what waits is in the outbox. It ends with the worker whose drain it bears."""

    @workflow.run
    async def run(self, drain: str, queue: str) -> None:
        for _ in range(TURNS):
            try:
                turn = await workflow.execute_activity_method(
                    Deliveries.drain,
                    drain,
                    task_queue=queue,
                    schedule_to_start_timeout=10 * _SECOND,
                    start_to_close_timeout=timedelta(days=1),
                    heartbeat_timeout=deliveries.SIGN_OF_LIFE,
                    retry_policy=RetryPolicy(maximum_attempts=1),
                    summary="Papers and notices",
                )
            except ActivityError as error:
                if is_cancelled_exception(error):
                    raise
                await self._give_back(drain)
                return
            if turn.stopped:
                return
        workflow.continue_as_new(args=[drain, queue])

    async def _give_back(self, drain: str) -> None:
        """Any worker strikes off one that seems dead; if it lives, it begins anew under its name."""
        await workflow.execute_activity_method(
            Deliveries.give_back,
            drain,
            start_to_close_timeout=10 * _SECOND,
            retry_policy=RetryPolicy(initial_interval=_SECOND / 2, maximum_interval=2 * _SECOND),
            summary="Its worker gave no sign of life",
        )
