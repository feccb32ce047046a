"""Snapshots: each says what its facts say, folded once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from activities.checks.fault import Fault, Inspection
from activities.version import program
from models.base.words import Said
from models.engine.journal import Fact
from models.engine.snapshot import Snapshot
from models.engine.world import Held
from models.tables.tables import JOURNAL, SNAPSHOT


def snapshot(looked: Inspection, journal: str, facts: Sequence[Fact]) -> Iterator[Fault]:
    """Whether a journal's snapshot is what its facts fold into; one of another version is not read."""
    wanted = select(SNAPSHOT).where(SNAPSHOT.c.journal == journal, SNAPSHOT.c.version == program())
    row = looked.connection.execute(wanted).mappings().one_or_none()
    if row is None:
        return
    looked.checked["snapshots"] += 1
    kept = Snapshot(**{name: row[name] for name in Snapshot.model_fields})
    held = Held(journal).after(facts[: kept.seq])
    if held.state is None or not held.state.plain or Snapshot.of(held) != kept:
        said = Said.of("fault", "The snapshot of fact {fact} is not what its facts say.", fact=kept.seq)
        yield Fault(journal, said)


def snapshots_of_nothing(looked: Inspection) -> Iterator[Fault]:
    """Snapshots whose journal is not there."""
    wanted = select(SNAPSHOT.c.journal).where(SNAPSHOT.c.journal.not_in(select(JOURNAL.c.id)))
    for journal in looked.connection.execute(wanted).scalars():
        yield Fault(journal, Said.of("fault", "There is a snapshot of it, and no such journal."))
