"""Days, instants and amounts as people write them."""

import re
from datetime import date, datetime, time

from models.base.country import country
from models.base.language import Language
from models.base.money import Cents
from models.base.zone import zone


def date_text(day: date, language: Language) -> str:
    """15.3.2021, or 15 March 2021; in Sweden 2021-03-15."""
    return (
        country()
        .dates[language]
        .format(day=day.day, month=day.month, year=day.year, name=MONTHS[day.month - 1])
    )


def parse_day(written: str) -> date | None:
    """The day of 2021-03-15 or 15.3.2021; None where it is written otherwise. ValueError if there is none."""
    if finnish := _FINNISH.fullmatch(written):
        return date(int(finnish[3]), int(finnish[2]), int(finnish[1]))
    return date.fromisoformat(written) if _ISO.fullmatch(written) else None


def instant_text(instant: datetime, language: Language) -> str:
    """An aware instant as local time: 15.3.2021 klo 16.58."""
    local = instant.astimezone(zone())
    return (
        f"{date_text(local.date(), language)} {_AT_THE_CLOCK[language]} {clock_text(local.time(), language)}"
    )


def clock_text(at: time, language: Language) -> str:
    """A time of day: 16.15, or 16:15."""
    return f"{at:%H:%M}" if language == "en" else f"{at.hour}.{at:%M}"


def money_text(cents: Cents, language: Language) -> str:
    """3 200 000 euroa, 3 200 000 euro, €3,200,000; cents only when there are any. Spaces do not break."""
    whole, rest = divmod(abs(cents), 100)
    number = f"{whole:,}" if language == "en" else f"{whole:,}".replace(",", "\xa0")
    if rest:
        number += f"{'.' if language == 'en' else ','}{rest:02}"
    sign = "\N{MINUS SIGN}" if cents < 0 else ""
    known = country().currency
    pattern = (known.one if abs(cents) == 100 else known.other)[language]
    return sign + pattern.replace(" ", "\xa0").format(amount=number)


def millions_text(number: str, language: Language) -> str:
    """10,0 milj. euroa, 10,0 mn euro, €10.0 million, of the number as it is written. Spaces do not break."""
    return country().currency.millions[language].replace(" ", "\xa0").format(amount=number)


def decimal_text(number: float, digits: int, language: Language) -> str:
    """A number with so many decimals: 12,5, or 12.5."""
    written = f"{number:.{digits}f}"
    return written if language == "en" else written.replace(".", ",")


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_AT_THE_CLOCK = {"fi": "klo", "sv": "kl.", "en": "at"}
_FINNISH = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


_OPENING: dict[Language, str] = {"fi": "”", "sv": "”", "en": "“"}
"""The mark before what is quoted; the one behind it is the same in each."""


def quoted(text: str, language: Language) -> str:
    """A text in quotes, as its language writes them."""
    return f"{_OPENING[language]}{text}”"
