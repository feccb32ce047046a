"""The life of a case for one page: drawn on an axis of time, then told fact by fact with its papers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from activities.installation import Installation
from models.base.calendar import local_day
from models.base.language import Language
from models.base.words import Said
from models.bodies.body import Bodies
from models.bodies.body_register import bodies_on
from models.case.subject import Publicity
from models.engine.journal import Fact
from models.papers.edition import is_whole
from models.record.case_record import CaseRecord, RecordedDeadline, RecordedPaper
from models.record.telling import day_of, told

LANGUAGE: Language = "fi"
"""The language of the page."""

FORCE = Said.of("chapter", "Entry into force")
"""The lane of what goes on beside the chapter that runs: checking, publication, legal force."""

WIDTH = 1000
"""The drawing's width, in its own units."""


@dataclass(frozen=True)
class Point:
    """A fact on the axis."""

    x: float
    day: date
    sentence: str
    late: bool


@dataclass(frozen=True)
class Lane:
    """A chapter of the life, from its first to its last fact."""

    chapter: str
    points: tuple[Point, ...]

    @property
    def start(self) -> float:
        """Where it begins."""
        return self.points[0].x

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.points[-1].x


@dataclass(frozen=True)
class TimelineEntry:
    """A fact as the page tells it, with the papers that it called for."""

    at: datetime
    day: date
    """The day on which readers are told it; that of a meeting for what it decided."""
    chapter: str
    lane: str
    sentence: str
    late: bool
    actor: str
    journal: str
    seq: int
    hash: str
    papers: tuple[RecordedPaper, ...]


@dataclass(frozen=True)
class Axis:
    """Time laid out from the first to the last day."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands."""
        days = max((self.last - self.first).days, 1)
        return round((day - self.first).days / days * WIDTH, 1)

    def months(self) -> list[tuple[float, date]]:
        """The first day of each month, thinned out so that their names do not run together."""
        days = [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]
        firsts = [day for day in days if day.day == 1]
        step = len(firsts) // 14 + 1
        return [(self.x(day), day) for day in firsts[::step]]


def timeline_view(record: CaseRecord, installation: Installation) -> dict[str, Any]:
    """Everything that the page's template shows."""
    facts = sorted(
        (fact for head in record.heads for fact in installation.registry.facts(head.journal)),
        key=lambda fact: (fact.happened_at, fact.position),
    )
    axis = Axis(local_day(facts[0].happened_at), local_day(facts[-1].happened_at))
    bodies = bodies_on(installation.registry, axis.last)
    record = _with_public_papers(record)
    entries = _entries(facts, record, bodies)
    return {
        "record": record,
        "axis": axis,
        "width": WIDTH,
        "lanes": _lanes(entries, axis),
        "entries": entries,
        "deadlines": [deadline for deadline in record.deadlines if _concerns(deadline, record)],
    }


def _with_public_papers(record: CaseRecord) -> CaseRecord:
    papers = tuple(paper for paper in record.papers if not is_whole(paper.template))
    return record.model_copy(update={"papers": papers})


def _kept_secret(fact: Fact, record: CaseRecord) -> bool:
    """Whether a fact tells of a confidential case's money: those of its follow-up do."""
    follow_up = fact.journal.startswith(f"{record.register_number}/")
    return follow_up and record.publicity is Publicity.CONFIDENTIAL


def _entries(facts: list[Fact], record: CaseRecord, bodies: Bodies) -> list[TimelineEntry]:
    papers: defaultdict[tuple[str, int], list[RecordedPaper]] = defaultdict(list)
    for paper in record.papers:
        papers[paper.journal, paper.seq].append(paper)
    entries: list[TimelineEntry] = []
    for fact in facts:
        if _kept_secret(fact, record):
            continue
        if tale := told(fact, bodies, LANGUAGE, secret=record.publicity is Publicity.CONFIDENTIAL):
            before = entries[-1].chapter if entries else ""
            entries.append(
                TimelineEntry(
                    at=fact.happened_at,
                    day=day_of(fact),
                    chapter=tale.chapter or before,
                    lane=tale.chapter or FORCE.say(LANGUAGE),
                    sentence=tale.sentence,
                    late=tale.late,
                    actor=fact.actor,
                    journal=fact.journal,
                    seq=fact.seq,
                    hash=fact.hash,
                    papers=tuple(papers[fact.journal, fact.seq]),
                )
            )
    return entries


def _lanes(entries: list[TimelineEntry], axis: Axis) -> list[Lane]:
    chapters: dict[str, list[Point]] = {}
    for entry in entries:
        point = Point(axis.x(entry.day), entry.day, entry.sentence, entry.late)
        chapters.setdefault(entry.lane, []).append(point)
    return [Lane(chapter, tuple(points)) for chapter, points in chapters.items()]


def _concerns(deadline: RecordedDeadline, record: CaseRecord) -> bool:
    return deadline.journal in {head.journal for head in record.heads}
