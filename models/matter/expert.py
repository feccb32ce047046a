"""An expert who was heard on an item, as the item has it."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.people import Official


class Expert(Frozen):
    """Somebody who was heard on an item."""

    expert: Official
    """Who was heard, by name and title; it is public."""
    stayed: bool = False
    """They did not leave the meeting after the hearing."""
