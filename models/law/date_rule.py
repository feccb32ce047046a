"""Date rules: what a day gives by a named rule, alone, without a case. Pure.

Which service begins which period is the country's data (`when.yaml`); the days are the rulebook's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache

from models.base.bad_value import BadValue
from models.base.calendar import local_instant, local_midnight_after, next_working_day
from models.base.country_pack import pack, served
from models.base.frozen import Frozen
from models.base.packaged import read_yaml
from models.law.rules import Rulebook


class BeyondTheCalendar(BadValue):
    """So many days lead out of the calendar."""


class CountedDay(Frozen):
    """A last day as it was counted, and what hangs on it; None is what its rule does not have."""

    raw_last_day: date
    """The last day before it was moved."""
    last_day: date
    """The last day: the next working day, where the rule moves from a day off."""
    service_date: date | None = None
    """The day of service from which it was counted, itself not counted."""
    office_ends: datetime | None = None
    """The instant, in UTC, at which the registry or court closes on the last day."""
    final_from: date | None = None
    """The day from which a decision has legal force if nobody challenges it."""

    @property
    def ends(self) -> datetime:
        """The local midnight that ends the last day, in UTC."""
        return local_midnight_after(self.last_day)


class ServiceRule(Frozen):
    """A rule of service: from what happened to the day of service, and from there to a period's end."""

    since: str
    """What the day is called that is given, for example sent_on."""
    served: str
    """Id of the rule that says how many days later it counts as served."""
    period: str
    """Id of the rule of the period that begins then."""
    closes: str
    """Id of the rule of the hour at which the last day's office closes."""

    def of(self, day: date) -> CountedDay:
        """The period's end after service of that day. Raises RuleError for a day that has no such rule."""
        rules = Rulebook.load().on(day)
        service = days_after(day, rules.int(self.served))
        if rules.flag("service.moves"):
            service = next_working_day(service)
        counted = period_after(service, rules.int(self.period))
        closing = Rulebook.load().on(counted.last_day)
        return counted.model_copy(
            update={
                "service_date": service,
                "office_ends": local_instant(counted.last_day, closing.clock(self.closes)),
                "final_from": days_after(counted.last_day, rules.int("final.after")),
            }
        )


class DateRules(Frozen):
    """The date rules of one country."""

    served: dict[str, ServiceRule]
    """Name of a rule → the rule."""
    final: dict[str, dict[str, str]]
    """How a decision is challenged → what happened → the name of the rule that then counts."""

    def final_all(self, kind: str, happened: Mapping[str, tuple[date, ...]]) -> CountedDay:
        """The period that ends last of all addressees': from the day after it the decision is final."""
        rules = self.final[kind]
        ends = [self.served[rules[what]].of(day) for what, days in happened.items() for day in days]
        return max(ends, key=lambda end: (end.last_day, end.raw_last_day))


def date_rules() -> DateRules:
    """The date rules of the country that this process serves."""
    return _of(served())


def period_after(start: date, days: int) -> CountedDay:
    """A period in days after `start`, which is not counted, with its moving (act on periods)."""
    return moved(days_after(start, days))


def moved(last: date) -> CountedDay:
    """A last day, moved to the next working day where it is a day off."""
    return CountedDay(raw_last_day=last, last_day=next_working_day(last))


def unmoved(last: date) -> CountedDay:
    """A last day that nothing moves."""
    return CountedDay(raw_last_day=last, last_day=last)


def days_after(day: date, days: int) -> date:
    """The day so many days later, earlier where they are negative. Raises BeyondTheCalendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise BeyondTheCalendar from None


@cache
def _of(code: str) -> DateRules:
    return DateRules.model_validate(read_yaml(pack(code).joinpath("when.yaml").read_text("utf-8")))
