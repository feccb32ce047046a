"""Years in milliseconds: a real Temporal server whose workflows skip the time in which nothing happens.

The only file that knows the experimental interface. Every workflow has a clock of its own there; a
`SkippedTime` holds one shared instant over them: workflows started through its client are born at that
instant, and `forward` brings the open ones to a later one. Time is never turned back.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from temporalio.client import (
    Client,
    Interceptor,
    OutboundInterceptor,
    StartWorkflowInput,
    WorkflowExecutionStatus,
    WorkflowHandle,
)
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import TimeSkippingConfig, WorkflowEnvironment

from app.embedded import temporal_binary
from models import clock

_DYNAMIC_CONFIG = {
    "frontend.WorkflowTimeSkippingEnabled": "true",
    "system.workflowTimeSkippingEnabled": "true",
    "history.timerProcessorMaxTimeShift": '"1ms"',  # else each skip costs a second
    "history.timerProcessorMaxPollRPS": "2000",  # the same
    "history.transferProcessorMaxPollRPS": "2000",  # else everything is five to seven times slower
    "history.workflowIdReuseMinimalInterval": '"0s"',
    "system.forceSearchAttributesCacheRefreshOnRead": "true",
}
_SKIPPING = TimeSkippingConfig(enabled=False, max_session_skip_count=100_000)  # it stops silently after 200


class SkippedTime:
    """One shared instant over any number of workflows, and a client whose workflows start at it."""

    def __init__(self, environment: WorkflowEnvironment) -> None:
        self._environment = environment
        self._ahead = timedelta()
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
        """Bring every open one of these workflows to the instant `to`; what falls due before it happens.

        It returns when the timers up to `to` have fired and the work that they began is done. Closed
        workflows are passed by, and an instant that has passed already changes nothing.
        """
        self._ahead = max(self._ahead, to - clock.now())
        await asyncio.gather(*(self._forward(workflow_id, to) for workflow_id in workflow_ids))

    async def born_late(self, handle: WorkflowHandle[Any, Any], delay: timedelta) -> None:
        """Skip the delay with which a workflow was started."""
        await self._environment.fast_forward(handle, delay)

    async def _forward(self, workflow_id: str, to: datetime) -> None:
        handle = self.client.get_workflow_handle(workflow_id)
        description = await handle.describe()
        missing = to - await self._environment.get_current_time(handle)
        if description.status is not WorkflowExecutionStatus.RUNNING or missing <= timedelta():
            return
        try:
            await self._environment.fast_forward(handle, missing)
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:  # else it has closed since
                raise
        await self._rest(handle)

    async def _rest(self, handle: WorkflowHandle[Any, Any]) -> None:
        while True:
            execution = (await handle.describe()).raw_description
            if not execution.HasField("pending_workflow_task") and not execution.pending_activities:
                return
            await asyncio.sleep(0.005)


class _BornAtTheSharedInstant(Interceptor):
    def __init__(self, time: SkippedTime) -> None:
        self._time = time

    def intercept_client(self, next: OutboundInterceptor) -> OutboundInterceptor:  # noqa: A002 - its name there
        return _DelayedStart(next, self._time)


class _DelayedStart(OutboundInterceptor):
    def __init__(self, inner: OutboundInterceptor, time: SkippedTime) -> None:
        super().__init__(inner)
        self._time = time

    async def start_workflow(self, input: StartWorkflowInput) -> WorkflowHandle[Any, Any]:  # noqa: A002
        delay = self._time.now() - clock.now()
        if delay <= timedelta():
            return await super().start_workflow(input)
        input.start_delay = delay
        handle = await super().start_workflow(input)
        await self._time.born_late(handle, delay)
        return handle


@asynccontextmanager
async def skipped_time(search_attributes: Mapping[str, str] | None = None) -> AsyncIterator[SkippedTime]:
    """A server in memory that skips time, stopped at the end; search attributes as name to type."""
    arguments = [f"--search-attribute={name}={kind}" for name, kind in (search_attributes or {}).items()]
    arguments += [f"--dynamic-config-value={key}={value}" for key, value in _DYNAMIC_CONFIG.items()]
    environment = await WorkflowEnvironment.start_time_skipping_v2(
        ts_config=_SKIPPING,
        data_converter=pydantic_data_converter,
        dev_server_existing_path=str(temporal_binary()),
        dev_server_log_level="error",
        dev_server_extra_args=arguments,
    )
    try:
        yield SkippedTime(environment)
    finally:
        await environment.shutdown()
