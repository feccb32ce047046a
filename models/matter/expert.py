"""An expert who was heard on an item, as the item has it."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.people import Official


class Expert(Frozen):
    """Who was heard; `stayed` who did not leave the meeting after the hearing."""

    expert: Official
    stayed: bool = False
