"""Deadlines: a rule applied to a day. Computed once in local time, kept as an aware UTC instant. Pure."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, time, timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, model_validator

from models.base.bad_value import BadValue
from models.base.calendar import (
    is_day_off,
    local_day,
    local_instant,
    local_midnight_after,
    next_working_day,
    working_day_before,
)
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.period import Period
from models.base.said_otherwise import SaidOtherwise
from models.base.words import Listed, Said
from models.law import deadline_words
from models.law.body_kind import BodyKind
from models.law.rules import Rules

RulesOn = Callable[[date], Rules]
"""The rules of a day."""

Instant = Annotated[AwareDatetime, AfterValidator(lambda instant: instant.astimezone(UTC))]


class NotOnItsDay(BadValue):
    """{at} is not on {day}."""


class DeadlineKind(SaidOtherwise):
    """What a deadline ends or begins."""

    SUMMONS = "summons"
    PROPOSALS = "proposals"
    REVIEW = "review"
    SERVICE = "service"
    CLAIM = "claim"
    APPEAL = "appeal"
    FINAL = "final"
    REPORT = "report"
    VISA = "visa"
    REMINDER = "reminder"
    SECRECY = "secrecy"
    ELECTRONIC = "electronic"

    @property
    def english(self) -> str:
        """What it is called where it falls due: 'the appeal period ends'."""
        return _CALLED.get(self.value, self.value)


_CALLED = {
    "claim": "the claim period ends",
    "appeal": "the appeal period ends",
    "final": "legal force",
    "secrecy": "secrecy ends",
    "electronic": "the electronic procedure ends",
}


class Deadline(Frozen):
    """One deadline. Its instant lies on its day, or is the midnight that ends it."""

    key: str
    """Its name, unique in its journal: `final/khs-2021-186`, `report/2021Q2/104020107401`."""
    kind: DeadlineKind
    """What it ends or begins, for those who list deadlines."""
    at: Instant
    """The instant, in UTC: inside its local day, or the midnight that ends it."""
    day: date
    """The local day that people are told."""
    rule: str
    """Id of the rule behind it, also where somebody set the day instead."""
    counted_from: date | None = None
    """The day from which it was counted, itself not counted; None where somebody set the day."""
    moved_from: date | None = None
    """The day off on which it would have ended (laki 150/1930, 5 §); None if it was not moved."""

    @model_validator(mode="after")
    def _instant_belongs_to_its_day(self) -> Self:
        if local_day(self.at) != self.day and self.at != local_midnight_after(self.day):
            raise NotOnItsDay(at=self.at, day=self.day)
        return self

    def explain(self, language: Language) -> str:
        """The rule that gave the day, in words: 14 päivää tiedoksisaannista 26.3.2021, siirretty …"""
        return self.explained().say(language)

    def explained(self) -> Said | Listed:
        """How the day came about, as a message."""
        if self.counted_from is None:
            return deadline_words.was_set(self.day)
        reason = deadline_words.counted(self.kind, self.counted_from, self.moved_from or self.day)
        return Listed((reason, deadline_words.moved(self.moved_from))) if self.moved_from else reason


def summons(key: str, meeting_day: date, rules: Rules, kind: BodyKind) -> Deadline:
    """The latest day on which the summons may be sent, to its midnight.

    Counted backwards, the meeting day not counted; never moved, as later would be too late.
    """
    rule = rules.for_kind("summons", kind)
    day = meeting_day - timedelta(days=rule.number)
    at = local_midnight_after(day)
    return Deadline(
        key=key, kind=DeadlineKind.SUMMONS, at=at, day=day, rule=rule.id, counted_from=meeting_day
    )


def proposals_due(key: str, meeting_day: date, rules: Rules) -> Deadline | None:
    """The last day on which a presenter may approve for a meeting, to its midnight; None where there is none.

    Counted backwards as the body says, in days or in working days, the meeting day not counted.
    """
    rule, day = rules.get("proposals.due_before"), meeting_day
    if not rule.number:
        return None
    if rules.flag("proposals.working_days"):
        for _ in range(rule.number):
            day = working_day_before(day)
    else:
        day -= timedelta(days=rule.number)
    at = local_midnight_after(day)
    return Deadline(
        key=key, kind=DeadlineKind.PROPOSALS, at=at, day=day, rule=rule.id, counted_from=meeting_day
    )


def served_on_publication(
    key: str, published_on: date, rules: Rules, rule: str = "service.member"
) -> Deadline:
    """The day on which a decision is held to be known: by members of the municipality, from minutes online.

    Its instant is the day's beginning. The day of publication is not counted (Kuntalaki 140 §).
    """
    day, moved_from = _counted(published_on, rules.int(rule), moves=rules.flag("service.moves"))
    return Deadline(
        key=key,
        kind=DeadlineKind.SERVICE,
        at=local_instant(day, time()),
        day=day,
        rule=rule,
        counted_from=published_on,
        moved_from=moved_from,
    )


def claim_ends(
    key: str, served_on: date, rules: Rules, rule: str = "claim.period", closing: RulesOn | None = None
) -> Deadline:
    """The instant to which a claim for a revised decision must have arrived: the registry's closing.

    `closing` gives the rules of the last day, on which the office may close at another hour than now.
    """
    return _period_ends(key, DeadlineKind.CLAIM, served_on, rule, "office.registry", rules, closing)


def appeal_ends(
    key: str, served_on: date, rules: Rules, appeal: str = "municipal", closing: RulesOn | None = None
) -> Deadline:
    """The instant to which an appeal must have arrived: the court's closing.

    `appeal` is `municipal`, `administrative` or `procurement`.
    """
    rule = f"appeal.{appeal}.period"
    return _period_ends(key, DeadlineKind.APPEAL, served_on, rule, "office.court", rules, closing)


def becomes_final(key: str, ends: Sequence[Deadline], rules: Rules) -> Deadline:
    """The midnight from which a decision has legal force, if no claim or appeal comes (143 §).

    `ends` are the last days of all its addressees' periods: the latest decides. A day off moves nothing.
    """
    last_day = max(end.day for end in ends)
    day = last_day + timedelta(days=rules.int("final.after"))
    return Deadline(
        key=key,
        kind=DeadlineKind.FINAL,
        at=local_instant(day, time()),
        day=day,
        rule="final.after",
        counted_from=last_day,
    )


def review_due(key: str, asked_on: date, rules: Rules, on: date | None = None) -> Deadline:
    """When a steering group's review is due: so many days after the request, or on the day set."""
    return _due(key, DeadlineKind.REVIEW, asked_on, "review.due_after", rules, on)


