"""Facts as the registry's rows hold them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from activities.registry.damage import BrokenFact, problem_in
from models.engine.journal import Fact
from models.tables.tables import FACT


def read_facts(
    connection: Connection, journal: str | None = None, since: int = 0, position: int | None = None
) -> list[Fact]:
    """A journal's facts after a number, up to a position; those of all journals if none is named."""
    wanted = select(FACT).order_by(FACT.c.position)
    if journal is not None:
        wanted = wanted.where(FACT.c.journal == journal, FACT.c.seq > since)
    if position is not None:
        wanted = wanted.where(FACT.c.position <= position)
    return [readable(row) for row in connection.execute(wanted).mappings()]


def readable(row: Any) -> Fact:
    """The fact that a row holds; BrokenFact where it holds none."""
    try:
        return fact_of(row)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BrokenFact(
            fact=str(row["seq"]), journal=str(row["journal"])[:200], problem=problem_in(error, row)
        ) from error


def fact_of(row: Any) -> Fact:
    """The fact that a row of the journal holds."""
    return Fact.model_validate({**row, "content": json.loads(row["content"])})
