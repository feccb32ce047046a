"""The outbox: what waits for long, and what could not be delivered. To be known, not wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import or_, select

from activities.checks.fault import Fault, Inspection
from models.tables.tables import OUTBOX

PATIENCE = timedelta(hours=1)
"""How long an effect may wait before it is worth a word."""

UNDELIVERED = ("refused by the mail server", "no address for", "the address for")
"""How the outcome of a notice begins that reached nobody."""


def outbox(looked: Inspection) -> Iterator[Fault]:
    """What waits for long or failed."""
    failed = or_(*(OUTBOX.c.outcome.startswith(begins) for begins in UNDELIVERED))
    wanted = select(OUTBOX).where(or_(~OUTBOX.c.done, failed)).order_by(OUTBOX.c.id)
    for row in looked.connection.execute(wanted):
        what = f"A {row.kind} of position {row.position}"
        if row.done:
            yield Fault(row.driver, f"{what} reached nobody: {row.outcome}.", wrong=False)
        elif row.outcome:
            yield Fault(row.driver, f"{what} waits: {row.outcome}.", wrong=False)
        elif looked.now - row.ordered_at > PATIENCE:
            yield Fault(row.driver, f"{what} waits since {row.ordered_at:%Y-%m-%d %H:%M} UTC.", wrong=False)
