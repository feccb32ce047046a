"""What Temporal says of a journal's workflow: how it stands, how long its history is, what failed last."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.failure.v1 import Failure
from temporalio.api.history.v1 import HistoryEvent
from temporalio.api.workflowservice.v1 import GetWorkflowExecutionHistoryReverseRequest
from temporalio.client import Client, WorkflowExecutionDescription
from temporalio.service import RPCError, RPCStatusCode

from models.base.words import Said

LOOKED_BACK = 200
"""So many events of a history are looked through for what failed last, the latest first."""

ANSWERS_WITHIN = timedelta(seconds=5)


@dataclass(frozen=True)
class WorkflowLine:
    """A workflow as Temporal has it; `failed` is the kind of what failed last, in its newest events."""

    id: str
    run: str
    status: Said
    begun: datetime
    ended: datetime | None
    events: int
    tries: int
    """How often its task was tried that is under way; more than two times, and it cannot go on."""
    failed: str
    failed_at: datetime | None
    page: str
    """The address of Temporal's own page of it; empty where none is known."""


_STATUS = {
    "RUNNING": Said.of("page", "runs"),
    "COMPLETED": Said.of("page", "has completed"),
    "FAILED": Said.of("page", "has failed"),
    "CANCELED": Said.of("page", "was cancelled"),
    "TERMINATED": Said.of("page", "was terminated"),
    "CONTINUED_AS_NEW": Said.of("page", "went on in a new run"),
    "TIMED_OUT": Said.of("page", "ran out of time"),
}


async def workflow_of(client: Client, journal: str, page: str = "") -> WorkflowLine | None:
    """What Temporal says of a journal; None if it knows no workflow of it, or does not answer."""
    try:
        async with asyncio.timeout(ANSWERS_WITHIN.total_seconds()):
            described = await client.get_workflow_handle(journal).describe()
            newest = await _newest(client, described)
    except RPCError as error:
        if error.status not in (RPCStatusCode.NOT_FOUND, RPCStatusCode.UNAVAILABLE):
            raise
        return None
    except TimeoutError:
        return None
    failure, at = next(_failures(newest), (None, None))
    where = f"namespaces/{quote(client.namespace)}/workflows/{quote(journal, safe='')}/{described.run_id}"
    return WorkflowLine(
        id=described.id,
        run=described.run_id,
        status=_STATUS[described.status.name if described.status else "RUNNING"],
        begun=described.start_time,
        ended=described.close_time,
        events=described.history_length,
        tries=described.raw_description.pending_workflow_task.attempt,
        failed=_kind(failure) if failure else "",
        failed_at=at,
        page=f"{page}/{where}" if page else "",
    )


async def _newest(client: Client, described: WorkflowExecutionDescription) -> list[HistoryEvent]:
    execution = WorkflowExecution(workflow_id=described.id, run_id=described.run_id)
    asked = GetWorkflowExecutionHistoryReverseRequest(
        namespace=client.namespace, execution=execution, maximum_page_size=LOOKED_BACK
    )
    answer = await client.workflow_service.get_workflow_execution_history_reverse(asked)
    return list(answer.history.events)


def _failures(newest: list[HistoryEvent]) -> Iterator[tuple[Failure, datetime]]:
    for event in newest:
        name = event.WhichOneof("attributes") or ""
        told = getattr(event, name) if name else None
        if name in _FAIL and told is not None and told.HasField("failure"):
            yield told.failure, event.event_time.ToDatetime(tzinfo=UTC)


_FAIL = {
    "workflow_task_failed_event_attributes",
    "activity_task_failed_event_attributes",
    "workflow_execution_failed_event_attributes",
}


def _kind(failure: Failure) -> str:
    """What kind of failure it is: its own words may hold what is confidential, and stay in Temporal."""
    while failure.HasField("cause"):
        failure = failure.cause
    return failure.application_failure_info.type or failure.source or "?"
