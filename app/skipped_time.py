"""Years in milliseconds: a real Temporal server whose workflows skip the time in which nothing happens.

The only file that knows the experimental interface. Every workflow has a clock of its own there; a
`SkippedTime` holds one shared instant over them: workflows started through its client are born at that
instant, and `forward` brings the open ones to a later one. Time is never turned back.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from temporalio.client import (
    Client,
    Interceptor,
    OutboundInterceptor,
    StartWorkflowInput,
    StartWorkflowUpdateWithStartInput,
    UpdateWithStartStartWorkflowInput,
    WorkflowExecutionStatus,
    WorkflowHandle,
    WorkflowUpdateHandle,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import TimeSkippingConfig, WorkflowEnvironment

from activities.core import keep_stdout_clean
from activities.payloads import data_converter
from app.embedded import temporal_binary
from models.base import clock

Handle = WorkflowHandle[Any, Any]

_DYNAMIC_CONFIG = {
    "frontend.WorkflowTimeSkippingEnabled": "true",
    "system.workflowTimeSkippingEnabled": "true",
    "history.timerProcessorMaxTimeShift": '"1ms"',  # else each skip costs a second
    "history.timerProcessorMaxPollRPS": "2000",  # the same
    "history.transferProcessorMaxPollRPS": "2000",  # else everything is five to seven times slower
    "history.workflowIdReuseMinimalInterval": '"0s"',
    "system.forceSearchAttributesCacheRefreshOnRead": "true",
}
_KEPT = "memory:///"  # large messages are forgotten with the server that names them
_NEWBORN = 2  # events: started, and perhaps signalled
_JUST_PAST = timedelta(seconds=1)  # a timer at the very instant fires some milliseconds after it
_LOOKS = 4  # a timer that fires late begins its work some milliseconds after the time was brought forward
_SKIPPING = TimeSkippingConfig(enabled=False, max_session_skip_count=100_000)  # it stops silently after 200

_START_FIELDS = [field.name for field in fields(UpdateWithStartStartWorkflowInput)]


class SkippedTime:
    """One shared instant over any number of workflows, and a client whose workflows start at it."""

    def __init__(self, environment: WorkflowEnvironment) -> None:
        self._environment = environment
        self._ahead = timedelta()
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        config = environment.client.config()
        config["interceptors"] = [*config["interceptors"], _BornAtTheSharedInstant(self)]
        self.client = Client(**config)

    def beside(self) -> SkippedTime:
        """Another shared instant on the same server, beginning at the wall clock's."""
        return SkippedTime(self._environment)

    @property
    def address(self) -> str:
        """Host and port of the server."""
        return self.client.service_client.config.target_host

    def now(self) -> datetime:
        """The shared instant. It moves on with the wall clock while work is done."""
        return clock.now() + self._ahead

    def offset_for(self, start: datetime) -> timedelta:
        """What to add to a workflow's clock so that it shows `start` now: a case of 2021 plays in 2021."""
        return start - self.now()

    async def clock_of(self, workflow_id: str) -> datetime:
        """What one workflow's own clock shows (aware, UTC)."""
        return await self._environment.get_current_time(self.client.get_workflow_handle(workflow_id))

    async def forward(self, workflow_ids: Iterable[str], to: datetime) -> None:
        """Bring every open one of these workflows just past the instant `to`; what falls due happens.

        It returns when the timers up to `to` have fired and the work that they began is done; so it waits
        for a worker. Closed workflows are passed by; an instant that has passed already changes nothing.
        """
        self._ahead = max(self._ahead, to + _JUST_PAST - clock.now())
        await asyncio.gather(*(self._forward_and_rest(workflow_id, to) for workflow_id in workflow_ids))

    async def catch_up(self, workflow_id: str) -> None:
        """Bring a workflow that was just born to the shared instant; one that runs is left to `forward`.

        Waiting here for one that runs could wait for ourselves: an activity that starts or wakes another
        workflow blocks the skipping of its own.
        """
        handle = self.client.get_workflow_handle(workflow_id)
        newborn = (await handle.describe()).raw_description.workflow_execution_info.history_length <= _NEWBORN
        if newborn and not self._locks[workflow_id].locked():
            await self._forward(handle, self.now())

    async def _forward_and_rest(self, workflow_id: str, to: datetime) -> None:
        handle = self.client.get_workflow_handle(workflow_id)
        await self._forward(handle, to)
        rested = 0
        while rested < _LOOKS:  # the server tells only those who ask
            rested = rested + 1 if await _rests(handle) else 0
            await asyncio.sleep(0.005)

    async def _forward(self, handle: Handle, to: datetime) -> None:
        async with self._locks[handle.id]:  # a second forward of one workflow would override the first
            await self._forward_alone(handle, to)

    async def _forward_alone(self, handle: Handle, to: datetime) -> None:
        closed = (await handle.describe()).status is not WorkflowExecutionStatus.RUNNING
        missing = to - await self._environment.get_current_time(handle)
        if closed or missing <= timedelta():
            return
        try:
            await self._environment.fast_forward(handle, missing + _JUST_PAST)
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:  # else it has closed since
                raise


