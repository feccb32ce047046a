"""Signals that hold no command are kept like refused ones: nobody waits for them, and somebody sent them."""

from __future__ import annotations

from sqlalchemy import Engine, select
from temporalio import activity

from activities.metrics import Metrics
from activities.registry.ledger import recording
from activities.registry.timing import time_of
from models.base.canonical import canonical
from models.engine.message import Unread
from models.tables.noted import REFUSALS
from models.tables.tables import REFUSED, REGISTRY

LONGEST_NAME = 60
"""So much of the name of a signal is kept, which may be any."""


class UnreadSignals:
    """What was passed over is noted here."""

    def __init__(self, database: Engine, metrics: Metrics | None = None) -> None:
        self._database = database
        self._metrics = metrics or Metrics()

    @activity.defn(no_thread_cancel_exception=True)
    def pass_over(self, unread: Unread) -> None:
        """Keep one, once, for whoever looks after the registry."""
        said = unread.refused.said
        with recording(self._database) as ledger:
            if ledger.connection.execute(select(REFUSED).where(REFUSED.c.command_id == unread.id)).first():
                return
            registry = ledger.connection.execute(select(REGISTRY.c.rehearsal)).one()
            row = {
                "command_id": unread.id,
                "journal": unread.journal,
                "at": time_of(registry, unread.now),
                "actor": "",
                "act": unread.act[:LONGEST_NAME],
                "type": unread.refused.type,
                "sentence": unread.refused.sentence,
                "said": canonical(said.packed()) if said else "",
            }
            ledger.add(REFUSALS, [row])
        self._metrics.passed_over(unread)
