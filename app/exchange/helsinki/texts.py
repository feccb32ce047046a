"""Text made fit to keep: spaces made one, invisible marks left out."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def clean(text: str) -> str:
    """The text in one form of Unicode (NFC), without control, formatting and direction characters; line
    breaks and tabs stay."""
    seen = (c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)
    return unicodedata.normalize("NFC", "".join(seen))


def squeeze(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


_MONTHS = (
    ("tammikuuta", "januari"),
    ("helmikuuta", "februari"),
    ("maaliskuuta", "mars"),
    ("huhtikuuta", "april"),
    ("toukokuuta", "maj"),
    ("kesäkuuta", "juni"),
    ("heinäkuuta", "juli"),
    ("elokuuta", "augusti"),
    ("syyskuuta", "september"),
    ("lokakuuta", "oktober"),
    ("marraskuuta", "november"),
    ("joulukuuta", "december"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_IN_WORDS = re.compile(rf"\b(\d{{1,2}})\.? ({'|'.join(_NUMBER)}) (\d{{4}})\b", re.IGNORECASE)


def in_numbers(words: str) -> str:
    """The words with each day in numbers: 15. maaliskuuta 2021 and 15 mars 2021 become 15.3.2021."""
    return _IN_WORDS.sub(lambda found: f"{found[1]}.{_NUMBER[found[2].casefold()]}.{found[3]}", words)


def finnish_day(words: str) -> date | None:
    """The day written 15.3.2021; None where there is no such day."""
    try:
        day, month, year = (int(part) for part in words.split("."))
        return date(year, month, day)
    except ValueError:
        return None
