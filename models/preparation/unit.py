"""The units of a preparer, where the registry knows its people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from models.people.person import Duty

if TYPE_CHECKING:
    from models.engine.rights import HeldOffice
    from models.engine.world import World


def units_of(person: str, day: date, world: World) -> tuple[str, ...]:
    """The units for which somebody prepares cases on a day; where they do for none then, those for which they
    ever did. None where nobody is known."""
    rights = world.rights()
    if rights is None:
        return ()
    return _among(rights.offices(person, day)) or _among(rights.ever(person))


def _among(offices: Iterable[HeldOffice]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.of for each in offices if each.role == Duty.PREPARER and each.of))
