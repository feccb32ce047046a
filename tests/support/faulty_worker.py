"""A worker in a process of its own that is killed, once, at a named hop of a command.

The product has no line for this: the hops are found by interceptors, subclasses and the database driver.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from multiprocessing import connection, get_context, parent_process
from multiprocessing.process import BaseProcess
from typing import Any

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.client import Interceptor as ClientInterceptor
from temporalio.runtime import LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter
from temporalio.worker import (
    ActivityInboundInterceptor,
    ExecuteActivityInput,
    HandleUpdateInput,
    Interceptor,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)

import worker
from activities import nudging
from activities.delivery import deliveries
from activities.delivery.doing import Doing
from activities.delivery.notes import Ended, Notes
from activities.installation import Installation
from activities.payloads import data_converter
from activities.registry import long_journals, shelf, snapshots
from activities.registry.commit import Commits
from activities.registry.ledger import Ledger
from activities.registry.long_journals import LongJournals
from activities.store import Store
from app.desk import acting
from models.engine.message import CommitOrder, Committed
from tests.support.hops import Fault, Hop
from tests.support.office import Office, settings_of
from tests.support.patience import until
from workflows import journal_workflow

TASK_TIMEOUT = timedelta(seconds=1)
"""How long a workflow task of a dead worker is waited for: less than in the product, to save time."""


def impatient() -> None:
    """Wait less for a dead worker's task than the product does."""
    deliveries.SIGN_OF_LIFE = 2 * TASK_TIMEOUT
    for module in (nudging, acting):
        setattr(module, "TASK_TIMEOUT", TASK_TIMEOUT)  # noqa: B010 - the desk only borrows the name


