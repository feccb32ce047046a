"""How long commands wait for their answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from datetime import datetime, timedelta
from time import perf_counter
from typing import TypeVar

from models.base import clock

T = TypeVar("T")
_FIRED = timedelta(seconds=2)
"""A short timer of the development server may be a second late, and its effects take a moment."""


class Waiting:
    """Collects seconds, one for every answered command."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def timed(self, answering: Awaitable[T]) -> T:
        """Wait for an answer, and note how long it took."""
        begun = perf_counter()
        answer = await answering
        self.seconds.append(perf_counter() - begun)
        return answer

    async def until(self, begun: datetime, seconds: float) -> None:
        """Wait until a deadline, so many seconds after the beginning, has come and its reminders are sent."""
        come = begun + timedelta(seconds=seconds) + _FIRED
        await asyncio.sleep(max((come - clock.now()).total_seconds(), 0))


def percentile(seconds: list[float], share: float) -> float:
    """The value below which this share of the values lies, the next one up."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
