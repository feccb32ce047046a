"""A remark of somebody who checks the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from models.base.writing import OwnWords


@dataclass(frozen=True)
class Remark:
    """What a checker would have corrected in the minutes."""

    number: int
    """Its number among the remarks on these minutes, from 1."""
    checker: str
    """Who would have it corrected, by the name under which they sat."""
    text: OwnWords
    """What is to be corrected, in the checker's words."""
    section: int = 0
    """The § that it is about; 0 for the minutes as a whole."""
    done: OwnWords = ""
    """What was done about it, or why nothing was; empty while it is open."""
    year: int = 0
    """The year of that §, where it was said; else 0."""
