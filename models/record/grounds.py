"""A ground of recusal in the law's terms."""

from __future__ import annotations

import re

from models.base.country import country
from models.record.proceedings import Basis

_ITEM = r"(?:(?P<item>\d+)\.? ?(?:kohta|kohdan|kohdassa|k\b|punkten))"
_SHAPES = (
    rf"(?P<section>\d+)\.(?P<moment>\d+) §(?::n)?,? ?(?:{_ITEM}|(?:kohta|kohdan) (?P<item2>\d+))?",
    rf"(?P<section>\d+) §(?::n)?,? ?(?P<moment>\d+)\.? ?mom(?:entin|entti|\.)?,? ?{_ITEM}?",
    rf"(?P<section>\d+) §(?::n)?,? ?{_ITEM}",
    r"(?P<section>\d+) §",
)


def basis_of(words: str) -> Basis | None:
    """The section, moment and item that the words name; None if they name no section."""
    for shape in _SHAPES:
        if found := re.search(shape, words):
            named = found.groupdict()
            item = named.get("item") or named.get("item2")
            return Basis(
                law=_law_in(words),
                section=int(named["section"]),
                moment=int(named["moment"]) if named.get("moment") else None,
                item=int(item) if item else None,
            )
    return None


def _law_in(words: str) -> str:
    """The law of the country that the words name first; empty where they name none."""
    names = {form: law for law, forms in country().recusal_laws.items() for form in forms}
    found = re.search(rf"\b({'|'.join(names)})\b", words, re.IGNORECASE)
    return names[found[1].casefold()] if found else ""
