"""Facts as the registry's rows hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, select

from activities.registry.damage import BrokenFact, problem_in
from activities.registry.prepared import PreparedQuestion
from models.engine.journal import Fact
from models.tables.tables import FACT

AT_ONCE = 500
"""How many facts are fetched together."""


MANY = 2**31 - 1
"""More facts than any journal has."""

_SINCE = PreparedQuestion(
    select(FACT)
    .where(FACT.c.journal == bindparam("journal"), FACT.c.seq > bindparam("seq"))
    .order_by(FACT.c.position)
    .limit(bindparam("most"))
)


def read_facts(
    connection: Connection,
    journal: str | None = None,
    since: int = 0,
    position: int | None = None,
    most: int | None = None,
) -> list[Fact]:
    """A journal's facts after a number, up to a position; those of all journals if none is named."""
    if journal is not None and position is None:
        asked = {"journal": journal, "seq": since, "most": MANY if most is None else most}
        return [readable(row._asdict()) for row in _SINCE.rows(connection, asked)]
    wanted = select(FACT).order_by(FACT.c.position).limit(most)
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


_ONE = select(FACT).where(FACT.c.journal == bindparam("journal"), FACT.c.seq == bindparam("seq"))


def read_fact(connection: Connection, journal: str, seq: int) -> Fact:
    """One fact of a journal."""
    return fact_of(connection.execute(_ONE, {"journal": journal, "seq": seq}).mappings().one())


def find_fact(connection: Connection, journal: str, seq: int, position: int | None) -> Fact:
    """One fact of a journal; KeyError where there was none up to a position."""
    row = connection.execute(_ONE, {"journal": journal, "seq": seq}).mappings().one_or_none()
    if row is None or (position is not None and row["position"] > position):
        raise KeyError(seq)
    return readable(row)


def each_fact(connection: Connection, journal: str, since: int = 0) -> Iterator[Fact]:
    """A journal's facts one by one: of a long one they need not all be in memory at once."""
    wanted = select(FACT).where(FACT.c.journal == journal, FACT.c.seq > since).order_by(FACT.c.seq)
    found = connection.execute(wanted, execution_options={"yield_per": AT_ONCE})
    return map(fact_of, found.mappings())


def facts_with(connection: Connection, said: str) -> list[Fact]:
    """The facts of all journals in which something stands, word for word."""
    wanted = select(FACT).where(FACT.c.content.contains(said, autoescape=True)).order_by(FACT.c.position)
    return [fact_of(row) for row in connection.execute(wanted).mappings()]


def fact_of(row: Any) -> Fact:
    """The fact that a row of the journal holds."""
    return Fact.model_validate({**row, "content": json.loads(row["content"])})
