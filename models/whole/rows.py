"""The rows that people read, as a pure function of a journal's state."""

from __future__ import annotations

from collections.abc import Iterator

from models.engine import engine
from models.engine.row import Row
from models.engine.world import Held


def rows_of(held: Held) -> Iterator[Row]:
    """Every row that a journal's state implies."""
    if held.state is not None:
        yield from held.state.rows()
    for deadline in engine.due(held):
        yield Row(
            "deadline_row",
            {
                "journal": held.id,
                "key": deadline.key,
                "kind": deadline.kind,
                "at": deadline.at,
                "day": deadline.day,
                "rule": deadline.rule,
                "explanation": deadline.explain("fi"),
            },
        )
