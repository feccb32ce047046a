"""Recorded times: they run forward from fact to fact, and none lies ahead of the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from sqlalchemy import String, select, type_coerce

from activities.checks.fault import Fault, Inspection
from models.base.words import Said
from models.engine.future import ALLOWANCE
from models.tables.tables import FACT, REGISTRY

_AS_WRITTEN = type_coerce(FACT.c.recorded_at, String)


def times(looked: Inspection) -> Iterator[Fault]:
    """Whether facts were recorded one after the other. In a rehearsal every workflow has its own clock."""
    registry = looked.connection.execute(select(REGISTRY.c.rehearsal, REGISTRY.c.timed_after)).one()
    if registry.rehearsal:
        return
    latest: datetime | None = None
    wanted = select(FACT.c.journal, FACT.c.seq, FACT.c.position, _AS_WRITTEN.label("recorded"))
    for row in looked.connection.execute(wanted.order_by(FACT.c.position)):
        recorded = None
        with suppress(ValueError):  # the chain names the fact that cannot be read
            recorded = datetime.fromisoformat(row.recorded)
        if recorded is None:
            continue
        if recorded > looked.now + ALLOWANCE:
            ahead = Said.of(
                "fault",
                "Fact {fact} was recorded at {recorded}, and now it is {now}.",
                fact=row.seq,
                recorded=recorded,
                now=looked.now,
            )
            yield Fault(row.journal, ahead)
        elif latest is not None and recorded < latest and row.position > registry.timed_after:
            back = Said.of(
                "fault",
                "Fact {fact} was recorded at {recorded}, and the one before it in the registry at {before}.",
                fact=row.seq,
                recorded=recorded,
                before=latest,
            )
            yield Fault(row.journal, back)
        latest = max(latest or recorded, recorded)