def report_due(key: str, period: Period, rules: Rules, on: date | None = None) -> Deadline:
    """When a project's report is due: so many days after the period's end, or on the day granted."""
    return _due(key, DeadlineKind.REPORT, period.end, "report.due_after", rules, on)


def visa_due(key: str, turn: date, days: int, rules: Rules) -> Deadline:
    """When a visa is due: so many days, as the chain of approval says, after its turn came."""
    last = turn + timedelta(days=days)
    day = next_working_day(last)
    return Deadline(
        key=key,
        kind=DeadlineKind.VISA,
        at=local_instant(day, rules.clock("office.registry")),
        day=day,
        rule="visa.ladder",
        counted_from=turn,
        moved_from=last if day != last else None,
    )


def _period_ends(
    key: str,
    kind: DeadlineKind,
    served_on: date,
    rule: str,
    office: str,
    rules: Rules,
    closing: RulesOn | None = None,
) -> Deadline:
    day, moved_from = _counted(served_on, rules.int(rule), moves=True)
    hours = closing(day) if closing else rules
    return Deadline(
        key=key,
        kind=kind,
        at=local_instant(day, hours.clock(office)),
        day=day,
        rule=rule,
        counted_from=served_on,
        moved_from=moved_from,
    )


def _due(
    key: str, kind: DeadlineKind, counted_from: date, rule: str, rules: Rules, on: date | None
) -> Deadline:
    if on is None:
        return _period_ends(key, kind, counted_from, rule, "office.registry", rules)
    is_day_off(on)  # NoCalendar for a year that we cannot count in
    return Deadline(
        key=key, kind=kind, at=local_instant(on, rules.clock("office.registry")), day=on, rule=rule
    )


def _counted(start: date, days: int, *, moves: bool) -> tuple[date, date | None]:
    """The last day of a period, and the day off that it was moved from; `start` is not counted."""
    last = start + timedelta(days=days)
    moved = next_working_day(last) if moves else last
    return moved, last if moved != last else None
