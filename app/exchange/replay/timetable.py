"""When each act of a replayed decision is done: days that the record gives, and others that suit it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.base.calendar import local_day, local_instant
from models.base.zone import zone
from models.record.decision import DecisionRecord

_NOWHEN = date(2022, 1, 1)
"""Where neither the record nor its words name any day."""


@dataclass(frozen=True)
class Timetable:
    """The instants of a replay, in Helsinki's local time. Only that of the meeting is the record's."""

    opened: datetime
    called: datetime
    held: datetime

    def in_meeting(self, minutes: int) -> datetime:
        """So many minutes after the beginning of the meeting, on the same day."""
        return min(self.held + timedelta(minutes=minutes), self.held.replace(hour=23, minute=50))

    def after(self, days: int, hour: int = 10) -> datetime:
        """So many days after the meeting."""
        return _local(self.held.date() + timedelta(days=days), hour)


def timetable_of(record: DecisionRecord) -> Timetable:
    """A case opened in the year of its number, and a meeting called and summoned in time."""
    held = record.sitting.at.astimezone(zone()) if record.sitting else _local(decided_on(record), 12)
    held = held.replace(second=0, microsecond=0)
    year = year_of(record)
    if year < held.year:
        opened = date(year, 12, 1)
    else:
        opened = max(date(year, 1, 1), held.date() - timedelta(days=20))
    called = max(opened, held.date() - timedelta(days=14))
    return Timetable(_local(opened, 9), _local(called, 10), held)


def year_of(record: DecisionRecord) -> int:
    """The year of the register number; of what has none, that of the decision."""
    if record.register_number:
        return int(record.register_number.split()[1][:4])
    return decided_on(record).year


def decided_on(record: DecisionRecord) -> date:
    """The day of the decision; where the record has none, one after everything that its words mention."""
    if record.day:
        return record.day
    days = [one.day for one in record.mentions if one.day]
    if record.register_number:
        year = year_of(record)
        days = [date(year, 12, 1), *(day for day in days if day.year >= year)]
    return max(days, default=_NOWHEN) + timedelta(days=31)


def _local(day: date, hour: int) -> datetime:
    return local_instant(day, time(hour)).astimezone(zone())


def written(at: datetime) -> str:
    """2021-03-15 16:58, as a case file has it."""
    return f"{local_day(at)} {at.astimezone(zone()):%H:%M}"
