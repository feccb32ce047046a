"""Heads: those of now, to be kept elsewhere, and those that were kept, against the registry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, inspect, select

from activities.archive import Archive
from activities.checks.fault import Fault, Inspection
from activities.checks.ledger import LEDGER_ITSELF
from activities.registry.database import snapshot
from models.base import clock
from models.base.words import Said
from models.engine.future import ALLOWANCE
from models.engine.heads import Head, Heads, LastLine
from models.tables.noted import ADDRESSES, TIMED, VERSIONS, Noted
from models.tables.tables import FACT, JOURNAL, LEDGER, REGISTRY, VERSION


def heads(archive: Archive, now: datetime | None = None) -> Heads:
    """The head of every journal and of the ledger, as they are now."""
    with snapshot(archive.registry.engine) as connection:
        return heads_in(connection, now or clock.now())


def heads_in(connection: Connection, now: datetime) -> Heads:
    """The head of every journal and of the ledger, as a look at the whole database has them."""
    found = connection.execute(select(JOURNAL.c.id, JOURNAL.c.seq, JOURNAL.c.head).order_by(JOURNAL.c.id))
    listed = tuple(Head(journal=row.id, seq=row.seq, hash=row.head) for row in found)
    return Heads(taken_at=now.replace(microsecond=0), heads=listed, ledger=_last_line(connection))


def _last_line(connection: Connection) -> LastLine | None:
    """The last line of the ledger; None where an older version has none."""
    if not inspect(connection).has_table(LEDGER.name):
        return None
    line, hash_ = connection.execute(select(REGISTRY.c.line, REGISTRY.c.head)).one()
    return LastLine(line=line, hash=hash_)


def as_exported(looked: Inspection, kept: Heads) -> Iterator[Fault]:
    """Whether the ledger and every journal went through the head that they had when the list was made."""
    yield from _line_as_exported(looked, kept)
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


def _line_as_exported(looked: Inspection, kept: Heads) -> Iterator[Fault]:
    if kept.ledger is None:
        older = Said.of(
            "fault", "The list of heads is of an older version: only journals are held against it."
        )
        yield Fault(LEDGER_ITSELF, older, wrong=False)
        return
    wanted = select(LEDGER.c.hash).where(LEDGER.c.line == kept.ledger.line)
    found = looked.connection.execute(wanted).scalar_one_or_none()
    if found != kept.ledger.hash:
        said = Said.of(
            "fault",
            "Its line {line} had the hash {hash}… on {at}, and has not now: the record was rewritten, or "
            "restored from an older copy.",
            line=kept.ledger.line,
            hash=kept.ledger.hash[:12],
            at=kept.taken_at,
        )
        yield Fault(LEDGER_ITSELF, said)
    yield from _recorded_before(looked, kept, kept.ledger.line)
    yield from _times_since(looked, kept, kept.ledger.line)
    yield from _versions_since(looked, kept, kept.ledger.line)
    later = select(func.count()).where(_speaks_of(ADDRESSES, kept.ledger.line))
    if count := looked.connection.execute(later).scalar_one():
        said = Said.of(
            "fault",
            "An address was set or erased since {at}.",
            "Addresses were set or erased {count} times since {at}.",
            count=count,
            at=kept.taken_at,
        )
        yield Fault(LEDGER_ITSELF, said, wrong=False)


def _versions_since(looked: Inspection, kept: Heads, line: int) -> Iterator[Fault]:
    """Versions that took the registry over after the list was made; who keeps it knows of them."""
    lines = looked.connection.execute(select(LEDGER.c.entries).where(_speaks_of(VERSIONS, line)))
    entries = (entry for said in lines.scalars() for entry in json.loads(said))
    new = {key[0] for what, key, _ in entries if what == VERSIONS.what}
    for row in looked.connection.execute(select(VERSION).where(VERSION.c.id.in_(new)).order_by(VERSION.c.id)):
        said = Said.of(
            "fault",
            "The version {version}… (release {release}) took this registry over since {at}.",
            version=row.sha256[:12],
            release=row.release,
            at=kept.taken_at,
        )
        yield Fault(LEDGER_ITSELF, said, wrong=False)


def _times_since(looked: Inspection, kept: Heads, line: int) -> Iterator[Fault]:
    """Whether times are compared from another place on: only whoever recovered what was lost knows why."""
    if looked.connection.execute(select(LEDGER.c.line).where(_speaks_of(TIMED, line))).first():
        place = looked.connection.execute(select(REGISTRY.c.timed_after)).scalar_one()
        said = Said.of(
            "fault",
            "Recorded times are compared only after position {position}: facts were brought back since {at}.",
            position=place,
            at=kept.taken_at,
        )
        yield Fault(LEDGER_ITSELF, said, wrong=False)


def _recorded_before(looked: Inspection, kept: Heads, line: int) -> Iterator[Fault]:
    """Facts that came after the list, and say that they were recorded before it; none was recovered."""
    registry = looked.connection.execute(select(REGISTRY.c.rehearsal, REGISTRY.c.timed_after)).one()
    if registry.rehearsal:
        return
    ended = select(LEDGER.c.position).where(LEDGER.c.line == line).scalar_subquery()
    place, recorded = FACT.c.position, FACT.c.recorded_at
    wanted = select(FACT.c.journal, FACT.c.seq, recorded).where(
        place > ended, place > registry.timed_after, recorded < kept.taken_at.replace(second=0) - ALLOWANCE
    )
    for row in looked.connection.execute(wanted.order_by(place)):
        before = Said.of(
            "fault",
            "Fact {fact} was recorded at {recorded}, and was not there at {at}.",
            fact=row.seq,
            recorded=row.recorded_at,
            at=kept.taken_at,
        )
        yield Fault(row.journal, before)


def _speaks_of(noted: Noted, after: int) -> ColumnElement[bool]:
    """Lines after one that note something of a kind."""
    return and_(LEDGER.c.line > after, LEDGER.c.entries.contains(f'["{noted.what}",'))
