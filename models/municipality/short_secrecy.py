"""Classes of the records plan whose cases would be public sooner than the law says of their ground. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.law.rules import Rules
from models.law.secrecy_length import USUAL, rule_of
from models.municipality.municipality import Municipality


@dataclass(frozen=True)
class ShortSecrecy:
    """A task class, the years that the plan gives its cases, and those of the law, which hold."""

    task_class: str
    years: int
    lawful: int


def shorter_than_by_law(municipality: Municipality, rules: Rules) -> Iterator[ShortSecrecy]:
    """The classes that say less than the law does of their own ground."""
    for planned in municipality.records_plan:
        rule = rule_of(planned.ground)
        if rule != USUAL and 0 < planned.secret_years < (lawful := rules.int(rule)):
            yield ShortSecrecy(planned.id, planned.secret_years, lawful)
