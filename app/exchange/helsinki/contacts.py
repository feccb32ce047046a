"""Contact details, which no record keeps: telephone numbers, e-mail and postal addresses.

The street of a building that a decision is about is no contact detail; one with a postal code is.
"""

from __future__ import annotations

import re

from app.exchange.helsinki.texts import squeeze


def without_contacts(text: str) -> str:
    """The text without the ways of reaching anybody, and without the masks that stand for them."""
    if _POSTAL_LINE.match(text):
        return ""
    left = _ADDRESS.sub("", _POSTAL.sub("", _LABELLED.sub("", text)))
    left = _BARE.sub(lambda found: "" if _rings(found[0]) else found[0], left)
    return squeeze(re.sub(r"\s+([,.;:)])", r"\1", left)) if left != squeeze(text) else left


def without_numbers(words: str) -> str:
    """What is said of a person, without anything that may be a telephone number, and what stands after it."""
    return re.sub(r"[\s,:;(+]*\d[\d\s()/–-]{3,}\d.*", "", words, flags=re.DOTALL).strip(" ,;:")


def only_contacts(label: str) -> bool:
    """Whether a row so labelled holds only a telephone, fax or e-mail."""
    return bool(_LABEL.fullmatch(squeeze(label)))


def _rings(digits: str) -> bool:
    """Whether a number may be a telephone's: it is as long as one, no property's and no task class."""
    return len(re.sub(r"\D", "", digits)) in _LENGTHS and not _OTHER.fullmatch(digits.strip(" ,"))


_LENGTHS = range(8, 13)
_OTHER = re.compile(r"\d+(?:-\d+){3}|\d\d(?: \d\d)+")
"""A property, by municipality, area, block and plot; a task class, in pairs."""
_NUMBER = r"(?:\[phone\]|\+?\(?\d[\d\s()/–-]{2,18}\d)"
_WORD = (
    r"(?:puhelinnumero|matkapuhelin|puhelin|puh|gsm|faksinumero|faksi|telefonnummer|mobil|telefon"
    r"|tfn|tel|fax)"
)
_LABELLED = re.compile(
    rf",?\s*\b{_WORD}\.?\s*:?\s*{_NUMBER}|,?\s*\[phone\]|(?:\+|\b00)358[\d\s()–-]{{5,16}}\d", re.IGNORECASE
)
_BARE = re.compile(
    r",?\s*(?<![\w.,/§-])(?:0(?:4\d|50)\d{6,8}|\(?0(?:4\d|[1-9]\d?)\)?[ -]\d{2,4}(?:[ -]?\d{2,5}){1,2})"
    r"(?![\w/-]|[.,]\d| ?(?:€|euro|§|m²|k-m|kpl|%))"
)
"""A number without a label: an area code or a mobile's, and groups of digits after it."""
_ADDRESS = re.compile(
    r",?\s*(?:\b(?:sähköposti(?:osoite)?|s-posti|e-post(?:adress)?)\s*:?\s*)?"
    r"(?:\[e-mail\]|[\w.+-]{1,64}(?:@|\s?[(\[](?:at|ät)[)\]]\s?)[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_STREET = r"[A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ]?[\w-]+)? \d{1,4}(?:[–-]\d{1,4})?(?: ?[A-Za-z]\b)?(?: \d{1,3})?,? "
_POSTAL = re.compile(
    rf",?\s*(?:{_STREET})?(?:\b(?:PL|PB) \d{{1,5}},? ?)?\b\d{{5}} [A-ZÅÄÖ]{{3,}}(?: [A-ZÅÄÖ]{{3,}})*\b"
    r"|,?\s*\b(?:PL|PB) \d{1,5}\b"
)
"""A street or a box with its postal code and town."""
_POSTAL_LINE = re.compile(r"\s*(?:posti|käynti|post|besöks)(?:osoite|adress)\s*:", re.IGNORECASE)
_LABEL = re.compile(rf"(?:{_WORD}|sähköposti(?:osoite)?|e-post(?:adress)?):?", re.IGNORECASE)
