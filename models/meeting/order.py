"""An order of the items that the body decided on."""

from __future__ import annotations

from models.base.frozen import Frozen


class Order(Frozen):
    """An order that the body decided on: the items that come next, and who moved it."""

    items: tuple[int, ...]
    proposed_by: str = ""
