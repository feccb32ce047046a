"""Signals that hold no command are kept like refused ones: nobody waits for them, and somebody sent them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Engine, select
from temporalio import activity

from activities.engine_keys import refuse_unproven_look
from activities.metrics import Metrics
from activities.registry.ledger import recording
from activities.registry.timing import this_minute, time_of
from models.base.canonical import canonical
from models.base.refusal import Refusal
from models.engine.look import LOOK
from models.engine.message import UNASKED, Refused, TailOrder, Unread
from models.people.people_register import PeopleRegister
from models.people.signing_key import NotProven
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
        keep_unread(self._database, unread, self._metrics)


def keep_unread(database: Engine, unread: Unread, metrics: Metrics) -> None:
    """Keep a message that holds no command, or none of this registry's, once."""
    said = unread.refused.said
    with recording(database) as ledger:
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
    metrics.passed_over(unread)


def unproven_looks(register: PeopleRegister | None, order: TailOrder) -> Iterator[Unread]:
    """The messages by which strangers told a workflow to read on."""
    for look in order.looks:
        try:
            refuse_unproven_look(register, look, order.journal)
        except NotProven as refusal:
            yield _unread(look.id, order, refusal)


def unproven_head(order: TailOrder, refusal: Refusal) -> Unread:
    """That a workflow says of what it was told what the registry never told it."""
    return _unread(f"{order.journal}/{order.since}/{order.head}", order, refusal)


def _unread(id_: str, order: TailOrder, refusal: Refusal) -> Unread:
    why = Refused.of(refusal)
    return Unread(id=f"{UNASKED}{id_}", journal=order.journal, act=LOOK, refused=why, now=this_minute())
