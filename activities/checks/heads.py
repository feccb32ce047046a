"""Heads: those of now, to be kept elsewhere, and those that were kept, against the registry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from activities.archive import Archive
from activities.checks.fault import Fault, Inspection
from activities.registry.database import snapshot
from models.base import clock
from models.base.words import Said
from models.engine.heads import Head, Heads
from models.tables.tables import FACT, JOURNAL


def heads(archive: Archive, now: datetime | None = None) -> Heads:
    """The head of every journal, as it is now."""
    with snapshot(archive.registry.engine) as connection:
        return heads_in(connection, now or clock.now())


def heads_in(connection: Connection, now: datetime) -> Heads:
    """The head of every journal, as a look at the whole database has it."""
    found = connection.execute(select(JOURNAL.c.id, JOURNAL.c.seq, JOURNAL.c.head).order_by(JOURNAL.c.id))
    listed = tuple(Head(journal=row.id, seq=row.seq, hash=row.head) for row in found)
    return Heads(taken_at=now.replace(microsecond=0), heads=listed)


def as_exported(looked: Inspection, kept: Heads) -> Iterator[Fault]:
    """Whether every journal went through the head that it had when the list was made."""
    for head in kept.heads:
        looked.checked["exported heads"] += 1
        wanted = select(FACT.c.hash).where(FACT.c.journal == head.journal, FACT.c.seq == head.seq)
        found = looked.connection.execute(wanted).scalar_one_or_none()
        if found is None:
            gone = Said.of(
                "fault",
                "Its head on {at} was fact {fact}, which is not there.",
                at=kept.taken_at,
                fact=head.seq,
            )
            yield Fault(head.journal, gone)
        elif found != head.hash:
            other = Said.of(
                "fault",
                "Its head on {at} was fact {fact} with the hash {hash}…; that fact has now {now}….",
                at=kept.taken_at,
                fact=head.seq,
                hash=head.hash[:12],
                now=found[:12],
            )
            yield Fault(head.journal, other)
