"""What the outbox tells of whom a notice is for: nothing that is not public."""

from __future__ import annotations

import json
from collections.abc import Callable

from models.engine.world import Held

PARTY = "informed"
"""The role of whom a proposal names as to be informed."""


def addressee_of(order: str, held: Callable[[str], Held]) -> str:
    """Whom a notice is for, by id or key; empty of a private person and of a party to what is confidential.

    `order` is the notice's as JSON, or another effect's, which is for nobody; `held` gives journals as they
    stand.
    """
    said = json.loads(order)
    if said.get("person"):
        return ""
    if said.get("role") == PARTY and held(said["journal"]).begun().confidential:
        return ""
    return str(said.get("to", ""))


def detail_of(order: str, detail: str, held: Callable[[str], Held]) -> str:
    """What is said of what became of an effect: nothing that names a party to what is confidential."""
    said = json.loads(order)
    in_the_open = said.get("role") == PARTY and not said.get("person")
    return "" if in_the_open and not addressee_of(order, held) else detail
