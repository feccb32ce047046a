"""How workflows ask the registry, and have other workflows told: at once, or else patiently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ApplicationError, FailureError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from activities.nudges_waiting import WaitingNudges
    from activities.registry.commit import Commits
    from activities.registry.unread import UnreadSignals
    from models.engine.message import CommitOrder, Committed, NudgeOrder, Origin, Refused, TailOrder, Unread
    from models.engine.passing import NotPassedYet

_SECOND = timedelta(seconds=1)


FOR_GOOD = 2**31 - 1
"""Known up to here, a journal has no later fact that could make a refusal another one."""


def refused(refusal: Refused, seen: int = FOR_GOOD) -> ApplicationError:
    """A refusal as Temporal carries it: its type and facts for the door, its sentence for Temporal's page.

    The door adds up to which fact it knew the journal, so that a refusal of yesterday's state is seen.
    """
    said = refusal.said.packed() if refusal.said else {}
    return ApplicationError(refusal.sentence, seen, said, type=refusal.type, non_retryable=True)


def refused_in(error: ApplicationError) -> Refused:
    """The refusal that Temporal carries."""
    _, said = error.details
    return Refused(type=error.type or "", sentence=error.message, said=said)


def minute(origin: Origin) -> datetime:
    """The record's clock, which ticks in minutes; a rehearsal's is offset."""
    return (workflow.now() + origin.offset).replace(second=0, microsecond=0)


async def commit(order: CommitOrder) -> Committed:
    """Have the registry commit a command."""
    committed: Committed = await _at_once_or_patiently(Commits.commit_at_once, order)
    return committed


async def commit_here(order: CommitOrder) -> Committed:
    """The same where this process signs the command, which it does for no activity that anybody may ask for.

    Where that fails, the registry is waited for outside the workflow task, and asked once more inside.
    """
    committed: Committed
    for patience in (_SECOND, 10 * _SECOND):
        try:
            committed = await _at_once(Commits.commit_at_once, order, patience)
        except FailureError as failure:
            if is_cancelled_exception(failure):
                raise
        else:
            return committed
        if not workflow.patched("time is signed"):
            committed = await _patiently(Commits.commit_at_once, order)
            return committed
        tail = TailOrder(journal=order.command.journal, since=order.since, head=order.head, told=order.told)
        await _patiently(Commits.tail, tail)
    return Committed(tail=(), refused=Refused.of(NotPassedYet()))


async def read_tail(order: TailOrder) -> Committed:
    """What the registry holds beyond what was read."""
    committed: Committed = await _at_once_or_patiently(Commits.tail, order)
    return committed


async def note_unread(unread: Unread) -> None:
    """Have the registry keep a signal that holds no command."""
    await _at_once_or_patiently(UnreadSignals.pass_over, unread)


async def nudge_others(journal: str, origin: Origin) -> None:
    """Have the workflows look that wait, in the outbox of a journal, to be told of its facts."""
    await _at_once_or_patiently(WaitingNudges.nudge, _nudges_of(journal, origin))


async def _at_once_or_patiently(activity: Callable[..., Any], order: Any) -> Any:
    """Inside the workflow task; what is not done there at once is done patiently outside it."""
    try:
        return await _at_once(activity, order, _SECOND)
    except FailureError as failure:  # an exhausted local activity is no ActivityError
        if is_cancelled_exception(failure):
            raise
        return await _patiently(activity, order)


async def _at_once(activity: Callable[..., Any], order: Any, patience: timedelta) -> Any:
    return await workflow.execute_local_activity_method(
        activity,
        order,
        start_to_close_timeout=patience,
        retry_policy=RetryPolicy(initial_interval=_SECOND / 20, maximum_attempts=2),
    )


async def _patiently(activity: Callable[..., Any], order: Any) -> Any:
    return await workflow.execute_activity_method(
        activity,
        order,
        start_to_close_timeout=10 * _SECOND,
        retry_policy=RetryPolicy(initial_interval=_SECOND / 2, maximum_interval=2 * _SECOND),
        summary="It could not be done at once",
    )


async def nudge_many(journal: str, origin: Origin) -> None:
    """The same where they are too many to be told inside a workflow task."""
    await workflow.execute_activity_method(
        WaitingNudges.nudge,
        _nudges_of(journal, origin),
        start_to_close_timeout=timedelta(minutes=1),
        retry_policy=RetryPolicy(initial_interval=_SECOND, maximum_interval=timedelta(seconds=30)),
        summary="Other journals are told",
    )


def _nudges_of(journal: str, origin: Origin) -> NudgeOrder:
    return NudgeOrder(journal=journal, offset=origin.offset)
