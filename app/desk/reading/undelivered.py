"""What waits to be delivered, and notices that never will be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from activities.installation import Installation
from models.engine.effect_state import EffectState
from models.tables.outbox import OUTBOX, UNDELIVERED, UNFINISHED


@dataclass(frozen=True)
class NotDelivered:
    """An effect that waits, or a notice that reached nobody; the detail is what its state says it is.

    `to` is whom a notice is for, by id or key; empty of a private person.
    """

    ordered: datetime
    kind: str
    journal: str
    state: EffectState
    detail: str
    to: str = ""


def undelivered(installation: Installation) -> list[NotDelivered]:
    """All that waits in the outbox, was put aside or reached nobody, in the order in which it was ordered."""
    wanted = select(OUTBOX).where(or_(UNFINISHED, UNDELIVERED)).order_by(OUTBOX.c.id)
    with installation.registry.reading.connect() as connection:
        return [
            NotDelivered(row.ordered_at, row.kind, row.driver, row.state, row.detail, _addressee(row.order))
            for row in connection.execute(wanted)
        ]


def _addressee(order: str) -> str:
    said = json.loads(order)
    return "" if said.get("person") else str(said.get("to", ""))
