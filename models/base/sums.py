"""Sums of money that a text names, as people write them in running words: 480 000 euroa, 10,0 milj. euroa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from models.base.country import Currency, country
from models.base.money import Cents

_SPACES = " \xa0\u202f"


def sums_in(said: str) -> tuple[Cents, ...]:
    """Every sum that the text names in the country's money, each once, in their order.

    Numbers that stand before a sum, as those of a budget item do, may be read as its beginning: then the sum
    is told both with them and without.
    """
    return tuple(dict.fromkeys(_named(said, country().currency)))


def _named(said: str, currency: Currency) -> Iterator[Cents]:
    for found in _pattern(currency.model_dump_json()).finditer(said):
        if not (found["sign"] or found["unit"]):
            continue
        factor = currency.multiples[found["multiple"].casefold()] if found["multiple"] else 1
        groups = re.split(r"[\s.]", found["whole"])
        begins = range(len(groups)) if re.search(r"[0-9]\s$", said[: found.start("whole")]) else (0,)
        for begin in begins:
            if groups[begin][0] != "0":
                number = Decimal(f"{''.join(groups[begin:])}.{found['decimals'] or 0}")
                yield Cents(number * factor * 100)


@cache
def _pattern(written: str) -> re.Pattern[str]:
    currency = Currency.model_validate_json(written)
    signs = "|".join(map(re.escape, currency.signs))
    units = rf"(?P<unit>{signs}|(?:{'|'.join(map(re.escape, currency.words))})\w{{0,4}}\b)"
    multiples = "|".join(map(re.escape, sorted(currency.multiples, key=len, reverse=True)))
    number = rf"(?P<whole>[0-9]{{1,3}}(?:[{_SPACES}.][0-9]{{3}})+|[0-9]+)(?:[.,](?P<decimals>[0-9]{{1,2}}))?"
    gap = rf"[{_SPACES}\n]?"
    after = rf"(?:{gap}(?:(?P<multiple>{multiples})\w*\.?{gap})?{units})?"
    return re.compile(rf"(?P<sign>(?:{signs}){gap})?(?<![0-9.,]){number}(?![0-9]){after}", re.IGNORECASE)
