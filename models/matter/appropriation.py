"""An appropriation: money granted from a budget item, by division and project. It adds up, to the cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.money import Cents
from models.base.words import Said
from models.base.written_form import form
from models.law.openness import Code, PublicText

LARGEST = 10**15
"""Ten thousand milliard euros in cents; more is a slip of the finger."""


class ProjectLine(Frozen):
    """Money for one project, in cents."""

    number: Code = Field(pattern=form(r"^\d{4,20}$", Said.why("4–20 digits, like 104020107401")))
    """Project number of the accounts; no two lines of an appropriation have the same."""
    name: PublicText = Field(min_length=1, max_length=300)
    """The project as the decision and its papers call it; it is public."""
    cents: Cents = Field(gt=0, le=LARGEST)
    """What it is granted, in cents; the lines of a division make exactly its share."""
    owner: PublicText = Field(min_length=1, max_length=200)
    """Who reports on it: a key of the address book."""
    unit: PublicText = Field(default="", max_length=300)
    """Department inside the division; empty where nobody said."""
    joint_with: PublicText = Field(default="", max_length=300)
    """The division that has the other half of a joint project; empty for any other."""
    goals: tuple[PublicText, ...] = ()
    """Impact goals that each report answers; they are public."""


class DivisionDiffers(BadValue):
    """{division} has {cents} but its projects make {total}."""


class TotalDiffers(BadValue):
    """The total is {cents} but the divisions make {total}."""


class ProjectTwice(BadValue):
    """Project {project} stands {times} times."""


class DivisionShare(Frozen):
    """A division's share, in cents: the sum of its projects."""

    name: PublicText = Field(min_length=1, max_length=300)
    """The division as papers call it; it is public."""
    cents: Cents = Field(gt=0, le=LARGEST)
    """The sum of its projects, in cents; another sum is an error."""
    head: PublicText = Field(min_length=1, max_length=200)
    """Head of the division, to whom late reports escalate: a key of the address book."""
    projects: tuple[ProjectLine, ...] = Field(min_length=1)
    """The lines among which the share is divided, in the order in which papers list them."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        total = sum(line.cents for line in self.projects)
        if total != self.cents:
            raise DivisionDiffers(division=self.name, cents=Cents(self.cents), total=Cents(total))
        return self


class Appropriation(Frozen):
    """Total = sum of divisions = sum of projects, checked and never silently computed."""

    cents: Cents = Field(gt=0, le=LARGEST)
    """The whole sum, in cents; another sum than that of the divisions is an error."""
    year: int = Field(ge=1900, le=2200)
    """Budget year; the follow-up reports its periods."""
    budget_item: PublicText = Field(min_length=1, max_length=100)
    """Number of the budget item that pays, for example '1 30 01'."""
    budget_item_name: PublicText = Field(default="", max_length=300)
    """What the budget calls that item; empty where only its number is known."""
    project_number: PublicText = Field(default="", max_length=40)
    """Number of the project above the projects; empty if there is none."""
    divisions: tuple[DivisionShare, ...] = Field(min_length=1)
    """Who gets what, in the order of the decision."""

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
