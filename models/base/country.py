"""The country that this process serves: its zone, its days off, its money, how its people write days.

Its rules and appeals lie beside it in its pack (`models/base/country_pack.py`).
"""

from __future__ import annotations

from functools import cache

from models.base.country_pack import pack, served
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.packaged import read_yaml


class Holidays(Frozen):
    """Which days a country's periods do not end on, beside Saturdays and Sundays."""

    calendar: str
    """The country as the library `holidays` calls it: FI."""
    categories: tuple[str, ...]
    """The library's categories of days on which no period ends: public, de_facto."""
    languages: dict[str, str]
    """Reader's language → the library's name of it; the first is the one for all other readers."""
    first_year: int
    """The first year for which the calendar is vouched."""


class Currency(Frozen):
    """A country's money. In the patterns `{amount}` is the number; their spaces do not break."""

    code: str
    """Its code of ISO 4217: EUR."""
    one: dict[Language, str]
    """How exactly one of it is written."""
    other: dict[Language, str]
    """How any other amount is written."""
    millions: dict[Language, str]
    """How millions are written in running text."""
    signs: tuple[str, ...]
    """What people write before or after an amount: €."""
    words: tuple[str, ...]
    """What they write after it: euroa."""
    multiples: dict[str, int]
    """How the word between a number and them begins → how many of it that is: milj → 1000000."""

    @property
    def units(self) -> set[str]:
        """What stands beside an amount as the record writes it: €, euro, euroa."""
        patterns = (*self.one.values(), *self.other.values())
        return {pattern.replace("{amount}", "").strip() for pattern in patterns}


class Country(Frozen):
    """A country as far as the calendar, money and the writing of days go."""

    code: str
    """Its code, which is the name of its pack: fi."""
    names: dict[Language, str]
    """What it is called."""
    zone: str
    """Its time zone: Europe/Helsinki."""
    holidays: Holidays
    """The days on which none of its periods ends."""
    currency: Currency
    """Its money."""
    recusal_laws: dict[str, tuple[str, ...]]
    """The laws that disqualify from a matter: name → the forms in which people write it."""
    personal_data: dict[Language, str]
    """The law by which minutes in the net have no more personal data than the public needs."""
    dates: dict[Language, str]
    """How a day is written, from `day`, `month`, `year`, and the English `name` of the month."""


def country() -> Country:
    """The country that this process serves. Raises UnknownCountry where there is no pack of it."""
    return _read(served())


@cache
def _read(code: str) -> Country:
    return Country.model_validate(read_yaml(pack(code).joinpath("country.yaml").read_text("utf-8")))
