"""Refusals that nobody waits for: kept for whoever signalled the act, and of a deadline until it passes."""

from __future__ import annotations

from sqlalchemy import select

from activities.registry.ledger import Ledger
from activities.registry.timing import time_of
from models.base.canonical import canonical
from models.base.refusal import Refusal
from models.engine.message import UNASKED, CommitOrder
from models.engine.passing import NoSuchDeadline, deadline_of
from models.people.signing_key import NotProven
from models.tables.noted import REFUSALS
from models.tables.tables import REFUSED, REGISTRY


def keep_refusal(ledger: Ledger, order: CommitOrder, refusal: Refusal) -> None:
    """Keep the refusal of what was signalled, of a deadline that has come, and of what is not proven."""
    command, deadline = order.command, deadline_of(order.command)
    forged = deadline is not None and isinstance(refusal, NotProven)
    id_ = f"{UNASKED}{command.id}" if forged else command.id
    if forged:
        deadline = None  # it is none, and takes no deadline's place
    if not order.signalled and deadline is None and not isinstance(refusal, NotProven):
        return
    now = time_of(ledger.connection.execute(select(REGISTRY.c.rehearsal)).one(), order.now)
    known = ledger.connection.execute(select(REFUSED).where(REFUSED.c.command_id == id_)).one_or_none()
    since = now
    if deadline is not None:
        if deadline > now or isinstance(refusal, NoSuchDeadline):
            return  # nothing has come that would have to pass
        if known and known.act == command.name:
            since = known.at
        forget_refusal(ledger, command.id)  # it may be refused for another reason than before
    elif known:
        return
    row = {
        "command_id": id_,
        "journal": command.journal,
        "at": since,
        "actor": command.actor,
        "act": command.name,
        "type": refusal.type,
        "sentence": refusal.sentence,
        "said": canonical(refusal.said.packed()),
    }
    ledger.add(REFUSALS, [row])


def forget_refusal(ledger: Ledger, command_id: str) -> None:
    """The deadline has passed after all."""
    ledger.take_away(REFUSALS, command_id)
