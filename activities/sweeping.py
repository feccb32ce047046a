"""Sweeping: sealed texts that were never sent, and large messages that no history needs any more."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select
from temporalio.client import Client

from activities.archive import Archive
from activities.registry.sealed import still_readable, take_away_unnamed
from activities.store import PAYLOADS
from models.base import clock
from models.base.refusal import Refusal
from models.tables.tables import FACT, LEDGER, REGISTRY, SEALED

WAITS = timedelta(days=30)
"""So long an act that nobody waits for may lie in Temporal until a worker takes it up: its texts are kept."""

SLACK = timedelta(days=1)
"""A message is put into the store before the run begins that is told it: by far less than this."""


class NotToBeSwept(Refusal):
    """Nothing is swept: the registry lacks facts that may name what would be taken away. Run `pykala recover`
    first."""


@dataclass(frozen=True)
class Swept:
    """How many sealed texts and secret files, and how many messages, were taken away."""

    texts: int
    messages: int


async def sweep(archive: Archive, client: Client) -> Swept:
    """Take away what nobody can need any more. It may be done at any time, and broken off."""
    texts = await asyncio.to_thread(sweep_texts, archive, clock.now())
    return Swept(texts, await sweep_messages(archive, client, clock.now()))


def sweep_texts(archive: Archive, now: datetime) -> int:
    """Take away the sealed texts that no fact names and whose act has waited for too long; how many.

    An act that comes all the same is refused (SealedTextGone). A registry for rehearsal says nothing of how
    long anything waited, and is left as it is. Raises NotToBeSwept.
    """
    with archive.registry.reading.connect() as connection:
        registry = connection.execute(select(REGISTRY)).one()
        if registry.behind:
            raise NotToBeSwept
        if registry.rehearsal:
            return 0
        forgotten = [sha256 for sha256 in _unnamed(connection) if _is_old(connection, sha256, now - WAITS)]
    if not forgotten:
        return 0
    swept = take_away_unnamed(archive, forgotten)
    still_readable(archive.registry.engine)
    return len(swept)


async def sweep_messages(archive: Archive, client: Client, now: datetime) -> int:
    """Take away the large messages that are older than every run that Temporal still knows; how many.

    Open runs and closed ones count, as `pykala recover` reads these too. A run is told nothing that was put
    into the store long before it began, as what is sent again is put there again.
    """
    began = [run.start_time async for run in client.list_workflows()]
    oldest = min(began, default=now)
    return await asyncio.to_thread(archive.store.sweep, PAYLOADS, oldest - SLACK)


def _unnamed(connection: Connection) -> list[str]:
    kept = set(connection.execute(select(SEALED.c.sha256)).scalars())
    for content in connection.execute(select(FACT.c.content)).scalars():
        kept.difference_update(re.findall("[0-9a-f]{64}", content))
    return sorted(kept)


def _is_old(connection: Connection, sha256: str, before: datetime) -> bool:
    """Whether a fact was recorded before this time, and after the text was sealed, as the ledger tells."""
    sealed = select(func.max(LEDGER.c.position)).where(LEDGER.c.entries.contains(sha256)).scalar_subquery()
    timed = select(REGISTRY.c.timed_after).scalar_subquery()
    later = FACT.c.position > sealed, FACT.c.position > timed, FACT.c.recorded_at < before
    return connection.execute(select(FACT.c.seq).where(*later).limit(1)).first() is not None
