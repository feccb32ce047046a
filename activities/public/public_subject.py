"""Of which item, decision or report something public is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class PublicSubject:
    """An item of an agenda that was sent, a published decision, or a report."""

    journal: str
    """Its meeting, case or follow-up."""
    item: int
    """Number of the item; 0 where there is none."""
    case: str
    """Register number of its case; empty where it has none that is public."""
    decision: str
    """The decision's key; empty before there is one."""
    body: str
    """Whose it is, by code."""
    section: int
    """Number of the section; 0 where there is none."""
    day: date
    """The day of the meeting, or of the decision."""
    published_at: datetime
    """When it was published."""
