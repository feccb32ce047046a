"""Large values go back to the system when nobody needs them any more."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_THRESHOLD = -3
"""What the C library calls M_MMAP_THRESHOLD."""

LARGE = 1 << 20
"""Values of so many bytes are given memory of their own."""


def give_back_large_values() -> None:
    """Have this process keep no room of large values that are gone: glibc else keeps more with each of them.

    Another C library has no such setting, and no need of it.
    """
    with suppress(AttributeError):
        ctypes.CDLL(None).mallopt(_THRESHOLD, LARGE)
