"""When what failed is tried again, and after how many tries it is put aside."""

from __future__ import annotations

from datetime import datetime, timedelta

WAITS = tuple(timedelta(seconds=5**power) for power in range(6))
"""How long it waits after each try: a second, then five times as long each time; 52 minutes at last."""

LONGEST = WAITS[-1]
"""The longest wait between two tries."""

WHILE_AWAY = timedelta(seconds=30)
"""The longest wait where somebody else is away: whoever comes back finds it soon."""


def next_try(tries: int, now: datetime, *, blameless: bool = False) -> datetime | None:
    """When it is tried again after so many tries; None if it is put aside.

    What is `blameless`, since somebody else is away, is never put aside.
    """
    if blameless:
        return now + min(WAITS[min(tries, len(WAITS)) - 1], WHILE_AWAY)
    return None if tries > len(WAITS) else now + WAITS[tries - 1]
