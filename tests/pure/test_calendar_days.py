"""Local days, days off, working days."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.base.calendar import (
    NoCalendar,
    NoSuchTime,
    add_months,
    holiday_name,
    is_day_off,
    local_day,
    local_instant,
    local_midnight_after,
    next_working_day,
)

DAYS = st.dates(date(1990, 1, 1), date(2099, 11, 30))
CLOCK = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    "day",
    [
        "2021-01-01",
        "2021-01-06",
        "2021-04-02",  # Good Friday
        "2021-04-04",
        "2021-04-05",  # Easter Monday
        "2024-04-01",  # Easter Monday of another year
        "2021-05-01",
        "2020-05-01",  # 1.5. on a Friday
        "2021-05-13",  # Ascension
        "2021-05-23",  # Whit Sunday
        "2021-06-25",  # Midsummer Eve
        "2021-06-26",
        "2021-11-06",  # All Saints
        "2021-12-06",
        "2021-12-24",
        "2023-12-25",
        "2023-12-26",
        "2021-07-10",  # a Saturday
        "2021-07-11",  # a Sunday
    ],
)
def test_a_period_does_not_end_on_a_day_off(day: str) -> None:
    assert is_day_off(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day",
    [
        "2021-04-01",  # Maundy Thursday
        "2021-05-24",  # Whit Monday
        "2021-12-31",  # New Year's Eve
        "2021-04-30",
        "2021-06-24",
        "2021-12-27",
    ],
)
def test_a_period_ends_on_a_working_day_that_only_feels_like_a_holiday(day: str) -> None:
    assert not is_day_off(date.fromisoformat(day))


def test_good_friday_moves_over_easter_to_tuesday() -> None:
    assert next_working_day(date(2021, 4, 2)) == date(2021, 4, 6)


def test_christmas_eve_of_2021_moves_to_monday() -> None:
    assert next_working_day(date(2021, 12, 24)) == date(2021, 12, 27)


def test_a_working_day_stays_where_it_is() -> None:
    assert next_working_day(date(2021, 3, 15)) == date(2021, 3, 15)


def test_a_holiday_has_a_name_in_each_language_and_a_saturday_has_none() -> None:
    assert [holiday_name(date(2021, 4, 2), language) for language in ("fi", "sv", "en")] == [
        "Pitkäperjantai",
        "Långfredagen",
        "Good Friday",
    ]
    assert holiday_name(date(2021, 7, 10), "fi") is None


def test_a_year_whose_holidays_nobody_knows_is_refused() -> None:
    with pytest.raises(NoCalendar, match="2101"):
        is_day_off(date(2101, 1, 3))


@given(DAYS)
def test_the_next_working_day_is_a_working_day_within_a_week(day: date) -> None:
    moved = next_working_day(day)
    assert day <= moved <= day + timedelta(days=6)
    assert not is_day_off(moved)
    assert all(is_day_off(day + timedelta(days=n)) for n in range((moved - day).days))


@given(DAYS)
def test_every_local_midnight_exists_and_ends_its_day(day: date) -> None:
    midnight = local_midnight_after(day)
    assert local_day(midnight) == day + timedelta(days=1)
    assert local_day(midnight - timedelta(microseconds=1)) == day


@given(DAYS, CLOCK)
def test_a_local_instant_lies_on_its_day(day: date, at: time) -> None:
    try:
        instant = local_instant(day, at)
    except NoSuchTime:
        assert at.hour == 3
        return
    assert instant.tzinfo is UTC
    assert local_day(instant) == day


def test_an_afternoon_is_two_hours_from_utc_in_winter_and_three_in_summer() -> None:
    assert local_instant(date(2021, 3, 27), time(16)) == datetime(2021, 3, 27, 14, tzinfo=UTC)
    assert local_instant(date(2021, 3, 28), time(16)) == datetime(2021, 3, 28, 13, tzinfo=UTC)
    assert local_instant(date(2021, 10, 31), time(16)) == datetime(2021, 10, 31, 14, tzinfo=UTC)


def test_the_hour_that_summer_time_skips_is_refused() -> None:
    with pytest.raises(NoSuchTime, match="03:30 on 2021-03-28"):
        local_instant(date(2021, 3, 28), time(3, 30))


def test_of_the_hour_that_comes_twice_the_first_is_meant() -> None:
    assert local_instant(date(2021, 10, 31), time(3, 30)) == datetime(2021, 10, 31, 0, 30, tzinfo=UTC)


def test_a_naive_instant_has_no_local_day() -> None:
    with pytest.raises(ValueError, match="offset"):
        local_day(datetime(2021, 3, 15, 12))  # noqa: DTZ001 - the mistake itself


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2021-01-31", 1, "2021-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2021-03-15", 2, "2021-05-15"),
        ("2021-12-31", 2, "2022-02-28"),
        ("2021-03-31", -1, "2021-02-28"),
    ],
)
def test_a_month_later_is_the_same_number_or_the_month_s_last_day(day: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)
