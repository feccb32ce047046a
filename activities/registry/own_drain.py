"""The drain of this process, as its commits see it."""

from __future__ import annotations

from collections.abc import Callable


class OwnDrain:
    """What is committed in this process is in its drain's hand at once, and wakes it.

    `name` tells it from the drains of all other processes. `wake` may be called from any thread.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.wake: Callable[[], None] = lambda: None
