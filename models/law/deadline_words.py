"""Why a deadline falls where it falls, in the words of its reader."""

from datetime import date

from models.base.calendar import holiday_name
from models.base.formats import date_text
from models.base.language import Language


def counted(kind: str, counted_from: date, last: date, language: Language) -> str:
    """How the day `last` was counted: 14 päivää tiedoksisaannista 27.3.2021."""
    days = (last - counted_from).days
    if kind == "reminder":
        kind = f"reminder_{'before' if days < 0 else 'after' if days else 'on'}"
    unit = _DAYS[language][abs(days) != 1]
    return _REASONS[kind][language].format(days=f"{abs(days)} {unit}", day=date_text(counted_from, language))


def moved(moved_from: date, language: Language) -> str:
    """From which day off it was moved: siirretty lauantailta 10.4.2021."""
    weekday = _WEEKDAYS[language][moved_from.weekday()]
    holiday = holiday_name(moved_from, language)
    named = f" ({holiday})" if holiday else ""
    return f"{_MOVED[language]} {weekday} {date_text(moved_from, language)}{named}"


def was_set(day: date, language: Language) -> str:
    """That somebody set the day: asetettu määräpäivä 5.2.2021."""
    return f"{_SET[language]} {date_text(day, language)}"


_SET: dict[Language, str] = {"fi": "asetettu määräpäivä", "sv": "utsatt dag", "en": "the day that was set,"}
_DAYS: dict[Language, tuple[str, str]] = {
    "fi": ("päivä", "päivää"),
    "sv": ("dag", "dagar"),
    "en": ("day", "days"),
}
_MOVED: dict[Language, str] = {"fi": "siirretty", "sv": "flyttad från", "en": "moved from"}
_WEEKDAYS: dict[Language, list[str]] = {
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
_FROM_SERVICE: dict[Language, str] = {
    "fi": "{days} tiedoksisaannista {day}",
    "sv": "{days} från delgivningen {day}",
    "en": "{days} from service on {day}",
}
_REASONS: dict[str, dict[Language, str]] = {
    "summons": {
        "fi": "{days} ennen kokousta {day}",
        "sv": "{days} före sammanträdet {day}",
        "en": "{days} before the meeting of {day}",
    },
    "review": {
        "fi": "{days} pyynnöstä {day}",
        "sv": "{days} från begäran {day}",
        "en": "{days} from the request of {day}",
    },
    "service": {
        "fi": "{days} pöytäkirjan julkaisemisesta {day}",
        "sv": "{days} från publiceringen av protokollet {day}",
        "en": "{days} from the publication of the minutes on {day}",
    },
    "claim": _FROM_SERVICE,
    "appeal": _FROM_SERVICE,
    "final": {
        "fi": "määräajan viimeistä päivää {day} seuraava päivä",
        "sv": "dagen efter fristens sista dag {day}",
        "en": "the day after the last day of the period, {day}",
    },
    "report": {
        "fi": "{days} kauden päättymisestä {day}",
        "sv": "{days} från periodens slut {day}",
        "en": "{days} from the end of the period on {day}",
    },
    "reminder_before": {
        "fi": "{days} ennen määräpäivää {day}",
        "sv": "{days} före den utsatta dagen {day}",
        "en": "{days} before the due date, {day}",
    },
    "reminder_on": {
        "fi": "määräpäivänä {day}",
        "sv": "på den utsatta dagen {day}",
        "en": "on the due date, {day}",
    },
    "reminder_after": {
        "fi": "{days} määräpäivästä {day}",
        "sv": "{days} efter den utsatta dagen {day}",
        "en": "{days} after the due date, {day}",
    },
}
