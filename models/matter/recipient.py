"""A grant to somebody who is no project: an association, a company, another town."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.instalment import Instalment
from models.base.money import LARGEST, Cents
from models.law.openness import Name, PublicText


class InstalmentsDiffer(BadValue):
    """{recipient} gets {cents} but its instalments make {total}."""


class Recipient(Frozen):
    """Who gets a grant, and on which terms. It needs no project, nobody who reports, and no goals."""

    name: Name = Field(min_length=1)
    """Who gets it, by their public name; papers name them."""
    cents: Cents = Field(gt=0, le=LARGEST)
    """What they get in all, in cents."""
    purpose: PublicText = Field(default="", max_length=300)
    """What it is for; empty where the clause says it."""
    conditions: tuple[PublicText, ...] = ()
    """On which conditions it is granted, each in a sentence; they are public."""
    instalments: tuple[Instalment, ...] = ()
    """In which parts it is paid, over one or several years; empty where it is paid at once."""
    clause: int = Field(default=0, ge=0)
    """The clause that grants it; 0 where it is that of the whole."""

    @model_validator(mode="after")
    def _paid_in_all(self) -> Self:
        total = sum(part.cents for part in self.instalments)
        if self.instalments and total != self.cents:
            raise InstalmentsDiffer(recipient=self.name, cents=Cents(self.cents), total=Cents(total))
        return self

    @property
    def key(self) -> str:
        """How sums name it."""
        return self.name
