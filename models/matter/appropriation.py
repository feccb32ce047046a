"""An appropriation: money granted from a budget item, by division and project. It adds up, to the cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Self

from pydantic import Field, model_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.money import LARGEST, Cents
from models.base.words import Said
from models.base.written_form import form
from models.law.openness import Code, PublicText
from models.matter.recipient import Recipient


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
    clause: int = Field(default=0, ge=0)
    """The clause that grants it; 0 where it is that of the whole."""

    @property
    def key(self) -> str:
        """How sums name it."""
        return self.number


class DivisionDiffers(BadValue):
    """{division} has {cents} but its projects make {total}."""


class TotalDiffers(BadValue):
    """The total is {cents} but its parts make {total}."""


class NobodyGranted(BadValue):
    """Money is granted to divisions with projects, to recipients, or to both."""


class RecipientTwice(BadValue):
    """{recipient} stands {times} times; write one grant with its instalments."""


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


class FrameExceeded(BadValue):
    """{cents} of it are paid in {year}, and the budget has {frame} under that item."""


class Appropriation(Frozen):
    """Total = sum of divisions and recipients, checked and never silently computed."""

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
    frame: Cents = Field(default=Cents(), ge=0, le=LARGEST)
    """What the budget has under that item, in cents; 0 where nobody said."""
    divisions: tuple[DivisionShare, ...] = ()
    """Which projects get what, in the order of the decision."""
    recipients: tuple[Recipient, ...] = ()
    """Who else gets what, on which terms, in the order of the decision."""
    clause: int = Field(default=0, ge=0)
    """The clause that grants it; 0 means the one whose text names the sum, else the first."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if not (self.divisions or self.recipients):
            raise NobodyGranted
        total = sum(share.cents for share in self.divisions) + sum(each.cents for each in self.recipients)
        if total != self.cents:
            raise TotalDiffers(cents=Cents(self.cents), total=Cents(total))
        if self.frame and self.in_its_year > self.frame:
            raise FrameExceeded(cents=self.in_its_year, year=f"{self.year}", frame=Cents(self.frame))
        numbers = Counter(line.number for _, line in self.lines())
        for number, times in numbers.items():
            if times > 1:
                raise ProjectTwice(project=number, times=times)
        for name, times in Counter(recipient.name for recipient in self.recipients).items():
            if times > 1:
                raise RecipientTwice(recipient=name, times=times)
        return self

    @property
    def in_its_year(self) -> Cents:
        """What the budget year pays: all but the instalments of later years, which their own budgets pay."""
        later = (part.cents for each in self.recipients for part in each.instalments if part.year > self.year)
        return Cents(self.cents - sum(later))

    def parts(self) -> Iterator[ProjectLine | Recipient]:
        """Every project line and every recipient, in order."""
        yield from (line for _, line in self.lines())
        yield from self.recipients

    def lines(self) -> Iterator[tuple[DivisionShare, ProjectLine]]:
        """Every project line with its division, in order."""
        for share in self.divisions:
            for line in share.projects:
                yield share, line

    def only(self, keys: Collection[str]) -> Appropriation | None:
        """The parts of these projects and recipients, and what they make; None if there are none."""
        return self.with_sums({part.key: Cents() for part in self.parts() if part.key not in keys})

    def with_sums(self, sums: Mapping[str, Cents]) -> Appropriation | None:
        """The same with other sums by project or recipient, and what they make; who gets 0 is left out.

        Of another sum the instalments are not known.
        """
        shares = []
        for share in self.divisions:
            lines = (
                line.model_copy(update={"cents": sums.get(line.number, line.cents)})
                for line in share.projects
            )
            kept = tuple(line for line in lines if line.cents)
            made = sum((line.cents for line in kept), Cents())
            shares.append(share.model_copy(update={"projects": kept, "cents": made}))
        shares = [share for share in shares if share.projects]
        others = tuple(each for each in map(partial(_with_sum, sums=sums), self.recipients) if each.cents)
        whole = sum((share.cents for share in shares), Cents()) + sum(each.cents for each in others)
        parts = {"divisions": tuple(shares), "recipients": others, "cents": whole}
        return self.model_copy(update=parts) if whole else None


def _with_sum(recipient: Recipient, sums: Mapping[str, Cents]) -> Recipient:
    cents = sums.get(recipient.name, recipient.cents)
    if cents == recipient.cents:
        return recipient
    return recipient.model_copy(update={"cents": cents, "instalments": ()})
