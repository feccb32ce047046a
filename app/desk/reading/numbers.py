"""The account of numbers: what became of each number of a series, so that none is unaccounted for."""

from __future__ import annotations

from activities.checks.numbers import full_account
from activities.installation import Installation
from activities.registry.database import snapshot
from models.whole.numbering import NumberLine


def accounted(installation: Installation, series: str = "") -> list[NumberLine]:
    """Every number from the first to the last: those of one series, else of all."""
    with snapshot(installation.database) as connection:
        journals = [row.id for row in installation.registry.journals()]
        lines = list(full_account(connection, journals).lines())
    return [line for line in lines if series in ("", line.series)]
