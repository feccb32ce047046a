"""A decision as another one names it."""

from __future__ import annotations

from datetime import date

from models.base.frozen import Frozen


class Reference(Frozen):
    """Another decision, named by its body, its year or day, and its section."""

    body: str = ""
    """The body as it is written, be it a name or a code; empty where it is not named."""
    year: int
    """The year whose sections it counts in."""
    day: date | None = None
    """The day of the decision; None where only the year is known."""
    section: int
    """Its section number in that year."""
