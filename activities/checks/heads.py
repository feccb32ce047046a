"""Heads: those of now, to be kept elsewhere, and those that were kept, against the registry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from activities.archive import Archive
from activities.checks.fault import Fault, Inspection
from models.base import clock
from models.engine.heads import Head, Heads
from models.tables.tables import FACT


def heads(archive: Archive, now: datetime | None = None) -> Heads:
    """The head of every journal, as it is now."""
    found = (Head(journal=row.id, seq=row.seq, hash=row.head) for row in archive.registry.journals())
    return Heads(taken_at=(now or clock.now()).replace(microsecond=0), heads=tuple(found))


def as_exported(looked: Inspection, kept: Heads) -> Iterator[Fault]:
    """Whether every journal went through the head that it had when the list was made."""
    on = f"on {kept.taken_at:%Y-%m-%d %H:%M} UTC"
    for head in kept.heads:
        looked.checked["exported heads"] += 1
        wanted = select(FACT.c.hash).where(FACT.c.journal == head.journal, FACT.c.seq == head.seq)
        found = looked.connection.execute(wanted).scalar_one_or_none()
        if found is None:
            yield Fault(head.journal, f"Its head {on} was fact {head.seq}, which is not there.")
        elif found != head.hash:
            was = f"fact {head.seq} with the hash {head.hash[:12]}…; that fact has now {found[:12]}…"
            yield Fault(head.journal, f"Its head {on} was {was}.")
