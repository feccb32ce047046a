"""What a body is in the law's eyes."""

from __future__ import annotations

from enum import StrEnum


class BodyKind(StrEnum):
    """What a body is in the law's eyes."""

    COUNCIL = "council"
    BOARD = "board"
    COMMITTEE = "committee"
    SECTION = "section"
    OFFICEHOLDER = "officeholder"
    STEERING_GROUP = "steering_group"


DECIDES_IN_MEETINGS = frozenset(BodyKind) - {BodyKind.OFFICEHOLDER, BodyKind.STEERING_GROUP}
"""Kinds that are an authority as a body (Kuntalaki 30 §): an office decides alone, a steering group never."""
