"""A dissenting opinion, as the record of an item has it."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.writing import Written


class Dissent(Frozen):
    """A member's dissenting opinion; `joins` is whose dissent it joins."""

    member: str
    joins: str = ""
    reasons: Written | None = None
