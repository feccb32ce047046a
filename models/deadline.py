"""Deadlines: a rule applied to a day. Computed once in local time, kept as an aware UTC instant. Pure."""

from collections.abc import Sequence
from datetime import UTC, date, time, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, model_validator

from models.body import BodyKind
from models.calendar import holiday_name, local_day, local_instant, local_midnight_after, next_working_day
from models.frozen import Frozen
from models.period import Period
from models.rules import Rules, Step
from models.text import Language, date_text

Instant = Annotated[AwareDatetime, AfterValidator(lambda instant: instant.astimezone(UTC))]


class DeadlineKind(StrEnum):
    """What a deadline ends or begins."""

    SUMMONS = "summons"
    REVIEW = "review"
    SERVICE = "service"
    CLAIM = "claim"
    APPEAL = "appeal"
    FINAL = "final"
    REPORT = "report"


class Deadline(Frozen):
    """One deadline. Its instant lies on its day, or is the midnight that ends it."""

    key: str  # unique in its journal: `final/186`, `report/2021Q2/104020107401`
    kind: DeadlineKind
    at: Instant
    day: date
    rule: str
    counted_from: date | None = None  # None: somebody set the day
    moved_from: date | None = None

    @model_validator(mode="after")
    def _instant_belongs_to_its_day(self) -> Self:
        if local_day(self.at) != self.day and self.at != local_midnight_after(self.day):
            raise ValueError(f"{self.at.isoformat()} is not on {self.day.isoformat()}.")
        return self

    def explain(self, language: Language) -> str:
        """The rule that gave the day, in words: 14 päivää tiedoksisaannista 26.3.2021, siirretty …"""
        if self.counted_from is None:
            return f"{_SET[language]} {date_text(self.day, language)}"
        days = abs((self.moved_from or self.day) - self.counted_from).days
        reason = _REASONS[self.kind, language].format(
            days=f"{days} {_DAYS[language][days != 1]}", day=date_text(self.counted_from, language)
        )
        return reason + self._move(language)

    def _move(self, language: Language) -> str:
        if self.moved_from is None:
            return ""
        weekday = _WEEKDAYS[language][self.moved_from.weekday()]
        holiday = holiday_name(self.moved_from, language)
        named = f" ({holiday})" if holiday else ""
        return f", {_MOVED[language]} {weekday} {date_text(self.moved_from, language)}{named}"


class Rung(Frozen):
    """One reminder of a ladder, with the roles that get it; its key is the same whenever it is computed."""

    key: str
    offset_days: int
    at: Instant
    day: date
    recipients: tuple[str, ...]
    escalation: bool


def summons(meeting_day: date, rules: Rules, kind: BodyKind) -> Deadline:
    """The latest day on which the summons may be sent, to its midnight.

    Counted backwards, the meeting day not counted; never moved, as later would be too late.
    """
    rule = rules.for_kind("summons", kind)
    day = meeting_day - timedelta(days=rule.number)
    at = local_midnight_after(day)
    return Deadline(
        key="summons", kind=DeadlineKind.SUMMONS, at=at, day=day, rule=rule.id, counted_from=meeting_day
    )


def served_on_publication(published_on: date, rules: Rules, of: str = "") -> Deadline:
    """The day on which the members of the municipality are held to know minutes published online.

    Its instant is the day's beginning. The day of publication is not counted (Kuntalaki 140 §).
    """
    day, moved_from = _counted(published_on, rules.int("service.member"), moves=rules.flag("service.moves"))
    return Deadline(
        key=_key("service", of),
        kind=DeadlineKind.SERVICE,
        at=local_instant(day, time()),
        day=day,
        rule="service.member",
        counted_from=published_on,
        moved_from=moved_from,
    )


def claim_ends(served_on: date, rules: Rules, of: str = "") -> Deadline:
    """The instant to which a claim for a revised decision must have arrived: the registry's closing."""
    return _period_ends(DeadlineKind.CLAIM, served_on, "claim.period", "office.registry", rules, of)


def appeal_ends(served_on: date, rules: Rules, of: str = "", appeal: str = "municipal") -> Deadline:
    """The instant to which an appeal must have arrived: the court's closing.

    `appeal` is `municipal`, `administrative` or `procurement`.
    """
    rule = f"appeal.{appeal}.period"
    return _period_ends(DeadlineKind.APPEAL, served_on, rule, "office.court", rules, of)


def becomes_final(ends: Sequence[Deadline], rules: Rules, of: str = "") -> Deadline:
    """The midnight from which a decision has legal force, if no claim or appeal comes (143 §).

    `ends` are the last days of all its addressees' periods: the latest decides. A day off moves nothing.
    """
    last_day = max(end.day for end in ends)
    day = last_day + timedelta(days=rules.int("final.after"))
    return Deadline(
        key=_key("final", of),
        kind=DeadlineKind.FINAL,
        at=local_instant(day, time()),
        day=day,
        rule="final.after",
        counted_from=last_day,
    )


