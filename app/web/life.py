"""The life of a journal as far as it has come: each stage with the day on which it was reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.base.calendar import local_day
from models.engine.journal import Fact
from models.engine.world import Held


@dataclass(frozen=True)
class StageReached:
    """A stage; `day` is the last one on which it began, None where it never did."""

    stage: StrEnum
    day: date | None
    now: bool


def life_of(stages: Iterable[StrEnum], held: Held, facts: Iterable[Fact]) -> tuple[StageReached, ...]:
    """The stages of a journal in their order, without those that it went past."""
    reached: dict[str, date] = {}
    grown, stage = Held(held.id), ""
    for fact in facts:
        grown = grown.after([fact])
        if grown.state and grown.state.stage != stage:
            stage = grown.state.stage
            reached[stage] = local_day(fact.happened_at)
    order, now = [*stages], held.begun().stage
    behind = [each.value for each in order[: [each.value for each in order].index(now)]]
    return tuple(
        StageReached(each, reached.get(each.value), each.value == now)
        for each in order
        if each.value in reached or each.value not in behind
    )
