"""The difference of two texts: what stayed, what went out, what came in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


Piece = tuple[Mark, str]


def word_by_word(old: str, new: str) -> Iterator[Piece]:
    """Two texts compared word by word."""
    before, after = (re.findall(r"\s+|[^\s]+", text) for text in (old, new))
    for change, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if change == "equal":
            yield Mark.SAME, "".join(before[a:b])
            continue
        if a < b:
            yield Mark.OUT, "".join(before[a:b])
        if c < d:
            yield Mark.IN, "".join(after[c:d])
