"""Nudging: a journal's workflow is told to look at the registry, and started if it does not run.

Opening a case, restarting after a loss, moving to another server: it is always this.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import ColumnElement, Engine, exists, or_, select
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError, RPCStatusCode

from activities.engine_keys import EngineKeys
from activities.registry.database import reading
from activities.stuck import stuck
from models.base import clock
from models.engine.effect_state import EffectState
from models.engine.look import LOOK
from models.engine.message import Origin
from models.people.signing_key import Purpose
from models.tables.outbox import OUTBOX, WAITS_FOR_ITS_TURN
from models.tables.tables import FACT, JOURNAL, REGISTRY

TASK_TIMEOUT = timedelta(seconds=4)
"""A command under way when its worker dies waits so long; it is more than a local activity may take."""

LATELY = timedelta(days=1)
"""So long before the last fact of all one may have been lost on its way, whenever a worker starts again."""

BEARS_NO_JOURNAL = 'ExecutionStatus = "Running" AND WorkflowType IN ("registrar", "delivery", "registration")'
"""What serves all journals; registrations had workflows of their own in the first release."""

AT_ONCE = 20
"""How many nudges are under way together."""


class Nudges:
    """Starts and wakes the workflows of journals."""

    def __init__(
        self, database: Engine, client: Client, task_queue: str, keys: EngineKeys | None = None
    ) -> None:
        self._keys = keys or EngineKeys()
        self._reading = reading(database)
        self._client = client
        self._task_queue = task_queue

    async def nudge(self, journal: str, origin: Origin) -> EffectState:
        """Tell a workflow what another journal's act wrote into its own; start it if the journal is open."""
        noun, is_open = await asyncio.to_thread(self._kind, journal)
        if is_open:
            await self._start(journal, noun, origin, Purpose.SIGNALS)
            return EffectState.WOKEN
        try:
            look = self._keys.look(journal, Purpose.SIGNALS)
            await self._client.get_workflow_handle(journal).signal(LOOK, look)
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
            return EffectState.ASLEEP
        return EffectState.WOKEN

    async def nudge_all(self, journals: Iterable[str], origin: Origin) -> int:
        """Have many begin again, or look where they run, those that are closed too; how many there were."""

        async def one(journal: str) -> None:
            noun, _ = await asyncio.to_thread(self._kind, journal)
            await self._start(journal, noun, origin, Purpose.RECOVERY)

        return await _many(journals, one)

    async def begin_anew(self, origin: Origin | None = None) -> int:
        """End the workflow of every open journal and start another from the registry; how many there were."""
        journals = await asyncio.to_thread(self._journals, JOURNAL.c.is_open)
        return await self._begin_anew(journals, origin or Origin())

    async def reconcile(self, origin: Origin | None = None) -> int:
        """When a worker starts, or Temporal comes back: wake those whose last facts or nudges may have been
        lost on their way. What is lost so is among the last that was recorded."""
        journals = await asyncio.to_thread(self._lately_written)
        return await self.nudge_all(journals, origin or Origin())

    async def rebuild(self, origin: Origin | None = None) -> int:
        """Start every open journal's workflow from the registry alone; one that is stuck begins anew.

        So does what serves all journals, as soon as somebody needs it.
        """
        await self._end(await stuck(self._client, await self._bearing_no_journal()), "stuck")
        journals = await asyncio.to_thread(self._journals, JOURNAL.c.is_open)
        await self._begin_anew(await stuck(self._client, journals), origin or Origin())
        return await self.nudge_all(journals, origin or Origin())

    async def end_what_bears_no_journal(self) -> None:
        """End registrars and deliveries of another version: whoever needs one starts it anew."""
        await self._end(await self._bearing_no_journal(), "another version")

    async def _bearing_no_journal(self) -> list[str]:
        return [run.id async for run in self._client.list_workflows(BEARS_NO_JOURNAL)]

    async def _end(self, workflows: Iterable[str], why: str) -> None:
        for workflow in workflows:
            with suppress(RPCError):  # it has ended by itself
                await self._client.get_workflow_handle(workflow).terminate(why)

    async def _begin_anew(self, journals: Iterable[str], origin: Origin) -> int:
        async def one(journal: str) -> None:
            noun, _ = await asyncio.to_thread(self._kind, journal)
            anew = WorkflowIDConflictPolicy.TERMINATE_EXISTING
            await self._start(journal, noun, origin, Purpose.RECOVERY, anew)

        return await _many(journals, one)

    async def _start(
        self,
        journal: str,
        noun: str,
        origin: Origin,
        purpose: Purpose,
        other: WorkflowIDConflictPolicy = WorkflowIDConflictPolicy.USE_EXISTING,
    ) -> None:
        await self._client.start_workflow(
            noun,
            origin,
            id=journal,
            task_queue=self._task_queue,
            start_signal=LOOK,
            start_signal_args=[self._keys.look(journal, purpose)],
            id_conflict_policy=other,
            task_timeout=TASK_TIMEOUT,
            static_summary=journal,
        )

    def _kind(self, journal: str) -> tuple[str, bool]:
        """What the journal is, and whether it is open."""
        with self._reading.connect() as connection:
            wanted = select(JOURNAL.c.kind, JOURNAL.c.is_open).where(JOURNAL.c.id == journal)
            row = connection.execute(wanted).one()
        return row.kind, row.is_open

    def _lately_written(self) -> list[str]:
        """Open journals longer than what their workflows are known to have read; and where nudges wait.

        Where nothing was read at all, as after a restoration, it does not matter when it was written.
        """
        with self._reading.connect() as connection:
            latest = connection.execute(select(REGISTRY.c.latest)).scalar_one_or_none()
        last = exists().where(
            FACT.c.journal == JOURNAL.c.id,
            FACT.c.seq == JOURNAL.c.seq,
            FACT.c.recorded_at >= (latest or clock.now()) - LATELY,
        )
        behind = JOURNAL.c.is_open & (JOURNAL.c.folded < JOURNAL.c.seq)
        return self._journals(behind & ((JOURNAL.c.folded == 0) | last))

    def _journals(self, condition: ColumnElement[bool]) -> list[str]:
        waiting = select(OUTBOX.c.driver).where(WAITS_FOR_ITS_TURN, OUTBOX.c.kind == "nudge")
        wanted = select(JOURNAL.c.id).where(or_(condition, JOURNAL.c.id.in_(waiting)))
        with self._reading.connect() as connection:
            return list(connection.execute(wanted.order_by(JOURNAL.c.id)).scalars())


async def _many(journals: Iterable[str], act: Callable[[str], Awaitable[object]]) -> int:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(journal: str) -> None:
        async with gate:
            await act(journal)

    wanted = list(journals)
    await asyncio.gather(*map(one, wanted))
    return len(wanted)
