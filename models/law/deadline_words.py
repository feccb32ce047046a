"""Why a deadline falls where it falls, in the words of its reader."""

from datetime import date

from models.base.calendar import holiday_name
from models.base.language import LANGUAGES
from models.base.terms import Name, Term
from models.base.words import Said


def counted(kind: str, counted_from: date, last: date) -> Said:
    """How the day `last` was counted: 14 päivää tiedoksisaannista 27.3.2021."""
    days = (last - counted_from).days
    if kind == "reminder":
        kind = f"reminder_{'before' if days < 0 else 'after' if days else 'on'}"
    number = Said.of("deadline", "{count} day", "{count} days", count=abs(days))
    return _REASONS[kind].filled(days=number, day=counted_from)


def moved(moved_from: date) -> Said:
    """From which day off it was moved: siirretty lauantailta 10.4.2021."""
    english = WEEKDAYS[moved_from.weekday()]
    weekday = Term("weekday", english.lower(), english)
    holiday = holiday_name(moved_from, "fi")
    if holiday is None:
        return Said.of("deadline", "moved from {weekday} {day}", weekday=weekday, day=moved_from)
    names = Name(tuple((known, holiday_name(moved_from, known) or holiday) for known in LANGUAGES))
    return Said.of(
        "deadline",
        "moved from {weekday} {day} ({holiday})",
        weekday=weekday,
        day=moved_from,
        holiday=names,
    )


def was_set(day: date) -> Said:
    """That somebody set the day: asetettu määräpäivä 5.2.2021."""
    return Said.of("deadline", "the day that was set, {day}", day=day)


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_FROM_SERVICE = Said.of("deadline", "{days} from service on {day}")
_REASONS = {
    "summons": Said.of("deadline", "{days} before the meeting of {day}"),
    "proposals": Said.of("deadline", "{days} before the meeting of {day}"),
    "review": Said.of("deadline", "{days} from the request of {day}"),
    "service": Said.of("deadline", "{days} from the publication of the minutes on {day}"),
    "claim": _FROM_SERVICE,
    "appeal": _FROM_SERVICE,
    "final": Said.of("deadline", "the day after the last day of the period, {day}"),
    "secrecy": Said.of("deadline", "the last day of secrecy, opened on {day}"),
    "report": Said.of("deadline", "{days} from the end of the period on {day}"),
    "visa": Said.of("deadline", "{days} from {day}, when its turn came"),
    "reminder_before": Said.of("deadline", "{days} before the due date, {day}"),
    "reminder_on": Said.of("deadline", "on the due date, {day}"),
    "reminder_after": Said.of("deadline", "{days} after the due date, {day}"),
}
