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
    left = _ADDRESS.sub("", _POSTAL.sub("", _LABELLED.sub("", text.replace("\N{NO-BREAK SPACE}", " "))))
    left = _BARE.sub(lambda found: "" if _rings(found[0]) else found[0], left)
    if left == squeeze(text):
        return left
    return squeeze(re.sub(r"\s+([,.;:)])", r"\1", re.sub(r"\s*\([\s,;:]*\)", "", left)))


def without_numbers(words: str) -> str:
    """What is said of a person, up to anything that may be a telephone number or an address."""
    words = _HOME.sub("", words)
    words = re.sub(r"[\s,:;(+]*\d[\d\s()/–-]{3,}\d.*", "", words, flags=re.DOTALL)
    return _LONE_LABEL.sub("", words).strip(" ,;:")


def only_contacts(label: str) -> bool:
    """Whether a row so labelled holds only a telephone, fax or e-mail."""
    return bool(_LABEL.fullmatch(squeeze(label)))


def _rings(digits: str) -> bool:
    """Whether a number may be a telephone's: it is as long as one, no property's and no task class."""
    return len(re.sub(r"\D", "", digits)) in _LENGTHS and not _OTHER.fullmatch(digits.strip(" ,"))


_LENGTHS = range(8, 13)
_OTHER = re.compile(r"\d+(?:-\d+){3}|\d\d(?: \d\d)+")
"""A property, by municipality, area, block and plot; a task class, in pairs."""
_DASH = r"\N{HYPHEN}\N{NON-BREAKING HYPHEN}–-"
_NUMBER = rf"(?:\[phone\]|\+?\(?\d[\d\s()/.{_DASH}]{{2,18}}\d)"
_WORD = (
    r"(?:puhelinnumero|puhelinnro|puh\.?\s?nro|matkapuhelin|matkapuh|puhelin|puh|vaihde|gsm|faksinumero|faksi"
    r"|telefonnummer|mobil|telefon|växel|tfn|tel|fax)"
)
_LONE_LABEL = re.compile(rf"[,\s(]+{_WORD}\.?\s*:?\s*$", re.IGNORECASE)
"""A label after which the number was left out, or never stood."""
_LETTER = r"\b(?:p|mp|mob|vx)\.?:?\s*(?=(?:[^\w\n]*\d){6})"
"""A label of a letter or two, which stands before a number as long as a telephone's."""
_LABELLED = re.compile(
    rf",?\s*\b{_WORD}\.?\s*:?\s*{_NUMBER}|,?\s*{_LETTER}{_NUMBER}|,?\s*\[phone\]"
    rf"|,?\s*\b\d[\d\s{_DASH}]{{4,14}}\d\s*\(?puh\b\.?"
    rf"|(?:\+|\b00)358[\d\s(){_DASH}]{{5,16}}\d|,?\s*\b358[ -](?:4\d|50|9)[ -][\d -]{{5,10}}\d",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf",?\s*(?<![\w.,/§-])(?:0(?:4\d|50)\d{{6,8}}|0(?:4\d|50)\.\d{{3}}\.?\d{{3,4}}"
    rf"|(?:\(0\d{{1,3}}\)|0(?:4\d\d?|50\d?|[1-9]\d?))(?:[ {_DASH}]| ?/ ?)\d{{2,7}}"
    rf"(?:[ {_DASH}]?\d{{2,5}}){{0,3}})"
    r"(?![\w/-]|[.,]\d| ?(?:€|euro|§|m²|k-m|kpl|%))"
)
"""A number without a label: an area code or a mobile's, and groups of digits after it."""
_ADDRESS = re.compile(
    r",?\s*(?:\b(?:sähköposti(?:osoite)?|s-posti|e-post(?:adress)?)\s*:?\s*)?"
    r"(?:\[e-mail\]|[\w.+-]{1,64}(?:@|\s?[(\[](?:at|ät|a|@)[)\]]\s?)[\w-]+(?:\.[\w-]+)+"
    r"|\w+\.[\w.-]+ (?:at|ät) [\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_STREET = r"[A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ]?[\w-]+)? \d{1,4}(?:[–-]\d{1,4})?(?: ?[A-Za-z]\b)?(?: \d{1,3})?,? "
_POSTAL = re.compile(
    rf",?\s*(?:{_STREET})?(?:\b(?:PL|PB) \d{{1,5}},? ?)?\b\d{{5}} [A-ZÅÄÖ]{{3,}}(?: [A-ZÅÄÖ]{{3,}})*\b"
    r"|,?\s*\b(?:PL|PB) \d{1,5}\b|,?\s*\bFI-\d{5} \w+"
)
"""A street or a box with its postal code and town."""
_HOME = re.compile(rf",?\s*{_STREET}(?:FI-)?\d{{5}}\b.*", re.DOTALL)
"""What stands of a person from a street with its postal code on."""
_POSTAL_LINE = re.compile(r"\s*(?:posti|käynti|post|besöks)(?:osoite|adress)\s*:", re.IGNORECASE)
_LABEL = re.compile(rf"(?:{_WORD}|sähköposti(?:osoite)?|e-post(?:adress)?):?", re.IGNORECASE)
