"""Questions of dates: a rule by its name with what it takes, for whoever asks without a case. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import Field, ValidationError, create_model

from models.base.bad_value import BadValue, complaint, faults
from models.base.calendar import add_months, local_instant, next_working_day, working_day_before
from models.base.frozen import Frozen
from models.base.period import Cadence, Period
from models.base.words import Listed
from models.law.date_rule import (
    BeyondTheCalendar,
    CountedDay,
    ServiceRule,
    date_rules,
    days_after,
    moved,
    period_after,
    unmoved,
)
from models.law.rules import Rulebook

Many = Annotated[int, Field(ge=0, le=100_000)]
Days = tuple[date, ...] | date | None
Year = Annotated[int, Field(ge=1900, le=9000)]


class NoSuchDateRule(BadValue):
    """There is no rule of dates called {rule}; there are {rules}."""


class NotTaken(BadValue):
    """{rule} takes {inputs}: {problem}"""


class NoDayOfService(BadValue):
    """final_all needs at least one day on which the decision was published, sent or received."""


class NotChallengedSo(BadValue):
    """{kind} is no way to challenge a decision here: {kinds} are."""


class NotServedSo(BadValue):
    """No {kind} begins so here: {what}."""


class DayUnit(StrEnum):
    """In what the days of a reminder are counted."""

    DAYS = "days"
    WORKING_DAYS = "working_days"


class DateQuestion(Frozen):
    """What a rule of dates takes."""

    def answer(self) -> CountedDay:
        """The day that the rule gives. Raises NoCalendar for a year whose days off are not known."""
        raise NotImplementedError


class SummonsDay(DateQuestion):
    """The latest day on which a summons may be sent: counted backwards, never moved."""

    meeting_on: date
    """The day of the meeting, itself not counted."""
    days: Many
    """How many days before it at the latest."""

    def answer(self) -> CountedDay:
        return unmoved(days_after(self.meeting_on, -self.days))


class BarePeriod(DateQuestion):
    """A period, counted alone."""

    start: date = Field(alias="from")
    """The day from which it counts, itself not counted."""
    n: Many
    """How long it is."""


class PeriodDays(BarePeriod):
    """A period in days; its last day moves from a day off."""

    def answer(self) -> CountedDay:
        return period_after(self.start, self.n)


class PeriodWeeks(BarePeriod):
    """A period in weeks; its last day moves from a day off."""

    def answer(self) -> CountedDay:
        return period_after(self.start, 7 * self.n)


class PeriodMonths(BarePeriod):
    """A period in months: the day of the same number, else the month's last; it moves from a day off."""

    def answer(self) -> CountedDay:
        return moved(_months_after(self.start, self.n))


class PeriodYears(BarePeriod):
    """A period in years: the day of the same number, else the month's last; it moves from a day off."""

    def answer(self) -> CountedDay:
        return moved(_months_after(self.start, 12 * self.n))


class QuarterReportDue(DateQuestion):
    """When a quarter's report is due: it moves from a day off."""

    year: Year
    """The calendar year."""
    quarter: Annotated[int, Field(ge=1, le=4)]
    """Which quarter, from 1."""
    days: Many
    """How many days after its end."""

    def answer(self) -> CountedDay:
        end = Period(year=self.year, cadence=Cadence.QUARTER, number=self.quarter).end
        counted = period_after(end, self.days)
        closes = Rulebook.load().on(counted.last_day).clock("office.registry")
        return counted.model_copy(update={"office_ends": local_instant(counted.last_day, closes)})


class ReminderDay(DateQuestion):
    """The day of a reminder: it comes on days off too, unless it is counted in working days."""

    due_on: date
    """The day of which it reminds."""
    k: Annotated[int, Field(ge=-10_000, le=10_000)]
    """How many days after it; negative before it."""
    unit: DayUnit
    """In what they are counted."""

    def answer(self) -> CountedDay:
        if self.unit is DayUnit.DAYS:
            return unmoved(days_after(self.due_on, self.k))
        day = self.due_on
        for _ in range(abs(self.k)):
            day = working_day_before(day) if self.k < 0 else next_working_day(days_after(day, 1))
        return unmoved(day)


class FinalAll(DateQuestion):
    """Legal force after the last of all addressees' periods."""

    kind: str
    """How the decision may be challenged: claim or appeal."""
    published_on: Days = None
    """The day on which it was published."""
    letters_sent_on: Days = None
    """The days on which letters were sent."""
    messages_sent_on: Days = None
    """The days on which messages were sent, with consent."""
    received_on: Days = None
    """The days of receipts."""

    def answer(self) -> CountedDay:
        rules = date_rules()
        if self.kind not in rules.final:
            raise NotChallengedSo(kind=self.kind, kinds=Listed.of(rules.final))
        written: dict[str, Days] = self.model_dump(exclude={"kind"})
        happened = {
            what: (days,) if isinstance(days, date) else days for what, days in written.items() if days
        }
        if not happened:
            raise NoDayOfService
        if unknown := happened.keys() - rules.final[self.kind]:
            raise NotServedSo(kind=self.kind, what=Listed.of(sorted(unknown)))
        return rules.final_all(self.kind, happened)


_EVERYWHERE: dict[str, type[DateQuestion]] = {
    "final_all": FinalAll,
    "summons": SummonsDay,
    "period_days": PeriodDays,
    "period_weeks": PeriodWeeks,
    "period_months": PeriodMonths,
    "period_years": PeriodYears,
    "quarter_report_due": QuarterReportDue,
    "reminder": ReminderDay,
}


def questions() -> dict[str, type[DateQuestion]]:
    """Every rule of dates of this country by its name, and what it takes."""
    served = {name: _after_service(name, rule) for name, rule in date_rules().served.items()}
    return {**served, **_EVERYWHERE}


def question(rule: str, inputs: Mapping[str, Any]) -> DateQuestion:
    """The question with its inputs, days as ISO writes them. Raises NoSuchDateRule, NotTaken."""
    kinds = questions()
    if rule not in kinds:
        raise NoSuchDateRule(rule=rule, rules=Listed.of(kinds))
    try:
        return kinds[rule].model_validate_json(json.dumps(inputs), strict=True)
    except ValidationError as error:
        first = faults(error)[0]
        field = str(first["loc"][0]) if first["loc"] else rule
        problem = complaint(first, field)
        raise NotTaken(rule=rule, inputs=Listed.of(taken(kinds[rule])), problem=problem) from None


def taken(kind: type[DateQuestion]) -> list[str]:
    """What a question takes, by the names that it is written with."""
    return [field.alias or name for name, field in kind.model_fields.items()]


class _AfterService(DateQuestion):
    """When a period ends that begins with service."""

    rule: ClassVar[ServiceRule]

    def answer(self) -> CountedDay:
        day: date = getattr(self, self.rule.since)
        return self.rule.of(day)


@cache
def _after_service(name: str, rule: ServiceRule) -> type[DateQuestion]:
    fields: dict[str, Any] = {rule.since: (date, ...)}
    made = create_model(name, __base__=_AfterService, **fields)
    made.rule = rule
    return made


def _months_after(start: date, months: int) -> date:
    try:
        return add_months(start, months)
    except ValueError:
        raise BeyondTheCalendar from None
