"""Amounts as types of their own, so that no number is taken for money, or for a share of something."""

from __future__ import annotations

from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Amount(int):
    """A whole number of parts of something; it is kept and hashed as the plain number."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler(int))

    def __add__(self, other: int) -> Self:
        return type(self)(int(self) + other)

    __radd__ = __add__


class Cents(Amount):
    """Money, in hundredths of the country's currency."""


LARGEST = 10**15
"""Ten thousand milliard euros in cents; more is a slip of the finger."""


class Hundredths(Amount):
    """A number with two decimals, for example of person-years, in hundredths."""
