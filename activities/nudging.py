"""Nudging: a journal's workflow is told to look at the registry, and started if it does not run.

Opening a case, restarting after a loss, moving to another server: it is always this.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta

from sqlalchemy import ColumnElement, Engine, or_, select
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError, RPCStatusCode

from activities.registry.database import reading
from activities.stuck import stuck
from models.engine.effect_state import EffectState
from models.engine.message import Origin
from models.tables.tables import JOURNAL, OUTBOX, STILL_WAITS

TASK_TIMEOUT = timedelta(seconds=4)
"""A command under way when its worker dies waits so long; it is more than a local activity may take."""

AT_ONCE = 20
"""How many nudges are under way together."""


class Nudges:
    """Starts and wakes the workflows of journals."""

    def __init__(self, database: Engine, client: Client, task_queue: str) -> None:
        self._reading = reading(database)
        self._client = client
        self._task_queue = task_queue

    async def nudge(self, journal: str, origin: Origin, *, even_closed: bool = False) -> EffectState:
        """Have the workflow look; start it if the journal is open, or something waits to be delivered."""
        noun, alive = await asyncio.to_thread(self._kind, journal)
        if alive or even_closed:
            await self._start(journal, noun, origin, WorkflowIDConflictPolicy.USE_EXISTING)
            return EffectState.WOKEN
        try:
            await self._client.get_workflow_handle(journal).signal("look")
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
            return EffectState.ASLEEP
        return EffectState.WOKEN

    async def nudge_all(self, journals: Iterable[str], origin: Origin) -> int:
        """Nudge many; how many there were."""
        return await _many(journals, lambda journal: self.nudge(journal, origin, even_closed=True))

    async def begin_anew(self, origin: Origin | None = None) -> int:
        """End the workflow of every open journal and start another from the registry; how many there were."""
        journals = await asyncio.to_thread(self._journals, JOURNAL.c.is_open)
        return await self._begin_anew(journals, origin or Origin())

    async def reconcile(self, origin: Origin | None = None) -> int:
        """When a worker starts: wake those whose last facts or effects may have been lost on their way."""
        behind = JOURNAL.c.is_open & (JOURNAL.c.folded < JOURNAL.c.seq)
        return await self.nudge_all(await asyncio.to_thread(self._journals, behind), origin or Origin())

    async def rebuild(self, origin: Origin | None = None) -> int:
        """Start every open journal's workflow from the registry alone; one that is stuck begins anew."""
        journals = await asyncio.to_thread(self._journals, JOURNAL.c.is_open)
        await self._begin_anew(await stuck(self._client, journals), origin or Origin())
        return await self.nudge_all(journals, origin or Origin())

    async def _begin_anew(self, journals: Iterable[str], origin: Origin) -> int:
        async def one(journal: str) -> None:
            noun, _ = await asyncio.to_thread(self._kind, journal)
            await self._start(journal, noun, origin, WorkflowIDConflictPolicy.TERMINATE_EXISTING)

        return await _many(journals, one)

    async def _start(self, journal: str, noun: str, origin: Origin, other: WorkflowIDConflictPolicy) -> None:
        await self._client.start_workflow(
            noun,
            origin,
            id=journal,
            task_queue=self._task_queue,
            start_signal="look",
            id_conflict_policy=other,
            task_timeout=TASK_TIMEOUT,
            static_summary=journal,
        )

    def _kind(self, journal: str) -> tuple[str, bool]:
        """What the journal is, and whether anything is left for its workflow to do."""
        with self._reading.connect() as connection:
            wanted = select(JOURNAL.c.kind, JOURNAL.c.is_open).where(JOURNAL.c.id == journal)
            row = connection.execute(wanted).one()
            left = select(OUTBOX.c.id).where(
                OUTBOX.c.driver == journal, STILL_WAITS, OUTBOX.c.kind != "nudge"
            )
            waits = connection.execute(left.limit(1)).first() is not None
        return row.kind, row.is_open or waits

    def _journals(self, condition: ColumnElement[bool]) -> list[str]:
        waiting = select(OUTBOX.c.driver).where(STILL_WAITS)
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
