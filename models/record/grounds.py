"""A ground of recusal in the law's terms."""

from __future__ import annotations

import re

from models.record.proceedings import Basis

_LAW = re.compile(
    r"\b(hallintolaki|hallintolain|kuntalaki|kuntalain|förvaltningslagen|kommunallagen)\b", re.IGNORECASE
)
_NAMES = {"hallintolain": "hallintolaki", "kuntalain": "kuntalaki"}
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
            law = _LAW.search(words)
            item = named.get("item") or named.get("item2")
            return Basis(
                law=_NAMES.get(law[1].casefold(), law[1].casefold()) if law else "",
                section=int(named["section"]),
                moment=int(named["moment"]) if named.get("moment") else None,
                item=int(item) if item else None,
            )
    return None
