"""Facts as the registry's rows hold them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

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
    return [fact_of(row) for row in connection.execute(wanted).mappings()]


def facts_with(connection: Connection, said: str) -> list[Fact]:
    """The facts of all journals in which something stands, word for word."""
    wanted = select(FACT).where(FACT.c.content.contains(said, autoescape=True)).order_by(FACT.c.position)
    return [fact_of(row) for row in connection.execute(wanted).mappings()]


def fact_of(row: Any) -> Fact:
    """The fact that a row of the journal holds."""
    return Fact.model_validate({**row, "content": json.loads(row["content"])})
