"""A track: effects of some kinds are done side by side, so many at once, in the order of their ordering."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from sqlalchemy import Row

from activities.delivery.pace import Pace

LOOKS_EVERY = 1.0  # seconds; what this process itself commits is told at once
AHEAD = 32
"""So many effects are taken at once: the more, the fewer are left to other drains."""
AWAY_AT_MOST = 30.0  # seconds
AT_ONCE = 0.0

Take = Callable[[Sequence[str], int, Collection[int]], Awaitable[Sequence[Row[Any]]]]
"""Takes up to so many effects of some kinds, those under way left out."""
Do = Callable[[Row[Any]], Awaitable["Done"]]
"""Does one."""


class Done(NamedTuple):
    """An effect was tried: how that is noted, and whether that for which it was meant is there."""

    noted: Awaitable[None] | None = None
    there: bool = True


class Track:
    """Takes and does what waits until it is stopped.

    While somebody is away for whom all of it is meant, only one at a time tries again, at growing intervals.
    """

    def __init__(self, kinds: Sequence[str], width: int, take: Take, do: Do) -> None:
        self._kinds = kinds
        self._width = width
        self._take = take
        self._do = do
        self._ahead: deque[Row[Any]] = deque()
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._doing = 0
        self._positions: Counter[int] = Counter()
        self._woken = asyncio.Event()
        self._stopped = asyncio.Event()
        self._away = 0.0
        self._pace = Pace()
        self._told = set[str]()
        self._looks_at = AT_ONCE

    def wake(self, kinds: Collection[str]) -> None:
        """Look at once for what was ordered of these kinds."""
        if told := {kind for kind in self._kinds if kind in kinds}:
            self._told |= told
            self._woken.set()

    async def run(self) -> None:
        """Do what waits, until stop."""
        now = asyncio.get_running_loop().time
        while not self._stopped.is_set():
            self._woken.clear()
            if self._away and not self._under_way:
                await _a_while(self._stopped, self._away)
            room = 1 - len(self._under_way) if self._away else self._width - self._doing
            if room > 0 and not self._ahead and (self._told or self._looks_at <= now()):
                await self._look(now())
            while self._ahead and room > 0 and not self._stopped.is_set():
                self._begin(self._ahead.popleft())
                room -= 1
            if room > 0 and not self._ahead:
                await _a_while(self._woken, max(self._looks_at - now(), 0))
            elif self._under_way:
                await self._woken.wait()

    async def _look(self, now: float) -> None:
        """Take what was told of; now and then all that is there."""
        await self._pace.turn()
        kinds = self._kinds
        if self._looks_at <= now:
            self._looks_at = now + LOOKS_EVERY
        else:
            kinds = [kind for kind in kinds if kind in self._told]
        self._told.clear()
        taken = await self._take(kinds, AHEAD, self._under_way.keys())
        self._ahead.extend(taken)
        self._positions.update(row.position for row in taken)
        if len(taken) == AHEAD:
            self._told.update(kinds)

    def is_last(self, row: Row[Any]) -> bool:
        """Whether of all that was ordered with this one no other is ahead or under way."""
        return self._positions[row.position] == 1

    async def stop(self, within: float) -> None:
        """Take nothing more, and let what is under way end: a mail torn off is sent twice."""
        self._stopped.set()
        self._woken.set()
        under_way = list(self._under_way.values())
        if under_way:
            _, late = await asyncio.wait(under_way, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

    def _begin(self, row: Row[Any]) -> None:
        async def do() -> None:
            try:
                done = await self._do_in_its_place(row)
                self._away = 0.0 if done.there else min(2 * self._away or 1.0, AWAY_AT_MOST)
                if done.noted:
                    await done.noted
            finally:
                del self._under_way[row.id]
                self._positions -= Counter([row.position])
                self._woken.set()

        self._doing += 1
        self._under_way[row.id] = asyncio.create_task(do())

    async def _do_in_its_place(self, row: Row[Any]) -> Done:
        """Do one; the place is another's as soon as it is done, and not only when it is noted."""
        try:
            return await self._do(row)
        finally:
            self._doing -= 1
            self._woken.set()


async def _a_while(event: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
