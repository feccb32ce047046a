"""Of which item, decision or report something public is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class PublicSubject:
    """An item of an agenda that was sent, a published decision, or a report; `decision` is its key."""

    journal: str
    item: int
    case: str
    decision: str
    body: str
    section: int
    day: date
    published_at: datetime
