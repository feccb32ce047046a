"""A day as somebody typed it."""

from __future__ import annotations

from datetime import date

from app.case_file.finding import Meaningless
from app.case_file.scalars import day
from app.desk.bad_input import BadInput
from models.base import clock
from models.base.calendar import local_day


def day_of(written: str) -> date:
    """The day that was written; BadInput says why it is none."""
    try:
        return day(written)
    except Meaningless as error:
        raise BadInput(sentences=f"{error.sentence} {error.suggestion}") from None


def day_or_today(written: str) -> date:
    """The day that was written, else today."""
    return day_of(written) if written else local_day(clock.now())
