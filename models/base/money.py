"""Money: whole cents, as a type of its own, so that no number is taken for an amount."""

from __future__ import annotations

from typing import Any, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Cents(int):
    """An amount in cents of a euro; it is kept and hashed as the plain number."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler(int))

    def __add__(self, other: int) -> Self:
        return type(self)(int(self) + other)

    __radd__ = __add__
