"""The periods that projects report on: quarters, thirds of a year, months."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from babel.dates import format_date
from pydantic import model_serializer, model_validator

from models.base.bad_value import BadValue
from models.base.calendar import add_months
from models.base.frozen import Frozen
from models.base.language import LANGUAGES, Language
from models.base.terms import Name
from models.base.words import Said


class NoSuchPeriod(BadValue):
    """{written} is not a period; write it like 2021Q2 (quarter), 2021T1 (third) or 2021M04 (month)."""


class Cadence(StrEnum):
    """How often is reported."""

    QUARTER = "quarter"
    THIRD = "third"
    MONTH = "month"

    @property
    def months(self) -> int:
        """The length of one period."""
        return {"quarter": 3, "third": 4, "month": 1}[self.value]


class Period(Frozen):
    """One quarter, third or month; written and stored as `2021Q2`, `2021T1`, `2021M04`."""

    year: int
    """The calendar year of all its days."""
    cadence: Cadence
    """Whether it is a quarter, a third or a month."""
    number: int
    """Which one of that year, from 1."""

    @classmethod
    def parse(cls, written: str) -> Self:
        """The period that `written` names; NoSuchPeriod if none."""
        for cadence, letter in _LETTERS.items():
            digits = 2 if cadence is Cadence.MONTH else 1
            found = re.fullmatch(rf"([1-9][0-9]{{3}}){letter}([0-9]{{{digits}}})", written)
            if found and 1 <= int(found[2]) <= 12 // cadence.months:
                return cls(year=int(found[1]), cadence=cadence, number=int(found[2]))
        raise NoSuchPeriod(written=written[:20])

    @classmethod
    def containing(cls, day: date, cadence: Cadence) -> Self:
        """The period in which `day` lies."""
        return cls(year=day.year, cadence=cadence, number=(day.month - 1) // cadence.months + 1)

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, (self.number - 1) * self.cadence.months + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        return add_months(self.start, self.cadence.months) - timedelta(days=1)

    def next(self) -> "Period":
        """The period that follows."""
        return Period.containing(self.end + timedelta(days=1), self.cadence)

    @property
    def name(self) -> Name:
        """The period in words, as it stands in a message."""
        return Name(tuple((language, self.title(language)) for language in LANGUAGES))

    def title(self, language: Language) -> str:
        """The period in words, as a heading has it."""
        if self.cadence is Cadence.MONTH:
            return format_date(self.start, "LLLL yyyy", locale=language)
        return _TITLES[self.cadence].filled(number=self.number, year=self.year).say(language)

    def __str__(self) -> str:
        width = 2 if self.cadence is Cadence.MONTH else 1
        return f"{self.year}{_LETTERS[self.cadence]}{self.number:0{width}}"

    @model_serializer
    def _written(self) -> str:
        return str(self)

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: Any) -> Any:
        return cls.parse(given).__dict__ if isinstance(given, str) else given

    @model_validator(mode="after")
    def _lies_in_its_year(self) -> Self:
        if not 1 <= self.number <= 12 // self.cadence.months:
            raise NoSuchPeriod(written=str(self))
        return self


def periods_between(first: date, last: date, cadence: Cadence) -> tuple[Period, ...]:
    """Every period that has a day from `first` to `last`, in order; none when `last` is before `first`."""
    found = []
    period = Period.containing(first, cadence)
    while first <= last and period.start <= last:
        found.append(period)
        period = period.next()
    return tuple(found)


_LETTERS = {Cadence.QUARTER: "Q", Cadence.THIRD: "T", Cadence.MONTH: "M"}
_TITLES = {
    Cadence.QUARTER: Said.of("period", "quarter {number} of {year}"),
    Cadence.THIRD: Said.of("period", "third {number} of {year}"),
}
