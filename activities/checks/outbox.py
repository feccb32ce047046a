"""The outbox: what waits for long, and what could not be delivered. To be known, not wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import or_, select

from activities.checks.fault import Fault, Inspection
from models.engine.effect_state import REACHED_NOBODY, EffectState
from models.tables.tables import OUTBOX, STILL_WAITS, UNDELIVERED
from models.whole.effect_words import effect_words

PATIENCE = timedelta(hours=1)
"""How long an effect may wait before it is worth a word."""


def outbox(looked: Inspection) -> Iterator[Fault]:
    """What waits for long or failed."""
    wanted = select(OUTBOX).where(or_(STILL_WAITS, UNDELIVERED)).order_by(OUTBOX.c.id)
    for row in looked.connection.execute(wanted):
        what, became = f"A {row.kind} of position {row.position}", effect_words(row.state, row.detail)
        if row.state in REACHED_NOBODY:
            yield Fault(row.driver, f"{what} reached nobody: {became}.", wrong=False)
        elif row.state is EffectState.FAILED:
            yield Fault(row.driver, f"{what} waits: {became}.", wrong=False)
        elif looked.now - row.ordered_at > PATIENCE:
            yield Fault(row.driver, f"{what} waits since {row.ordered_at:%Y-%m-%d %H:%M} UTC.", wrong=False)
