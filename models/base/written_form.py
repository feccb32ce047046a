"""How a value has to be written, in words: a pattern is for programs."""

from __future__ import annotations

from models.base.words import Said

FORMS: dict[str, Said] = {}
"""Every pattern that a field is held against → what people are told to write."""


def form(pattern: str, said: Said) -> str:
    """The pattern itself, known from now on by what people are told to write: `4–20 digits`."""
    FORMS[pattern] = said
    return pattern


HASH = form("^[0-9a-f]{64}$", Said.why("64 digits and letters from a to f"))