async def _rests(handle: Handle) -> bool:
    execution = (await handle.describe()).raw_description
    return not execution.HasField("pending_workflow_task") and not execution.pending_activities


class _BornAtTheSharedInstant(Interceptor):
    def __init__(self, time: SkippedTime) -> None:
        self._time = time

    def intercept_client(self, next: OutboundInterceptor) -> OutboundInterceptor:  # noqa: A002 - its name
        return _DelayedStart(next, self._time)


class _DelayedStart(OutboundInterceptor):
    """A new workflow would see the wall clock; it begins after a delay instead, and the delay is skipped."""

    def __init__(self, inner: OutboundInterceptor, time: SkippedTime) -> None:
        super().__init__(inner)
        self._time = time

    async def start_workflow(self, input: StartWorkflowInput) -> Handle:  # noqa: A002 - its name
        delay = self._time.now() - clock.now()
        if delay > timedelta():
            input.start_delay = delay
        handle = await super().start_workflow(input)
        await self._time.catch_up(handle.id)
        return handle

    async def start_update_with_start_workflow(
        self,
        input: StartWorkflowUpdateWithStartInput,  # noqa: A002 - its name
    ) -> WorkflowUpdateHandle[Any]:
        # The server takes no delay together with an update: the start goes first.
        start: dict[str, Any] = {name: getattr(input.start_workflow_input, name) for name in _START_FIELDS}
        start |= {"start_signal": None, "start_signal_args": [], "request_eager_start": False}
        start |= {"rpc_metadata": input.rpc_metadata, "rpc_timeout": input.rpc_timeout}
        await self.start_workflow(StartWorkflowInput(**start))
        input.start_workflow_input.id_conflict_policy = WorkflowIDConflictPolicy.USE_EXISTING
        return await super().start_update_with_start_workflow(input)


@asynccontextmanager
async def skipped_time(search_attributes: Mapping[str, str] | None = None) -> AsyncIterator[SkippedTime]:
    """A server in memory that skips time, stopped at the end; search attributes as name to type."""
    arguments = ["--output=none"]  # its banner would stand among our lines
    arguments += [f"--search-attribute={name}={kind}" for name, kind in (search_attributes or {}).items()]
    arguments += [f"--dynamic-config-value={key}={value}" for key, value in _DYNAMIC_CONFIG.items()]
    keep_stdout_clean()
    environment = await WorkflowEnvironment.start_time_skipping_v2(
        ts_config=_SKIPPING,
        data_converter=data_converter(_KEPT),
        dev_server_existing_path=str(temporal_binary()),
        dev_server_log_level="error",
        dev_server_extra_args=arguments,
    )
    try:
        yield SkippedTime(environment)
    finally:
        await environment.shutdown()
