"""Texts in several languages, and amounts as people write them."""

import re
import unicodedata
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, model_validator

from models.base.bad_value import BadValue
from models.base.country import Currency, country
from models.base.frozen import Frozen
from models.base.language import LANGUAGES, Language
from models.base.terms import Name
from models.base.words import Said

Original = Literal["fi", "sv"]
"""A language in which a record is written; English is there in translations only."""
ORIGINALS: tuple[Original, ...] = ("fi", "sv")


class NotPlain(BadValue):
    """The text has the invisible character {character} at place {place}; take it out."""


class NotMoney(BadValue):
    """{written} is not an amount; write it like {suggestion}."""


class NoOriginal(BadValue):
    """The original language {language} has no text."""


class AmbiguousAmount(BadValue):
    """{written} may mean thousands or decimals; write {suggestion} if thousands, and cents as two digits."""


def plain(text: str) -> str:
    """The text itself; control characters and marks that turn the direction of writing are refused."""
    if hidden := _HIDDEN.search(text):
        raise NotPlain(character=f"U+{ord(hidden[0]):04X}", place=hidden.start() + 1)
    return text


def composed(said: Any) -> Any:
    """What was said with its words in one form of Unicode (NFC), so that the same name is the same."""
    match said:
        case str():
            return unicodedata.normalize("NFC", said) if type(said) is str else said
        case dict():
            return {composed(key): composed(value) for key, value in said.items()}
        case list() | tuple() if type(said) in (list, tuple):
            return type(said)(map(composed, said))
    return said


Plain = Annotated[str, AfterValidator(plain)]


class Text(Frozen):
    """What people read, in one or more languages, of which one is the original.

    Also read from `{fi: ..., sv: ...}`, whose first language is then the original.
    """

    original: Language
    """The language in which it was written; other languages are translations."""
    texts: dict[Language, Plain]
    """Language → the words; the original is always among them."""

    @classmethod
    def of(cls, text: str, language: Language = "fi") -> Self:
        """A text in its original language only."""
        return cls(original=language, texts={language: text})

    @classmethod
    def saying(cls, message: Said) -> Self:
        """A message of the program as a text in all languages."""
        return cls(original="fi", texts={language: message.say(language) for language in LANGUAGES})

    @model_validator(mode="before")
    @classmethod
    def _from_languages(cls, given: Any) -> Any:
        if isinstance(given, dict) and given and set(given) <= set(LANGUAGES):
            return {"original": next(iter(given)), "texts": given}
        return given

    @model_validator(mode="after")
    def _has_its_original(self) -> Self:
        if self.original not in self.texts:
            raise NoOriginal(language=self.original)
        return self

    @property
    def name(self) -> Name:
        """The text as a name that stands in a message."""
        languages = sorted(self.texts, key=lambda language: language != self.original)
        return Name(tuple((language, self.texts[language]) for language in languages))

    def in_(self, language: Language) -> tuple[str, Language]:
        """The text in `language`, else the original; and the language that it is really in."""
        used = language if language in self.texts else self.original
        return self.texts[used], used

    def say(self, language: Language) -> str:
        """The text in `language`, else the original."""
        return self.in_(language)[0]


def parse_money(written: str) -> int:
    """The cents of `10 000 000`, `1 250,50` or `1 250.50 €`: thousands apart, cents as two digits.

    The currency's signs and words may stand with it.
    """
    amount = written.strip()
    if len(amount) <= _LONGEST_AMOUNT:
        if found := _amounts(country().currency).fullmatch(amount):
            return int(re.sub(r"\s", "", found["whole"])) * 100 + int(found["cents"] or 0)
        if found := _THOUSANDS_OR_DECIMALS.fullmatch(amount):
            raise AmbiguousAmount(written=written, suggestion=f"{found[1]} {found[2]}")
    raise NotMoney(written=written[:_LONGEST_AMOUNT], suggestion=_suggested_amount(amount))


def _suggested_amount(written: str) -> Said | str:
    digits, comma, decimals = written.rpartition(",")
    cents = comma and re.fullmatch(r"[0-9]{1,2}", decimals)
    whole = re.sub(r"[^0-9]", "", digits if cents else written)[:_LONGEST_AMOUNT].lstrip("0")
    if not comma or not whole:
        return Said.why("3 200 000 or 1 250.50")
    grouped = f"{int(whole):,}".replace(",", " ")
    return f"{grouped},{decimals:0<2}" if cents else grouped


def _amounts(currency: Currency) -> re.Pattern[str]:
    """What an amount looks like; the library keeps the patterns that it has compiled."""
    signs = "|".join(map(re.escape, currency.signs))
    words = "|".join(map(re.escape, (*currency.signs, *currency.words)))
    number = r"(?P<whole>[0-9]{1,3}(?:[ \xa0\u202f][0-9]{3})*|[0-9]+)(?:[.,](?P<cents>[0-9]{2}))?"
    return re.compile(rf"(?:(?:{signs})[ \xa0]?)?{number}(?:[ \xa0]?(?:{words}))?", re.ASCII)


_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTION = r"\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(rf"[{_CONTROL}\ud800-\udfff{_DIRECTION}]")
_LONGEST_AMOUNT = 30
_THOUSANDS_OR_DECIMALS = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})", re.ASCII)
