"""The calendar of the country: local days, days off and working days. Pure.

Source: the country's act on periods, for Finland 150/1930, 2-6 §, for Sweden 1930:173, 2 §.
"""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib import import_module

from models.base.bad_value import BadValue
from models.base.country import country
from models.base.zone import zone

_SATURDAY = 5


class NoSuchTime(BadValue):
    """{time} on {day} does not exist: the clock was put forward over it."""


class NoCalendar(BadValue):
    """The days off of {year} are not known; those of {first} to {last} are."""


def local_instant(day: date, at: time) -> datetime:
    """The instant (aware, UTC) at which the local clock shows `at` on `day`.

    Of an hour that the clock shows twice, the first is meant. An hour that it skips is refused.
    """
    if at.tzinfo is not None:
        raise ValueError("A local time is given without an offset.")
    instant = datetime.combine(day, at, zone()).astimezone(UTC)
    if instant.astimezone(zone()).time() != at:
        raise NoSuchTime(time=f"{at:%H:%M}", day=day)
    return instant


def local_midnight_after(day: date) -> datetime:
    """The instant at which the local `day` has ended."""
    return local_instant(day + timedelta(days=1), time())


def local_day(instant: datetime) -> date:
    """The day that the local calendar shows at `instant`."""
    if instant.utcoffset() is None:
        raise ValueError("An instant needs an offset.")
    return instant.astimezone(zone()).date()


def is_day_off(day: date) -> bool:
    """Whether a period that ends on `day` goes on to the next working day."""
    return day.weekday() >= _SATURDAY or day in _holidays(day.year)


def holiday_name(day: date, language: str) -> str | None:
    """The name of the holiday, None on any other day (also on a plain Saturday or Sunday)."""
    return _holidays(day.year, language).get(day)


def next_working_day(day: date) -> date:
    """`day` itself if it is a working day, else the first one after it."""
    while is_day_off(day):
        day += timedelta(days=1)
    return day


def working_day_before(day: date) -> date:
    """The last working day before `day`."""
    day -= timedelta(days=1)
    while is_day_off(day):
        day -= timedelta(days=1)
    return day


def add_months(day: date, months: int) -> date:
    """The day with the same number `months` later, else that month's last day (act 150/1930, 3 §)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _holidays(year: int, language: str = "") -> dict[date, str]:
    """The holidays of a year by their names in a language, in the country's own where it has no other."""
    known = country().holidays
    written = known.languages.get(language) or next(iter(known.languages.values()))
    return _table(known.calendar, known.categories, known.first_year, year, written)


@lru_cache(maxsize=256)
def _table(code: str, categories: tuple[str, ...], first: int, year: int, language: str) -> dict[date, str]:
    library = import_module("holidays")  # a large one, and few commands count working days
    last: int = library.HolidayBase.end_year
    if not first <= year <= last:
        # The library answers with an empty table outside its years, which would move no deadline.
        raise NoCalendar(year=year, first=first, last=last)
    found = library.country_holidays(code, years=year, language=language, categories=categories, expand=False)
    return dict(found)
