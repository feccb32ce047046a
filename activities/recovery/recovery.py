"""Recovery: a registry that was restored from an older copy gets back what the workflows still know."""

from __future__ import annotations

import asyncio

from sqlalchemy import Engine, select, update
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from activities.checks.fault import Fault
from activities.engine_keys import EngineKeys
from activities.nudging import Nudges
from activities.recovery.histories import read_histories
from activities.recovery.restoration import Recovered, bring_back
from activities.registry.database import reading
from models.engine.message import Origin
from models.tables.tables import JOURNAL, REGISTRY


async def recover(
    client: Client,
    database: Engine,
    task_queue: str,
    origin: Origin | None = None,
    *,
    accept_loss: bool = False,
    keys: EngineKeys | None = None,
) -> Recovered:
    """Bring back the facts that the registry lacks and workflows were told; then acts are taken again.

    Papers of recovered facts are made again, with the same bytes. A notice is sent again only if it is
    not certain that it was sent; its Message-ID is the same. What cannot be brought back is named, and
    acts stay refused until the loss is accepted: then the workflows begin anew from what the registry has.
    """
    with reading(database).connect() as connection:
        journals = connection.execute(select(JOURNAL.c.id)).scalars().all()
    recovered = await asyncio.to_thread(bring_back, database, await read_histories(client, journals))
    nudges = Nudges(database, client, task_queue, keys)
    if recovered.lost and accept_loss:
        await asyncio.to_thread(_take_acts_again, database)
        await _begin_anew(client, recovered.lost, nudges, origin or Origin())
    else:
        await nudges.reconcile(origin)
    return recovered


def _take_acts_again(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(update(REGISTRY).values(behind=""))


async def _begin_anew(client: Client, lost: list[Fault], nudges: Nudges, origin: Origin) -> None:
    """End the workflows that have seen more than the registry has, and start them from it."""
    for journal in {fault.where for fault in lost}:
        try:
            await client.get_workflow_handle(journal).terminate("its journal has lost facts")
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:  # it is closed, or its beginning is lost as well
                raise
    await nudges.rebuild(origin)
