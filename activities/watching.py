"""A worker looks now and then what waits in its registry, for those who watch its metrics."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import Engine

from activities.metrics import Metrics

LOOKS_EVERY = 15.0
"""Seconds: as often as Prometheus asks, where nobody says otherwise."""


@asynccontextmanager
async def watched(database: Engine, metrics: Metrics) -> AsyncIterator[None]:
    """Look at the outbox, the first time at once, until the block ends."""
    watching = asyncio.create_task(_watch(database, metrics))
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.wait({watching})


async def _watch(database: Engine, metrics: Metrics) -> None:
    while True:
        await asyncio.to_thread(metrics.look, database)
        await asyncio.sleep(LOOKS_EVERY)