def review_due(asked_on: date, rules: Rules, of: str, due_on: date | None = None) -> Deadline:
    """When a steering group's review is due: so many days after the request, or the day that was set."""
    return _due(DeadlineKind.REVIEW, asked_on, "review.due_after", rules, of, due_on)


def report_due(period: Period, rules: Rules, of: str = "", due_on: date | None = None) -> Deadline:
    """When a project's report is due: so many days after the period's end, or the day that was granted."""
    name = f"{period}/{of}" if of else str(period)
    return _due(DeadlineKind.REPORT, period.end, "report.due_after", rules, name, due_on)


def ladder(deadline: Deadline, rungs: Sequence[Step], rules: Rules) -> tuple[Rung, ...]:
    """The reminders of a deadline, earliest first, at the hour of reminders. They come on days off too."""
    hour = rules.clock("reminder.time")
    days = [(step, deadline.day + timedelta(days=step.offset_days)) for step in rungs]
    return tuple(
        Rung(
            key=f"{deadline.key}/{step.offset_days:+d}",
            offset_days=step.offset_days,
            at=local_instant(day, hour),
            day=day,
            recipients=step.recipients,
            escalation=step.escalation,
        )
        for step, day in sorted(days, key=lambda pair: pair[1])
    )


def _period_ends(
    kind: DeadlineKind, served_on: date, rule: str, office: str, rules: Rules, of: str
) -> Deadline:
    day, moved_from = _counted(served_on, rules.int(rule), moves=True)
    return Deadline(
        key=_key(kind, of),
        kind=kind,
        at=local_instant(day, rules.clock(office)),
        day=day,
        rule=rule,
        counted_from=served_on,
        moved_from=moved_from,
    )


def _due(
    kind: DeadlineKind, counted_from: date, rule: str, rules: Rules, of: str, due_on: date | None
) -> Deadline:
    day, moved_from = _counted(counted_from, rules.int(rule), moves=True)
    return Deadline(
        key=_key(kind, of),
        kind=kind,
        at=local_instant(due_on or day, rules.clock("office.registry")),
        day=due_on or day,
        rule=rule,
        counted_from=None if due_on else counted_from,
        moved_from=None if due_on else moved_from,
    )


def _counted(start: date, days: int, *, moves: bool) -> tuple[date, date | None]:
    """The last day of a period, and the day off that it was moved from; `start` is not counted."""
    last = start + timedelta(days=days)
    moved = next_working_day(last) if moves else last
    return moved, last if moved != last else None


def _key(kind: str, of: str) -> str:
    return f"{kind}/{of}" if of else str(kind)


_SET = {"fi": "asetettu määräpäivä", "sv": "utsatt dag", "en": "a day that was set:"}
_DAYS = {"fi": ("päivä", "päivää"), "sv": ("dag", "dagar"), "en": ("day", "days")}
_MOVED = {"fi": "siirretty", "sv": "flyttad från", "en": "moved from"}
_WEEKDAYS = {
    "fi": [
        "maanantailta",
        "tiistailta",
        "keskiviikolta",
        "torstailta",
        "perjantailta",
        "lauantailta",
        "sunnuntailta",
    ],
    "sv": ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_REASONS: dict[tuple[DeadlineKind, Language], str] = {
    (DeadlineKind.SUMMONS, "fi"): "{days} ennen kokousta {day}",
    (DeadlineKind.SUMMONS, "sv"): "{days} före sammanträdet {day}",
    (DeadlineKind.SUMMONS, "en"): "{days} before the meeting of {day}",
    (DeadlineKind.REVIEW, "fi"): "{days} pyynnöstä {day}",
    (DeadlineKind.REVIEW, "sv"): "{days} från begäran {day}",
    (DeadlineKind.REVIEW, "en"): "{days} from the request of {day}",
    (DeadlineKind.SERVICE, "fi"): "{days} pöytäkirjan julkaisemisesta {day}",
    (DeadlineKind.SERVICE, "sv"): "{days} från publiceringen av protokollet {day}",
    (DeadlineKind.SERVICE, "en"): "{days} from the publication of the minutes on {day}",
    (DeadlineKind.CLAIM, "fi"): "{days} tiedoksisaannista {day}",
    (DeadlineKind.CLAIM, "sv"): "{days} från delgivningen {day}",
    (DeadlineKind.CLAIM, "en"): "{days} from service on {day}",
    (DeadlineKind.APPEAL, "fi"): "{days} tiedoksisaannista {day}",
    (DeadlineKind.APPEAL, "sv"): "{days} från delgivningen {day}",
    (DeadlineKind.APPEAL, "en"): "{days} from service on {day}",
    (DeadlineKind.FINAL, "fi"): "määräajan viimeistä päivää {day} seuraava päivä",
    (DeadlineKind.FINAL, "sv"): "dagen efter fristens sista dag {day}",
    (DeadlineKind.FINAL, "en"): "the day after the last day of the period, {day}",
    (DeadlineKind.REPORT, "fi"): "{days} kauden päättymisestä {day}",
    (DeadlineKind.REPORT, "sv"): "{days} från periodens slut {day}",
    (DeadlineKind.REPORT, "en"): "{days} from the end of the period on {day}",
}
