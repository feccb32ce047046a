"""A pace: what comes alone is done at once, what comes in numbers is done together."""

from __future__ import annotations

import asyncio

MOMENT = 0.05
"""Seconds between two turns: a transaction costs more than what is written in it."""


class Pace:
    """Turns that are not taken more often than every moment."""

    def __init__(self) -> None:
        self._next = 0.0

    async def turn(self) -> None:
        """Wait for the next turn; none is waited for if the last one was long enough ago."""
        now = asyncio.get_running_loop().time()
        begins = max(now, self._next)
        self._next = begins + MOMENT
        if begins > now:
            await asyncio.sleep(begins - now)
