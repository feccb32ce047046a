"""A row that people read in lists, as a journal's state implies it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

Cell = str | int | bool | date | datetime | None


class Row(NamedTuple):
    """A row by the name of its table; the tables say which columns there are."""

    table: str
    cells: Mapping[str, Cell]
