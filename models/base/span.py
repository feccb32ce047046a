"""Spans of days: from one day to another, both included."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from pydantic import ValidationInfo, field_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen


class Dated(Protocol):
    """What has a first and a last day; an open end is None."""

    @property
    def valid_from(self) -> date | None:
        """The first day."""
        ...

    @property
    def valid_to(self) -> date | None:
        """The last day."""
        ...


class EndsBeforeItBegins(BadValue):
    """{last} is before valid_from, {first}."""


class TwoAtATime(BadValue):
    """Two have valid_from {since}, and one only can hold."""


class TwoFromTheBeginning(BadValue):
    """Two have no valid_from, and one only can hold."""


class Span(Frozen):
    """Days from and to, both included."""

    valid_from: date | None = None
    """The first day; None if there is no beginning."""
    valid_to: date | None = None
    """The last day, itself included; None if there is no end."""

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, last: date | None, found: ValidationInfo) -> date | None:
        first = found.data.get("valid_from")
        if first and last and last < first:
            raise EndsBeforeItBegins(last=last, first=first)
        return last

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the span."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def meets(self, other: Dated) -> bool:
        """Whether the span has a day in common with another."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        return first <= min(self.valid_to or date.max, other.valid_to or date.max)


S = TypeVar("S", bound=Span)


def latest(spans: Iterable[S], day: date) -> S | None:
    """Of those that cover a day, the one that began last: who stands in goes before the permanent one."""
    covering = (span for span in spans if span.covers(day))
    return max(covering, key=lambda span: span.valid_from or date.min, default=None)


def without_ties(spans: tuple[S, ...]) -> tuple[S, ...]:
    """The spans, a refusal where two begin on one day, so that nobody could say which holds."""
    first = [span.valid_from for span in spans]
    if twice := [day for number, day in enumerate(first) if day in first[:number]]:
        raise TwoAtATime(since=twice[0]) if twice[0] else TwoFromTheBeginning
    return spans
