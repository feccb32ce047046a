"""The units of a preparer, where the registry knows its people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.people.person import Duty

if TYPE_CHECKING:
    from models.engine.world import World


def units_of(person: str, day: date, world: World) -> tuple[str, ...]:
    """The units for which somebody prepares cases on a day; none where nobody is known."""
    rights = world.rights()
    offices = rights.offices(person, day) if rights else ()
    return tuple(dict.fromkeys(each.of for each in offices if each.role == Duty.PREPARER and each.of))
