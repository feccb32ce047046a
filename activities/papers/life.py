"""The life of a case, event by event, for the drawing on its cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from activities.papers.scene import Scene
from models.base.calendar import local_day
from models.base.language import Language
from models.base.writing import Written
from models.bodies.body import Bodies
from models.bodies.body_register import bodies_on
from models.case.closing import CaseClosed
from models.engine.journal import Fact
from models.follow_up.reporting import ReportGiven
from models.law.openness import takes_own_words
from models.record.telling import day_of, told, told_together


@dataclass(frozen=True)
class Event:
    """One point of the drawing; `mark` is `done` or `late`."""

    day: date
    stage: str
    text: str
    mark: str


def life(scene: Scene) -> list[Event]:
    """What happened in the case and its follow-up; reports of one day and period are one event."""
    facts = list(scene.reading.facts(scene.order.journal))
    if scene.follow_up:
        facts += scene.reading.facts(scene.follow_up.id)
    bodies = bodies_on(scene.reading, local_day(scene.fact.happened_at))
    language = scene.order.language
    matter = scene.matter
    secret = matter is not None and matter.case.confidential
    facts = [_read_out(fact, scene) for fact in facts if told(fact, bodies, language)]
    closing = CaseClosed.__name__
    in_order = sorted(facts, key=lambda fact: (fact.happened_at, fact.kind == closing))
    return list(_events(in_order, bodies, language, secret=secret))


def _read_out(fact: Fact, scene: Scene) -> Fact:
    """The fact with its short public texts as words, where they were said in several languages."""
    content = fact.content
    said = {
        name: text.say(scene.order.language)
        for name, info in type(content).model_fields.items()
        if takes_own_words(info.annotation)
        and isinstance(written := getattr(content, name), Written)
        and not written.sealed
        and (text := scene.read(written))
    }
    return fact.model_copy(update={"content": content.model_copy(update=said)}) if said else fact


def _events(facts: list[Fact], bodies: Bodies, language: Language, *, secret: bool) -> Iterator[Event]:
    chapter = ""
    for _, group in groupby(facts, _together):
        same = list(group)
        reports = [fact.content for fact in same if isinstance(fact.content, ReportGiven)]
        one = told(same[0], bodies, language, secret=secret)
        tale = told_together(reports, language) if len(reports) > 1 else one
        if tale:
            chapter = tale.chapter or chapter
            mark = "late" if tale.late else "done"
            yield Event(day_of(same[0]), chapter, tale.sentence, mark)


def _together(fact: Fact) -> object:
    content = fact.content
    if isinstance(content, ReportGiven) and not content.overspent:
        return local_day(fact.happened_at), content.period, content.late
    return fact.journal, fact.seq
