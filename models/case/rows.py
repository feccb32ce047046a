"""The rows that people read of a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.engine.row import Row

if TYPE_CHECKING:
    from models.case.case import Case


def rows_of(case: Case) -> Iterator[Row]:
    """The case, and each of its handlings."""
    granted = case.proposals[-1].appropriation if case.proposals else None
    yield Row(
        "case_row",
        {
            "journal": case.id,
            "title": case.title,
            "task_class": case.task_class,
            "publicity": case.publicity,
            "stage": case.stage,
            "body": case.body,
            "opened": case.opened,
            "cents": granted.cents if granted else None,
        },
    )
    for handling in case.handlings:
        cells = handling.cells()
        status = case.decisions[handling.key].word
        yield Row("handling_row", {"journal": case.id, **cells, "status": status})
