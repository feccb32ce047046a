"""How an election fills its seats (Kuntalaki 105 §)."""

from __future__ import annotations

from enum import StrEnum


class ElectionMethod(StrEnum):
    """How the seats are filled."""

    MAJORITY = "majority"
    PROPORTIONAL = "proportional"
