"""A country of which nothing is known."""

from __future__ import annotations

from collections.abc import Iterable

from models.base.bad_value import BadValue
from models.base.words import Listed


class UnknownCountry(BadValue):
    """There is no country {code}; there are {known}."""


def unknown(code: str, known: Iterable[str]) -> UnknownCountry:
    """The refusal of a code, which names those that there are."""
    return UnknownCountry(code=code, known=Listed.of(known, "and"))
