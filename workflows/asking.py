"""How workflows ask: the registry and other workflows at once or else patiently, the outbox when it can."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ApplicationError, FailureError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from activities import delivery
    from activities.delivery import Deliveries
    from models.engine.message import Committed, DeliverOrder, Origin, Refused

_SECOND = timedelta(seconds=1)


FOR_GOOD = 2**31 - 1
"""Known up to here, a journal has no later fact that could make a refusal another one."""


def refused(refusal: Refused, seen: int = FOR_GOOD) -> ApplicationError:
    """A refusal as Temporal carries it: its type and facts for the door, its sentence for Temporal's page.

    The door adds up to which fact it knew the journal, so that a refusal of yesterday's state is seen.
    """
    said = refusal.said.packed() if refusal.said else {}
    return ApplicationError(refusal.sentence, seen, said, type=refusal.type, non_retryable=True)


def minute(origin: Origin) -> datetime:
    """The record's clock, which ticks in minutes; a rehearsal's is offset."""
    return (workflow.now() + origin.offset).replace(second=0, microsecond=0)


async def ask_registry(activity: Callable[..., Committed], order: Any) -> Committed:
    """What the registry says."""
    committed: Committed = await _at_once_or_patiently(activity, order)
    return committed


async def nudge_others(journal: str, origin: Origin) -> None:
    """Have the workflows look that wait, in the outbox of a journal, to be told of its facts."""
    order = DeliverOrder(journal=journal, since=0, offset=origin.offset, now=minute(origin), only_nudges=True)
    await _at_once_or_patiently(Deliveries.deliver, order)


async def _at_once_or_patiently(activity: Callable[..., Any], order: Any) -> Any:
    """Inside the workflow task; what is not done there at once is done patiently outside it."""
    try:
        return await workflow.execute_local_activity_method(
            activity,
            order,
            start_to_close_timeout=_SECOND,
            retry_policy=RetryPolicy(initial_interval=_SECOND / 20, maximum_attempts=2),
        )
    except FailureError as failure:  # an exhausted local activity is no ActivityError
        if is_cancelled_exception(failure):
            raise
        return await workflow.execute_activity_method(
            activity,
            order,
            start_to_close_timeout=10 * _SECOND,
            retry_policy=RetryPolicy(initial_interval=_SECOND / 2, maximum_interval=2 * _SECOND),
            summary="It could not be done at once",
        )


async def deliver(journal: str, since: int, origin: Origin) -> None:
    """Do what waits in the outbox of a journal, however long a mail server or a store is away."""
    order = DeliverOrder(journal=journal, since=since, offset=origin.offset, now=minute(origin))
    await workflow.execute_activity_method(
        Deliveries.deliver,
        order,
        start_to_close_timeout=timedelta(minutes=5),
        heartbeat_timeout=delivery.SIGN_OF_LIFE,
        cancellation_type=workflow.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
        retry_policy=RetryPolicy(initial_interval=_SECOND, maximum_interval=timedelta(seconds=30)),
        summary="Papers, notices, nudges",
    )
