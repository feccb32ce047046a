"""What waits to be delivered, and notices that never will be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from activities.installation import Installation
from activities.notices.past_use import is_past_use
from models.engine.effect_state import EffectState
from models.papers.notice_secrecy import addressee_of, detail_of
from models.tables.outbox import OUTBOX, UNDELIVERED, UNFINISHED


@dataclass(frozen=True)
class NotDelivered:
    """An effect that waits, or a notice that reached nobody; the detail is what its state says it is.

    `to` is whom a notice is for, by id or key; empty of a private person, and of a party to what is
    confidential.
    """

    ordered: datetime
    kind: str
    journal: str
    state: EffectState
    detail: str
    to: str = ""


def undelivered(installation: Installation) -> list[NotDelivered]:
    """All that waits in the outbox, was put aside or reached nobody, in the order in which it was ordered.

    What reached nobody is not named any more once it is no longer needed.
    """
    held, today = installation.registry.held, installation.registry.today()
    wanted = select(OUTBOX).where(or_(UNFINISHED, UNDELIVERED)).order_by(OUTBOX.c.id)
    with installation.registry.reading.connect() as connection:
        return [
            NotDelivered(
                row.ordered_at,
                row.kind,
                row.driver,
                row.state,
                detail_of(row.order, row.detail, held),
                addressee_of(row.order, held),
            )
            for row in connection.execute(wanted)
            if not is_past_use(row, held, today)
        ]
