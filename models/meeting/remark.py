"""A remark of somebody who checks the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from models.base.writing import OwnWords


@dataclass(frozen=True)
class Remark:
    """What a checker would have corrected in the minutes, in one section or (0) anywhere; `done` tells what
    was done about it."""

    number: int
    checker: str
    text: OwnWords
    section: int = 0
    done: OwnWords = ""
