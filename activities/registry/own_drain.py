"""The drain of this process, as its commits see it."""

from __future__ import annotations

from collections.abc import Callable, Collection


class OwnDrain:
    """What is committed in this process is in its drain's hand at once, and wakes it.

    `name` tells it from the drains of all other processes. `wake` is told of which kinds of effects there may
    be some; it may be called from any thread.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.wake: Callable[[Collection[str]], None] = lambda _: None
