"""The life of a case, event by event, for the drawing on its cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from activities.scene import Scene
from models.calendar import local_day
from models.journal import Fact
from models.telling import told


@dataclass(frozen=True)
class Event:
    """One point of the drawing."""

    day: date
    stage: str
    text: str
    mark: str


def life(scene: Scene) -> list[Event]:
    """What happened in the case and its follow-up; what is the same is told once."""
    facts = list(scene.reading.facts(scene.order.journal))
    if scene.follow_up:
        facts += scene.reading.facts(scene.follow_up.id)
    ordered = sorted(facts, key=lambda fact: (fact.happened_at, fact.journal, fact.seq))
    return list(dict.fromkeys(event for fact in ordered if (event := _event(fact))))


def _event(fact: Fact) -> Event | None:
    tale = told(fact)
    if tale is None:
        return None
    mark = "late" if tale.late else "done"
    return Event(local_day(fact.happened_at), tale.chapter, tale.sentence, mark)
