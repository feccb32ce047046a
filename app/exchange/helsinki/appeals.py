"""Instructions of appeal: the remedy, the law, who examines it, and in how many days."""

from __future__ import annotations

import re

from app.exchange.helsinki.blocks import Block, mark_of
from app.exchange.helsinki.data import known
from models.record.recorded_appeal import AppealKind, RecordedAppeal


def appeal_of(blocks: list[Block]) -> RecordedAppeal | None:
    """The appeal that these blocks tell of; None if there are none."""
    if not blocks:
        return None
    lines = [block.plain for block in blocks]
    days = _first("days", lines)
    return RecordedAppeal(
        kind=_kind(lines),
        laws=tuple(found["law"].strip() for line in lines for found in _all("laws", line)),
        to=_examiner(lines),
        days=int(days["days"]) if days else None,
        words=mark_of(blocks),
    )


def _kind(lines: list[str]) -> AppealKind:
    for lookup, texts in (("first", lines), ("kinds", [" ".join(lines)])):
        for text in texts:
            for kind, patterns in known("appeals")[lookup].items():
                if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns):
                    return AppealKind(kind)
    return AppealKind.OTHER


def _examiner(lines: list[str]) -> str | None:
    found = _first("to", lines)
    if not found:
        return None
    words = found["to"].strip()
    for ending, nominative in known("appeals")["allatives"].items():
        if words.endswith(ending) and found[0].rstrip(".").endswith("lle"):
            return str(words.removesuffix(ending) + nominative)
    return words


def _first(what: str, lines: list[str]) -> re.Match[str] | None:
    return next((found for line in lines for found in _all(what, line)), None)


def _all(what: str, line: str) -> list[re.Match[str]]:
    found = (re.search(pattern, line, re.IGNORECASE) for pattern in known("appeals")[what])
    return [one for one in found if one]
