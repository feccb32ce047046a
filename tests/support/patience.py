"""Waiting in tests for what the registry, a folder or Temporal shows in its time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator

MOMENT, LONGEST = 0.01, 0.2
"""Seconds between askings, at first and later."""

PATIENCE = 180
"""Seconds in which a busy machine sets the papers of a council, too."""


async def until_async(condition: Callable[[], Awaitable[bool]], seconds: float = 30) -> None:
    """Wait for something that Temporal tells."""
    async with asyncio.timeout(seconds):
        pauses = longer_and_longer()
        while not await condition():  # noqa: ASYNC110 - the server tells only those who ask
            await asyncio.sleep(next(pauses))


async def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something that shows in the registry or in a folder."""
    async with asyncio.timeout(seconds):
        pauses = longer_and_longer()
        while not await asyncio.to_thread(condition):  # noqa: ASYNC110 - files tell those who ask
            await asyncio.sleep(next(pauses))


def longer_and_longer() -> Iterator[float]:
    """Seconds between askings: who waits long asks seldom, and leaves the machine to what is waited for."""
    pause = MOMENT
    while True:
        yield pause
        pause = min(pause * 1.5, LONGEST)
