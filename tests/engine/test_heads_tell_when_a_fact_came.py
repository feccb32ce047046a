"""Heads tell when a fact came: one that was not there yet was not recorded before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select, update

from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from models.base import clock
from models.engine.heads import Heads, LastLine
from models.tables.tables import FACT, LEDGER, REGISTRY
from tests.support.clerk import lived


def kept_before_the_last_fact(record: Installation) -> Heads:
    """The heads as they would have been kept, after the last fact was recorded by its own word."""
    with record.database.begin() as connection:
        connection.execute(update(REGISTRY).values(rehearsal=False))
        last = connection.execute(select(FACT.c.position).order_by(FACT.c.position.desc())).scalars().first()
        wanted = select(LEDGER.c.line, LEDGER.c.hash).where(LEDGER.c.position < (last or 0))
        line, hash_ = connection.execute(wanted.order_by(LEDGER.c.line.desc())).first() or (0, "")
    now = heads(record.archive, clock.now())
    return now.model_copy(update={"heads": (), "ledger": LastLine(line=line, hash=hash_)})


def told(record: Installation, kept: Heads) -> list[str]:
    """What is said of the times of facts."""
    said = (fault.sentence for fault in verify(record.archive, kept).faults)
    return [sentence for sentence in said if "was not there at" in sentence]


def test_a_fact_that_came_later_was_not_recorded_before(tmp_path: Path) -> None:
    record = lived("claim-left", tmp_path / "data")
    kept = kept_before_the_last_fact(record)
    assert told(record, kept)


def test_one_that_was_recorded_afterwards_is_right(tmp_path: Path) -> None:
    record = lived("claim-left", tmp_path / "data")
    kept = kept_before_the_last_fact(record)
    with record.database.connect() as connection:
        recorded = (
            connection.execute(select(FACT.c.recorded_at).order_by(FACT.c.position.desc())).scalars().first()
        )
    assert recorded
    assert told(record, kept.model_copy(update={"taken_at": recorded + timedelta(seconds=30)})) == []


def test_one_that_recovery_brought_back_is_right(tmp_path: Path) -> None:
    record = lived("claim-left", tmp_path / "data")
    kept = kept_before_the_last_fact(record)
    with record.database.begin() as connection:
        connection.execute(update(REGISTRY).values(timed_after=REGISTRY.c.position))
    assert told(record, kept) == []
