"""How long a text may be in its column, which is refused before anything is written.

SQLite would take it, and PostgreSQL complain in words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Table

from models.base.refusal import Refusal


class TooLongForItsPlace(Refusal):
    """{table}.{column} takes {most} letters, and this has {length}."""


def refuse_too_long(table: Table, values: Mapping[str, object]) -> None:
    """Refuse a row of which a text does not fit."""
    for column, most in _limits(table):
        value = values.get(column)
        if isinstance(value, str) and len(value) > most:
            raise TooLongForItsPlace(table=table.name, column=column, most=most, length=len(value))


@cache
def _limits(table: Table) -> tuple[tuple[str, int], ...]:
    lengths = ((column.name, getattr(column.type, "length", None)) for column in table.columns)
    return tuple((name, most) for name, most in lengths if most)
