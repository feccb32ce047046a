"""The rows that people read, as a pure function of a journal's state."""

from __future__ import annotations

from collections.abc import Iterator

from models.engine import engine
from models.engine.world import Held
from models.tables.row_tables import ROWS, DeadlineRow
from models.tables.tables import Table

_TABLES: dict[str, type[Table]] = {str(table.__tablename__): table for table in ROWS}


def rows_of(held: Held) -> Iterator[Table]:
    """Every row that a journal's state implies."""
    if held.state is not None:
        yield from (_TABLES[row.table](**row.cells) for row in held.state.rows())
    for deadline in engine.due(held):
        yield DeadlineRow(
            journal=held.id,
            key=deadline.key,
            kind=deadline.kind,
            at=deadline.at,
            day=deadline.day,
            rule=deadline.rule,
            explanation=deadline.explain("fi"),
        )
