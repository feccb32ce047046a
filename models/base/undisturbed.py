"""Making very many values at once, without Python looking through all of them for circles again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_one_at_a_time = Lock()
_busy = 0


@contextmanager
def undisturbed() -> Iterator[None]:
    """For work of a second or two whose values hold no circles: it takes a third of the time."""
    _count(+1)
    try:
        yield
    finally:
        _count(-1)


def _count(more: int) -> None:
    global _busy  # noqa: PLW0603 - the collector is one for the whole process
    with _one_at_a_time:
        _busy += more
        if _busy:
            gc.disable()
        else:
            gc.enable()
