"""An appropriation: money granted from a budget item, by division and project. It adds up, to the cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.money import Cents
from models.law.openness import Code, PublicText

LARGEST = 10**15
"""Ten thousand milliard euros in cents; more is a slip of the finger."""


class ProjectLine(Frozen):
    """Money for one project, in cents."""

    number: Code = Field(pattern=r"^\d{4,20}$", description="Project number of the accounts.")
    name: PublicText = Field(min_length=1, max_length=300, description="The project's name; it is public.")
    cents: int = Field(gt=0, le=LARGEST)
    owner: PublicText = Field(
        min_length=1, max_length=200, description="Who reports: a key of the address book."
    )
    unit: PublicText = Field(default="", max_length=300, description="Department inside the division.")
    joint_with: PublicText = Field(
        default="", max_length=300, description="The division that has the other half."
    )
    goals: tuple[PublicText, ...] = Field(
        default=(), description="Impact goals that each report answers; they are public."
    )


class DivisionDiffers(BadValue):
    """{division} has {cents} but its projects make {total}."""


class TotalDiffers(BadValue):
    """The total is {cents} but the divisions make {total}."""


class ProjectTwice(BadValue):
    """Project {project} stands {times} times."""


class DivisionShare(Frozen):
    """A division's share, in cents: the sum of its projects."""

    name: PublicText = Field(min_length=1, max_length=300)
    cents: int = Field(gt=0, le=LARGEST)
    head: PublicText = Field(
        min_length=1, max_length=200, description="Head of the division, to whom late reports escalate."
    )
    projects: tuple[ProjectLine, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        total = sum(line.cents for line in self.projects)
        if total != self.cents:
            raise DivisionDiffers(division=self.name, cents=Cents(self.cents), total=Cents(total))
        return self


class Appropriation(Frozen):
    """Total = sum of divisions = sum of projects, checked and never silently computed."""

    cents: int = Field(gt=0, le=LARGEST)
    year: int = Field(ge=1900, le=2200, description="Budget year.")
    budget_item: PublicText = Field(min_length=1, max_length=100)
    budget_item_name: PublicText = Field(default="", max_length=300)
    project_number: PublicText = Field(default="", max_length=40)
    divisions: tuple[DivisionShare, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        total = sum(share.cents for share in self.divisions)
        if total != self.cents:
            raise TotalDiffers(cents=Cents(self.cents), total=Cents(total))
        numbers = Counter(line.number for _, line in self.lines())
        for number, times in numbers.items():
            if times > 1:
                raise ProjectTwice(project=number, times=times)
        return self

    def lines(self) -> Iterator[tuple[DivisionShare, ProjectLine]]:
        """Every project line with its division, in order."""
        for share in self.divisions:
            for line in share.projects:
                yield share, line
