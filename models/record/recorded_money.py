"""Money as records tell of it, in cents."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.instalment import Instalment
from models.base.money import Cents


class RecordedLine(Frozen):
    """Money for one project."""

    division: str
    """The division whose share it is part of."""
    unit: str = ""
    """The department inside the division."""
    project: str
    """The project's number in the accounts."""
    name: str
    """The project's name."""
    cents: Cents
    """What it gets."""
    joint_with: str = ""
    """The division that has the other half of a joint project."""


class RecordedGrant(Frozen):
    """Money for somebody who is no project."""

    recipient: str
    """Who gets it."""
    cents: Cents
    """What they get in all."""
    purpose: str = ""
    """What it is for."""
    conditions: tuple[str, ...] = ()
    """On which conditions it is granted."""
    instalments: tuple[Instalment, ...] = ()
    """In which parts it is paid."""


class RecordedAppropriation(Frozen):
    """An appropriation: the sum, where in the budget it stands, and the projects that share it."""

    cents: Cents
    """The sum of all lines."""
    year: int
    """The budget year."""
    budget_item: str
    """The number of the budget item that it is taken from."""
    budget_item_name: str = ""
    """What that item is called."""
    project_number: str = ""
    """The number of the whole project in the accounts."""
    lines: tuple[RecordedLine, ...] = ()
    """The projects that get it, in the order of the proposal."""
    grants: tuple[RecordedGrant, ...] = ()
    """Who else gets it, in the order of the proposal."""
