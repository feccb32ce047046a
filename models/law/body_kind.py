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
