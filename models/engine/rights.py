"""Rights: who holds which office on a day, and who may act for whom, as the policy asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from models.base.frozen import Frozen


class HeldOffice(Frozen):
    """What somebody is, and of what."""

    role: str
    """The role, as the policy table calls it."""
    of: str = ""
    """Of which body, division, line or unit, by its code or name; empty for one that is held everywhere."""
    seat: int = 0
    """Number of the seat of a body's member; 0 for everybody else."""


class Rights(Protocol):
    """Those whom a registry knows, with their offices and deputies."""

    def knows(self, person: str, day: date) -> bool:
        """Whether this is somebody on a day."""
        ...

    def offices(self, person: str, day: date) -> Iterable[HeldOffice]:
        """What somebody is on a day."""
        ...

    def ever(self, person: str) -> Iterable[HeldOffice]:
        """What somebody was on any day."""
        ...

    def acts_for(self, person: str, other: str, day: date) -> bool:
        """Whether somebody has the right to act for another on a day."""
        ...

    def deputies(self, other: str, day: date) -> Iterable[str]:
        """Who has the right to act for somebody on a day."""
        ...

    def holders(self, role: str, day: date) -> Iterator[str]:
        """Everybody who has a role on a day, somewhere."""
        ...
