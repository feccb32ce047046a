"""Until when a case is secret that is not public: a given day, the records plan's years, else the law's."""

from __future__ import annotations

from datetime import date

from models.base.words import Said
from models.bodies.body_register import municipality_on
from models.case.case import Case
from models.case.secrecy_end import last_day, secrecy_ends
from models.engine.world import World
from models.law.deadline import Deadline
from models.law.rules import Rulebook
from models.law.secrecy_length import USUAL, rule_of


def kept_secret(day: date, until: date | None, task_class: str, ground: str, world: World) -> Deadline:
    """The end of a secrecy that begins on a day; `until` is its last day where somebody gave it.

    The plan's years are those of its own ground; what the law says of a ground holds where it is longer.
    """
    rule = rule_of(ground)
    years = Rulebook.load().on(day).int(rule)
    planned = municipality_on(world, day).class_of(task_class)
    if planned and planned.secret_years and planned.ground == ground:
        years = planned.secret_years if rule == USUAL else max(years, planned.secret_years)
    return secrecy_ends(day, until or last_day(day, years), rule)


def said_before(state: Case, world: World) -> date | None:
    """The last day of its secrecy, if somebody gave that; None where it was counted on its ground."""
    ends = state.secrecy_ends
    if ends is None or ends.counted_from is None:
        return state.secret_until
    counted = kept_secret(ends.counted_from, None, state.task_class, state.ground, world)
    return None if ends.day == counted.day else ends.day


def sooner_than_by_law(ends: Deadline, ground: str) -> date | None:
    """The last day by what the law says of this very ground, where a secrecy ends before it."""
    rule, since = rule_of(ground), ends.counted_from
    if rule == USUAL or since is None:
        return None
    lawful = last_day(since, Rulebook.load().on(since).int(rule))
    return lawful if ends.day < lawful else None


def told_of(said: Said, until: date | None, lawful: date | None) -> Said:
    """What is said of a case, and that it is secret for less long than the law says."""
    if until is None or lawful is None:
        return said
    return Said.fact(
        "{said} It is secret until {until}; on this ground the law says until {lawful}, unless it is "
        "known when the person died whom it protects.",
        said=said,
        until=until,
        lawful=lawful,
    )
