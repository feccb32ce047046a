"""A project that got money by a decision."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.money import Cents


class FundedProject(Frozen):
    """A project that got money, and who answers for it."""

    project: str
    """Project number of the accounts, by which reports name it."""
    name: str
    """The project as the decision and its papers call it; it is public."""
    division: str
    """The division whose share it is part of."""
    head: str
    """Head of that division, to whom late reports escalate: a key of the address book."""
    owner: str
    """Who reports on it: a key of the address book."""
    cents: Cents
    """What the decision granted it, in cents; spending above it is flagged."""
    goals: tuple[str, ...] = ()
    """Impact goals in words; every report answers each of them. They are public."""
