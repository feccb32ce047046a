"""Short transactions without another thread: handing one over costs more than most of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Engine

from activities.registry.away import AWAY
from activities.registry.database import impatient

T = TypeVar("T")


class AtOnce:
    """Runs what takes a moment on the event loop, if nobody else is writing then, which is mostly so.

    Where that cannot be tried (PostgreSQL answers when it likes), or somebody is, a thread waits. What is run
    writes in one transaction, so that it may be tried twice.
    """

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._impatient = impatient(database)

    async def run(self, work: Callable[[Engine], T]) -> T:
        """Run it with the database to use; what it returns. Raises what it raises."""
        if self._impatient is not None:
            try:
                return work(self._impatient)
            except AWAY:
                pass
        return await asyncio.to_thread(work, self._database)
