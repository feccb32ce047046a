"""How far a backup or its restoration has come: whoever waits for it is told."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class CopyStep(Enum):
    """What is being done."""

    CHECK = "check"
    REGISTRY = "registry"
    STORE = "store"
    COMPARE = "compare"
    VERIFY = "verify"


Told = Callable[[CopyStep, int, int], None]
"""Told of a step, how much of it is done, and how much there is to do."""


def quietly(step: CopyStep, done: int, whole: int) -> None:
    """Tell nobody."""
