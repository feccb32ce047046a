"""A body's own decision to take up what is not in its summons."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.matter.vote import Tally


class TakingUp(Frozen):
    """How a body took up an item that is not in its summons."""

    proposed_by: str = ""
    """The member who moved it; empty where nobody is named."""
    unanimous: bool = False
    """Nobody was against it."""
    tally: Tally | None = None
    """The vote on it, in which YES takes it up; None where it was unanimous."""
