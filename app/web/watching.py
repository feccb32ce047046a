"""Watching journals: every open page hears that its journal goes on, by one look at the registry for all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from activities.installation import Installation
from models.tables.tables import JOURNAL

LOOKS = timedelta(milliseconds=500)
"""How often the registry is asked while somebody watches."""

BREATHES = timedelta(seconds=15)
"""How long a stream may be silent; a word then shows whether the other end is still there."""


@dataclass
class Watch:
    """The pages of one process that are open: which journal each watches, and how far that has come."""

    installation: Installation
    looks: timedelta = LOOKS
    looked: int = 0
    """How often the registry was asked."""
    _watched: dict[str, int] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)
    _looking: asyncio.Task[None] | None = None
    _over: bool = False

    async def stream(self, journal: str, lasts: timedelta) -> AsyncIterator[int | None]:
        """The number of a journal's last fact, now and whenever it grows; None where it is only silent."""
        self._watched[journal] = self._watched.get(journal, 0) + 1
        self._looking = self._looking or asyncio.create_task(self._look_on())
        told, ends = -1, asyncio.get_running_loop().time() + lasts.total_seconds()
        try:
            while not self._over and asyncio.get_running_loop().time() < ends:
                now = await self._after(journal, told)
                if not self._over:
                    yield now
                told = told if now is None else now
        finally:
            self._leave(journal)

    async def close(self) -> None:
        """End every stream."""
        self._over = True
        async with self._news:
            self._news.notify_all()

    async def _after(self, journal: str, told: int) -> int | None:
        def has_come() -> bool:
            return self._over or self._known.get(journal, told) != told

        with suppress(TimeoutError):
            async with asyncio.timeout(BREATHES.total_seconds()), self._news:
                await self._news.wait_for(has_come)
                return self._known.get(journal)
        return None

    def _leave(self, journal: str) -> None:
        self._watched[journal] -= 1
        if not self._watched[journal]:
            del self._watched[journal]
            self._known.pop(journal, None)
        if not self._watched and self._looking:
            self._looking.cancel()
            self._looking = None

    async def _look_on(self) -> None:
        while True:
            with suppress(DBAPIError):  # the registry may be away; pages wait as their readers do
                known = await asyncio.to_thread(self._look, tuple(self._watched))
                async with self._news:
                    self._known = known
                    self._news.notify_all()
            await asyncio.sleep(self.looks.total_seconds())

    def _look(self, journals: tuple[str, ...]) -> dict[str, int]:
        self.looked += 1
        wanted = select(JOURNAL.c.id, JOURNAL.c.seq).where(JOURNAL.c.id.in_(journals))
        with self.installation.registry.reading.connect() as connection:
            return {row.id: row.seq for row in connection.execute(wanted)}
