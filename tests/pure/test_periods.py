"""Quarters, thirds and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from models.base.period import Cadence, NoSuchPeriod, Period, periods_between

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
CADENCES = st.sampled_from(list(Cadence))


class Holder(BaseModel):
    period: Period


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2021Q2", date(2021, 4, 1), date(2021, 6, 30)),
        ("2021Q4", date(2021, 10, 1), date(2021, 12, 31)),
        ("2021T1", date(2021, 1, 1), date(2021, 4, 30)),
        ("2024M02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_period_has_its_first_and_last_day(written: str, start: date, end: date) -> None:
    period = Period.parse(written)
    assert (period.start, period.end, str(period)) == (start, end, written)


@pytest.mark.parametrize("written", ["2021Q5", "2021Q0", "2021T4", "2021M13", "2021M2", "Q2/2021", ""])
def test_what_is_no_period_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(NoSuchPeriod, match="2021Q2"):
        Period.parse(written)
    with pytest.raises(ValidationError, match="2021Q2"):
        Holder.model_validate({"period": written})


def test_a_period_is_written_down_as_one_word() -> None:
    holder = Holder(period=Period.parse("2021Q2"))
    assert holder.model_dump_json() == '{"period":"2021Q2"}'
    assert Holder.model_validate_json(holder.model_dump_json()) == holder


def test_a_period_is_named_as_a_heading_has_it() -> None:
    assert Period.parse("2021Q2").title("fi") == "2. vuosineljännes 2021"
    assert Period.parse("2021T1").title("sv") == "tertial 1/2021"
    assert Period.parse("2021M04").title("fi") == "huhtikuu 2021"


def test_a_decision_of_march_is_reported_on_in_four_quarters_of_its_year() -> None:
    periods = periods_between(date(2021, 3, 22), date(2021, 12, 31), Cadence.QUARTER)
    assert [str(period) for period in periods] == ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]
    assert periods_between(date(2021, 4, 1), date(2021, 3, 31), Cadence.QUARTER) == ()


@given(DAYS, CADENCES)
def test_periods_follow_each_other_without_a_gap(day: date, cadence: Cadence) -> None:
    period = Period.containing(day, cadence)
    assert period.start <= day <= period.end
    assert period.next().start == period.end + timedelta(days=1)
    assert Period.parse(str(period)) == period
