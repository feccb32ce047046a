"""An order of the items that the body decided on."""

from __future__ import annotations

from models.base.frozen import Frozen


class Order(Frozen):
    """An order in which the body decided to handle items."""

    items: tuple[int, ...]
    """The numbers of the items that come next, in this order; the others follow."""
    proposed_by: str = ""
    """The member who moved it; empty where nobody is named."""
