"""The outbox: what waits for long, and what could not be delivered, is to be known; what never would be is
wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import or_, select

from activities.checks.fault import Fault, Inspection
from activities.notices.past_use import is_past_use
from models.base.terms import Term
from models.base.words import Said
from models.engine.effect_state import REACHED_NOBODY, WAITS, EffectState
from models.papers.notice_secrecy import detail_of
from models.tables.outbox import OUTBOX, UNDELIVERED, UNFINISHED
from models.whole.effect_words import effect_words

PATIENCE = timedelta(hours=1)
"""How long an effect may wait before it is worth a word."""


def outbox(looked: Inspection) -> Iterator[Fault]:
    """What waits for long or failed, and what would never be tried."""
    wanted = select(OUTBOX).where(or_(UNFINISHED, UNDELIVERED)).order_by(OUTBOX.c.id)
    registry = looked.archive.registry
    for row in looked.connection.execute(wanted):
        if is_past_use(row, registry.held, registry.today()):
            continue
        if row.state in WAITS and row.next_at is None:
            what = {"kind": Term("effect", row.kind), "position": row.position}
            never = Said.of("fault", "A {kind} of position {position} waits, and nobody will try it.", **what)
            yield Fault(row.driver, never)
        elif said := _said(row, looked):
            yield Fault(row.driver, said, wrong=False)


def _said(row: Any, looked: Inspection) -> Said | None:
    what = {"kind": Term("effect", row.kind), "position": row.position}
    became = effect_words(row.state, detail_of(row.order, row.detail, looked.archive.registry.held))
    if row.state in REACHED_NOBODY:
        return Said.of(
            "fault", "A {kind} of position {position} reached nobody: {became}.", became=became, **what
        )
    if row.state is EffectState.ASIDE:
        return Said.of("fault", "A {kind} of position {position} was {became}.", became=became, **what)
    if row.state is EffectState.FAILED:
        return Said.of("fault", "A {kind} of position {position} waits: {became}.", became=became, **what)
    if looked.now - row.ordered_at > PATIENCE:
        since = row.ordered_at
        return Said.of("fault", "A {kind} of position {position} waits since {since}.", since=since, **what)
    return None
