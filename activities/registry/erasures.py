"""Erasures: what was erased, when, by whom and why; facts say it, and before they did, a table of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from models.engine.erasing import TextErased
from models.tables.outbox import OUTBOX, UNFINISHED
from models.tables.tables import ERASED, FACT


@dataclass(frozen=True)
class Erasure:
    """That a sealed text was erased."""

    at: datetime
    actor: str
    reason: str


def erasures(connection: Connection) -> dict[str, Erasure]:
    """Every erasure, by the commitment of the text."""
    found = {row.sha256: Erasure(row.at, row.actor, row.reason) for row in connection.execute(select(ERASED))}
    told = select(FACT.c.content, FACT.c.actor, FACT.c.recorded_at)
    wanted = told.where(FACT.c.kind == TextErased.__name__).order_by(FACT.c.position)
    for row in connection.execute(wanted):
        said = TextErased.model_validate_json(row.content)
        found.setdefault(said.commitment, Erasure(row.recorded_at, row.actor, said.reason))
    return found


def not_finished(connection: Connection, commitment: str) -> bool:
    """Whether an order to erase it is not carried out, or not to its end."""
    orders = select(OUTBOX.c.id).where(OUTBOX.c.kind == "erase", OUTBOX.c.order.contains(commitment))
    ids = connection.execute(orders).scalars().all()
    if not ids:  # as in a registry of the first release, which knew no such orders, nor what became of them
        return False
    unfinished = select(OUTBOX.c.id).where(OUTBOX.c.id.in_(ids), UNFINISHED)
    return connection.execute(unfinished).first() is not None
