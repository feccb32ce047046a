"""What an operator has made again: schema, rows, workflows, deliveries, facts that a restored copy lacks."""

from __future__ import annotations

import asyncio

from sqlalchemy import true

from activities.connection import connect
from activities.engine_keys import EngineKeys
from activities.installation import Installation
from activities.nudging import Nudges
from activities.recovery import recovery
from activities.recovery.restoration import Recovered
from activities.registry.ledger import recording
from activities.registry.outbox import ask_again
from activities.registry.rebuilding import Rebuilt, rebuild_rows
from activities.settings import Settings
from activities.sweeping import Swept, sweep
from activities.upgrading import refuse_while_driven, upgrade
from app.desk.entering import complaints_told
from models.tables.outbox import OUTBOX


def migrated(settings: Settings) -> None:
    """Bring the registry's schema up to this version, and close to others what an older one left open."""
    with complaints_told(settings):
        Installation.fresh(settings).close()


async def upgraded(settings: Settings) -> int:
    """Bring the registry's schema up to this version and begin every workflow anew; how many were begun.

    Raises WorkersAtWork or WorkersWait while a worker may still take workflows up.
    """
    with complaints_told(settings):
        installation = await asyncio.to_thread(Installation.fresh, settings)
        client = await connect(settings)
        await refuse_while_driven(installation.database, client, settings.task_queue)
        keys = EngineKeys(settings.engine_keys)
        nudges = Nudges(installation.database, client, settings.task_queue, keys)
        begun = await upgrade(installation.database, nudges, settings.data)
        installation.close()
        return begun


def rows_rebuilt(installation: Installation) -> Rebuilt:
    """Make all rows that people read from the journals."""
    return rebuild_rows(installation.database)


def asked_again(installation: Installation, journal: str) -> int:
    """Have what failed or was put aside be tried at once, of one journal or of all; how much that is."""
    which = OUTBOX.c.driver == journal if journal else true()
    with recording(installation.database) as ledger:
        return ask_again(ledger, which)


async def workflows_rebuilt(installation: Installation) -> int:
    """Start every open journal's workflow from the registry; how many run."""
    client = await connect(installation.settings)
    keys = EngineKeys(installation.settings.engine_keys)
    return await Nudges(installation.database, client, installation.settings.task_queue, keys).rebuild()


async def recovered(installation: Installation, *, accept_loss: bool) -> Recovered:
    """Bring back what a registry restored from an older copy lacks, from what workflows were told."""
    client = await connect(installation.settings)
    queue = installation.settings.task_queue
    keys = EngineKeys(installation.settings.engine_keys)
    return await recovery.recover(client, installation.database, queue, accept_loss=accept_loss, keys=keys)


async def swept(installation: Installation) -> Swept:
    """Take away sealed texts that were never sent, and messages that no history needs any more."""
    return await sweep(installation.archive, await connect(installation.settings))
