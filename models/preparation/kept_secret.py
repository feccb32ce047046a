"""Until when a case is secret that is not public: a given day, the records plan's years, else the law's."""

from __future__ import annotations

from datetime import date

from models.bodies.body_register import municipality_on
from models.case.secrecy_end import RULE, last_day, secrecy_ends
from models.engine.world import World
from models.law.deadline import Deadline
from models.law.rules import Rulebook


def kept_secret(day: date, until: date | None, task_class: str, world: World) -> Deadline:
    """The end of a secrecy that begins on a day; `until` is its last day where somebody gave it."""
    planned = municipality_on(world, day).class_of(task_class)
    years = (planned.secret_years if planned else 0) or Rulebook.load().on(day).int(RULE)
    return secrecy_ends(day, until or last_day(day, years))
