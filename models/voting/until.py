"""Until when something is tabled: the next meeting, a week or several, or a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from models.base.formats import parse_day
from models.base.refusal import Refusal

NEXT_MEETING = "next meeting"
WEEK = "week"
_WEEKS = re.compile(r"([2-9]|1\d) weeks")


class NotAnUntil(Refusal):
    """{until} is not how long an item can be tabled; write 'next meeting', 'week', '4 weeks' or a date
    after {day}."""


def parsed_until(said: str, day: date) -> tuple[str, date]:
    """Until when something is tabled, as it is kept, and the day from which it may come back."""
    if said == NEXT_MEETING:
        return "the next meeting", day + timedelta(days=1)
    if said == WEEK:
        return "a week later", day + timedelta(days=7)
    if weeks := _WEEKS.fullmatch(said):
        ends = day + timedelta(weeks=int(weeks[1]))
        return ends.isoformat(), ends
    try:
        until = parse_day(said)
    except ValueError:
        raise NotAnUntil(until=said, day=day) from None
    if until is None or until <= day:
        raise NotAnUntil(until=said, day=day)
    return until.isoformat(), until
