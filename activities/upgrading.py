"""Upgrading: what another version drove is driven on from the registry alone.

A running workflow replays its history with the code of the worker that takes it up, and what falls due and
what passes is such code. So no history of another version is replayed: every open journal's workflow begins
anew, as after a loss, with the whole registry behind it.
"""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from temporalio.client import Client, WorkflowQueryFailedError
from temporalio.service import RPCError, RPCStatusCode

from activities.connection import ASKS_EVERY, has_worker
from activities.data_folder import sync_what_it_knows
from activities.nudging import Nudges
from activities.registry.database import reading
from activities.registry.driver import DRIVER, NotUpgraded
from activities.registry.ledger import Ledger, recording
from activities.registry.rebuilding import rebuild_rows
from activities.version import program
from models.base import clock
from models.base.refusal import Refusal
from models.engine.message import Origin
from models.tables.noted import VERSIONS
from models.tables.tables import JOURNAL

ANSWERS_WITHIN = timedelta(seconds=4)
"""A worker that lives answers a query sooner; its sticky queue is given up after one second."""

RETURNS_WITHIN = timedelta(seconds=15)
"""A worker whose server was away asks it again at least every ten seconds or so."""

LOOKS_EVERY = timedelta(seconds=0.5)

NOBODY_ANSWERED = {
    RPCStatusCode.DEADLINE_EXCEEDED,
    RPCStatusCode.CANCELLED,
    RPCStatusCode.FAILED_PRECONDITION,
}


class WorkersAtWork(Refusal):
    """A worker still drives {journal}. Stop all workers first, then run `pykala upgrade` again."""


class WorkersWait(Refusal):
    """A worker has asked for work within the last minute or so. Stop all workers first; if you have, wait for
    {seconds} seconds. Then run `pykala upgrade` again."""


class WorkerReturned(Refusal):
    """Another worker still lives: it asked the Temporal that was started here for work. Stop all workers
    first, then run `pykala up` again."""


def check_upgraded(database: Engine) -> None:
    """Refuse to drive what another version drove, until every workflow was begun anew."""
    with reading(database).connect() as connection:
        if _last(connection) != program():
            raise NotUpgraded


def take_over_if_new(database: Engine) -> None:
    """Note this version as the driver of a registry that holds nothing yet."""
    with recording(database) as ledger:
        if ledger.connection.execute(select(JOURNAL.c.id).limit(1)).first() is None:
            _take_over(ledger)


async def refuse_while_driven(database: Engine, client: Client, task_queue: str) -> None:
    """Refuse while some worker answers for an open journal: it would take up what is begun anew.

    Where no journal is open that it could answer for, it is known by having asked for work lately; one that
    ended a moment ago is believed to live then. What this version drives already nobody begins anew, and
    nobody is refused. Raises WorkersAtWork or WorkersWait.
    """
    if await asyncio.to_thread(drives, database):
        return
    for journal in await asyncio.to_thread(_open_journals, database):
        try:
            await client.get_workflow_handle(journal).query("head", rpc_timeout=ANSWERS_WITHIN)
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                continue  # it has no workflow; the next one may tell
            if error.status not in NOBODY_ANSWERED:
                raise
            return
        except WorkflowQueryFailedError:
            pass  # somebody answered, though with an error
        raise WorkersAtWork(journal=journal)
    if await has_worker(client, task_queue):
        raise WorkersWait(seconds=int(ASKS_EVERY.total_seconds()))


async def refuse_who_returns(client: Client, task_queue: str) -> None:
    """Refuse if a worker comes to a server that has just begun: it knows nobody who does not live now.

    Raises WorkerReturned.
    """
    until = time.monotonic() + RETURNS_WITHIN.total_seconds()
    while time.monotonic() < until:
        if await has_worker(client, task_queue):
            raise WorkerReturned
        await asyncio.sleep(LOOKS_EVERY.total_seconds())


async def upgrade(database: Engine, nudges: Nudges, data: Path, origin: Origin | None = None) -> int:
    """Make the rows as this version shapes them, begin the workflow of every open journal anew, and drive
    this registry from then on; how many were begun.

    Broken off and repeated, it does so once more: nothing is lost and nothing is done twice by it. It begins
    none where this version drove before. An embedded server in the folder `data` has what it was told on the
    disk before this version drives: the power may fail, and it would know the old histories again.
    """
    if await asyncio.to_thread(drives, database):
        return 0
    await asyncio.to_thread(rebuild_rows, database)
    begun = await nudges.begin_anew(origin)
    await nudges.end_what_bears_no_journal()
    await asyncio.to_thread(sync_what_it_knows, data)
    await asyncio.to_thread(_note, database)
    return begun


def _open_journals(database: Engine) -> list[str]:
    with reading(database).connect() as connection:
        wanted = select(JOURNAL.c.id).where(JOURNAL.c.is_open).order_by(JOURNAL.c.id)
        return list(connection.execute(wanted).scalars())


def drives(database: Engine) -> bool:
    """Whether this version drives the registry."""
    with reading(database).connect() as connection:
        return _last(connection) == program()


def _note(database: Engine) -> None:
    with recording(database) as ledger:
        _take_over(ledger)


def _take_over(ledger: Ledger) -> None:
    if _last(ledger.connection) != program():
        row = {"sha256": program(), "release": version("pykala"), "since": clock.now()}
        ledger.add_numbered(VERSIONS, [row])


def _last(connection: Connection) -> str | None:
    return connection.execute(DRIVER).scalar_one_or_none()
