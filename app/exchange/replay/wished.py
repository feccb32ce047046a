"""Wishes that were carried beside a decision, as a record tells them: in rows, under a line that says so,
each with who made it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.helsinki import wording
from models.record.decision import DecisionRecord
from models.record.recorded_motion import RecordedMotion, RecordedMotionKind

_NUMBER = re.compile(r"^(?:\| *\d* *\||\d+[.)]?(?:\s|$))", re.MULTILINE)
"""What stands before a wish in a list of several."""


def first_wish(record: DecisionRecord) -> int | None:
    """The place of the clause from which on the decision tells which wishes were carried; None for none."""
    if not _wishes(record):
        return None
    return next((place for place, text in enumerate(record.texts) if wording.says("wishes", text)), None)


def own_words(record: DecisionRecord) -> tuple[str, ...]:
    """The clauses, those that tell of wishes without what only says that these were approved, and whose they
    are."""
    first = first_wish(record)
    if first is None:
        return record.texts
    return (*record.texts[:first], *(_bare(text, record) for text in record.texts[first:]))


def as_played(record: DecisionRecord, played: Sequence[str]) -> tuple[str, ...]:
    """The clauses of the record; its wishes in the words of those that were played, if they are the same."""
    said, first = record.texts, first_wish(record)
    if first is None or _words(own_words(record)[first:]) != _words(played[first:]):
        return said
    return (*said[:first], *played[first:])


def _bare(text: str, record: DecisionRecord) -> str:
    lead, colon, rest = text.partition(":")
    wish = rest if colon and wording.says("wishes", lead) else text
    for one in _wishes(record):
        if one.mover:
            wish = wish.replace(f"({one.mover.name})", "")
    return _NUMBER.sub("", wish)


def _wishes(record: DecisionRecord) -> list[RecordedMotion]:
    motions = record.proceedings.motions if record.proceedings else ()
    return [one for one in motions if one.kind is RecordedMotionKind.WISH]


def _words(texts: Sequence[str]) -> list[str]:
    return re.findall(r"\w+", " ".join(texts).casefold())
