"""A dissenting opinion, as the record of an item has it."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.writing import Written


class Dissent(Frozen):
    """A member's dissenting opinion (Kuntalaki 106 §)."""

    member: str
    """Who dissents, by the name under which they sat."""
    joins: str = ""
    """Whose dissent it joins; empty for one of its own."""
    reasons: Written | None = None
    """What the member wrote before the minutes were checked; None if nothing was given."""
