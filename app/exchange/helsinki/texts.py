"""Text made fit to keep: spaces made one, invisible marks and contact details left out."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def clean(text: str) -> str:
    """The text without control, formatting and direction characters; line breaks and tabs stay."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)


def squeeze(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def finnish_day(words: str) -> date | None:
    """The day written 15.3.2021; None where there is no such day."""
    try:
        day, month, year = (int(part) for part in words.split("."))
        return date(year, month, day)
    except ValueError:
        return None


def without_contacts(text: str) -> str:
    """The text without e-mail addresses, telephone numbers, and the masks that stand for them."""
    text = _LABELLED.sub("", text)
    text = _ADDRESS.sub("", text)
    return squeeze(re.sub(r"\s+([,.;:)])", r"\1", text)) if text != squeeze(text) else text


def only_contacts(label: str) -> bool:
    """Whether a row so labelled holds only a telephone, fax or e-mail."""
    return bool(_LABEL.fullmatch(squeeze(label)))


_NUMBER = r"(?:\[phone\]|\+?\(?\d[\d\s()/–-]{4,18}\d)"
_WORD = r"(?:puhelinnumero|puhelin|puh|gsm|faksinumero|faksi|telefonnummer|telefon|tfn|tel|fax)"
_LABELLED = re.compile(
    rf",?\s*\b{_WORD}\.?\s*:?\s*{_NUMBER}|,?\s*\[phone\]|\+358[\d\s()–-]{{5,16}}\d", re.IGNORECASE
)
_ADDRESS = re.compile(
    r",?\s*(?:\b(?:sähköposti(?:osoite)?|s-posti|e-post(?:adress)?)\s*:?\s*)?"
    r"(?:\[e-mail\]|[\w.+-]{1,64}(?:@|\(at\))[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:{_WORD}|sähköposti(?:osoite)?|e-post(?:adress)?):?", re.IGNORECASE)
