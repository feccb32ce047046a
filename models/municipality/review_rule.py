"""Which steering groups review a proposal, whoever prepares it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Annotated

from pydantic import field_validator

from models.base.bad_value import BadValue
from models.base.money import Cents
from models.law.lengths import Longest
from models.municipality.for_cases import ForCases


class NoGroups(BadValue):
    """A rule of reviews names one steering group at least."""


class ReviewRule(ForCases):
    """Steering groups that review the proposals of some cases; all rules that hold count together."""

    unit: Annotated[str, Longest(80)] = ""
    """The unit of whoever opened the case, or a division that gets money by the proposal; any where left
    out."""
    groups: tuple[Annotated[str, Longest(40)], ...]
    """The groups that review it, by their codes: `[johtory]`. Their reviews are mandatory."""

    @field_validator("groups")
    @classmethod
    def _names_groups(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        if not groups:
            raise NoGroups
        return groups

    def holds(self, sum_: Cents, units: Collection[str]) -> bool:
        """Whether it holds for a proposal of this sum, from or for these units."""
        return self.is_reached(sum_) and (not self.unit or self.unit.casefold() in map(str.casefold, units))


def groups_asked_by(
    rules: Iterable[ReviewRule], sum_: Cents, units: Collection[str]
) -> dict[str, ReviewRule]:
    """The groups that have to review a proposal, each with the first rule that says so."""
    found: dict[str, ReviewRule] = {}
    for rule in rules:
        if rule.holds(sum_, units):
            for group in rule.groups:
                found.setdefault(group, rule)
    return found