def quiet() -> None:
    """Say nothing of what is broken on purpose."""
    faults = LoggingConfig(filter=TelemetryFilter(core_level="ERROR", other_level="ERROR"))
    Runtime.set_default(Runtime(telemetry=TelemetryConfig(logging=faults)))
    for name in ("temporalio", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def end_with_parent() -> None:
    """End when the process that began this one is gone: it may be killed too."""
    parent = parent_process()
    assert parent is not None

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def run(
    address: str, settings: dict[str, Any], fault: Fault | None, updates_a_run: int | None, long: int | None
) -> None:
    """Work until killed. It is what the process does."""
    end_with_parent()
    impatient()
    quiet()
    if updates_a_run is not None:
        journal_workflow.UPDATES_A_RUN = updates_a_run
    if long is not None:
        for module in (long_journals, shelf):
            setattr(module, "LONG", long)  # noqa: B010 - both only borrow the name
    installation = Installation(settings_of(**settings))
    if fault is not None:
        break_at(fault, installation.database)
    asyncio.run(_work(address, installation, [_Faulty(fault)] if fault else []))


async def _work(address: str, installation: Installation, interceptors: list[Any]) -> None:
    kept = data_converter(installation.settings.store)
    client = await Client.connect(address, data_converter=kept, interceptors=interceptors)
    queue = installation.settings.task_queue
    async with worker.make_worker(client, installation):
        await nudging.Nudges(installation.database, client, queue).reconcile()
        await asyncio.Event().wait()


def break_at(fault: Fault, database: Engine) -> None:
    """Have this process's transactions and deliveries be struck."""
    acting = threading.local()
    do_commit: Callable[[Any], None] = database.dialect.do_commit

    class FaultyCommits(Commits):
        def commit(self, order: CommitOrder, database: Engine | None = None) -> Committed:
            acting.act = order.command.name
            try:
                return super().commit(order, database)
            finally:
                acting.act = ""

    def strike_between_transactions(hop: Hop) -> None:
        """Who stood still with SQLite's lock in hand would let nobody go on: the others pass first."""
        if fault.is_at(hop, "deliver"):
            with database.connect() as connection:
                connection.begin().rollback()
                fault.strike(hop, "deliver")

    class FaultyDoing(Doing):
        async def do(self, row: Any) -> Any:
            fault.strike(Hop.ERASING, row.kind)
            strike_between_transactions(Hop.DELIVERING)
            came = await super().do(row)
            fault.strike(Hop.ERASED, row.kind)
            strike_between_transactions(Hop.DELIVERED_ONE)
            return came

    class FaultyNotes(Notes):
        async def note(self, end: Ended) -> None:
            await super().note(end)
            strike_between_transactions(Hop.DELIVERED)

    def commit_struck(connection: Any) -> None:
        act = getattr(acting, "act", "")
        fault.strike(Hop.WRITTEN, act)
        do_commit(connection)
        fault.strike(Hop.COMMITTED, act)

    setattr(worker, Commits.__name__, FaultyCommits)
    setattr(deliveries, Doing.__name__, FaultyDoing)
    setattr(deliveries, Notes.__name__, FaultyNotes)
    _before(Ledger, Ledger.close.__name__, lambda: fault.strike(Hop.DECIDED, getattr(acting, "act", "")))
    _before(Store, Store.forget.__name__, lambda: fault.strike(Hop.ERASING_FILE, "erase"))
    _after(snapshots, snapshots.keep.__name__, lambda: fault.strike(Hop.SNAPPED, "snapshot"))
    _after(LongJournals, "_keep", lambda: fault.strike(Hop.SNAPPED_AND_KEPT, "snapshot"))
    setattr(database.dialect, do_commit.__name__, commit_struck)


def _before(owner: object, name: str, strike: Callable[[], None]) -> None:
    goes_on: Callable[..., Any] = getattr(owner, name)

    def struck(*asked: Any, **named: Any) -> Any:
        strike()
        return goes_on(*asked, **named)

    setattr(owner, name, struck)


def _after(owner: object, name: str, strike: Callable[[], None]) -> None:
    goes_on: Callable[..., Any] = getattr(owner, name)

    def struck(*asked: Any, **named: Any) -> Any:
        result = goes_on(*asked, **named)
        strike()
        return result

    setattr(owner, name, struck)


class _Faulty(ClientInterceptor, Interceptor):
    def __init__(self, fault: Fault) -> None:
        self._fault = fault

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:  # noqa: A002 - its name
        return _FaultyActivities(next, self._fault)

    def workflow_interceptor_class(
        self,
        input: WorkflowInterceptorClassInput,  # noqa: A002 - its name
    ) -> type[WorkflowInboundInterceptor]:
        fault = self._fault

        class FaultyWorkflows(WorkflowInboundInterceptor):
            def handle_update_validator(self, input: HandleUpdateInput) -> None:  # noqa: A002 - its name
                fault.strike(Hop.ASKED, input.update)
                super().handle_update_validator(input)

            async def handle_update_handler(self, input: HandleUpdateInput) -> Any:  # noqa: A002 - its name
                answer = await super().handle_update_handler(input)
                fault.strike(Hop.FOLDED, input.update)
                return answer

        return FaultyWorkflows


class _FaultyActivities(ActivityInboundInterceptor):
    def __init__(self, inner: ActivityInboundInterceptor, fault: Fault) -> None:
        super().__init__(inner)
        self._fault = fault

    async def execute_activity(self, input: ExecuteActivityInput) -> Any:  # noqa: A002 - its name
        order = input.args[0]
        if isinstance(order, CommitOrder):
            before, after, act = Hop.ORDERED, Hop.RETURNED, order.command.name
        else:
            return await super().execute_activity(input)
        self._fault.strike(before, act)
        result = await super().execute_activity(input)
        self._fault.strike(after, act)
        return result


_processes = get_context("forkserver")
_processes.set_forkserver_preload(["tests.support.standing_by"])


@asynccontextmanager
async def working(
    city: Office,
    fault: Fault | None = None,
    *,
    updates_a_run: int | None = None,
    long: int | None = None,
) -> AsyncIterator[BaseProcess]:
    """A worker in a process of its own, killed at the latest when the block ends.

    To it a journal of so many facts is a long one, and a run of so many updates.
    """
    settings = city.installation.settings
    values = {
        "data": settings.data,
        "registry": settings.registry.get_secret_value(),
        "smtp": settings.smtp and settings.smtp.get_secret_value(),
    }
    address = city.client.service_client.config.target_host
    told = (address, values, fault, updates_a_run, long)
    process = _processes.Process(target=run, args=told, daemon=True)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        await asyncio.to_thread(process.join)


async def dead(process: BaseProcess) -> None:
    """Wait until the worker was killed."""
    await until(lambda: not process.is_alive())
    assert process.exitcode == -signal.SIGKILL
