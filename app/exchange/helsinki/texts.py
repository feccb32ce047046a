"""Text made fit to keep: spaces made one, invisible marks left out."""

from __future__ import annotations

import unicodedata
from datetime import date

_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def clean(text: str) -> str:
    """The text without control, formatting and direction characters; line breaks and tabs stay."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)


def squeeze(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def finnish_day(words: str) -> date | None:
    """The day written 15.3.2021; None where there is no such day."""
    try:
        day, month, year = (int(part) for part in words.split("."))
        return date(year, month, day)
    except ValueError:
        return None
