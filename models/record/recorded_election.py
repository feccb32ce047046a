"""An election as a decision's record tells of it."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.law.election_method import ElectionMethod


class RecordedSlate(Frozen):
    """A list of candidates, or one candidate, with the votes that it got."""

    candidates: tuple[str, ...]
    """The names in the order of the list."""
    votes: int = 0
    """The votes that it got; 0 in a unanimous election."""
    name: str = ""
    """The list's name; one candidate needs none."""


class RecordedElection(Frozen):
    """One election with those who were elected."""

    seats: int
    """How many were to be elected."""
    method: ElectionMethod = ElectionMethod.MAJORITY
    """How the seats were filled."""
    slates: tuple[RecordedSlate, ...]
    """The lists or candidates, in the order of the record."""
    blank: int = 0
    """The blank votes."""
    secret: bool = False
    """Whether it was by closed ballot."""
    demanded_by: str = ""
    """Who demanded this way of electing; empty where nobody did."""
    unanimous: bool = False
    """Whether it was unanimous, so that no votes were given."""
    lot: tuple[str, ...] = ()
    """Whom the lot favoured, where votes were tied."""
    elected: tuple[str, ...]
    """Those who were elected, in the order in which they were."""
