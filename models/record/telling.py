"""The facts of a case's life as sentences, each with the chapter of the life that it belongs to."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from models.base.calendar import local_day
from models.base.language import Language
from models.base.words import Said
from models.bodies.body import Bodies
from models.case.review import ReviewGiven
from models.case.review_due import ReviewFellDue
from models.case.visas import VisaFellDue
from models.case.wish import ProposalFellDue
from models.decision.decision import CaseHandled
from models.engine.journal import Content, Fact
from models.follow_up.missing_reports import ReportsFellDue
from models.follow_up.reporting import ReportGiven
from models.record.chapters import FOLLOW_UP, lived
from models.record.life import SAID_OF_A_SECRET, SENTENCES
from models.record.life_of_money import period, projects


class Told(NamedTuple):
    """A fact as a reader is told it.

    `chapter` is empty where the chapter that runs goes on; `late` says that something was not done in time.
    """

    chapter: str
    sentence: str
    late: bool = False


def day_of(fact: Fact) -> date:
    """The local day on which a reader is told a fact: what a meeting decided has the day of its sitting, also
    where midnight passed before."""
    content = fact.content
    if isinstance(content, CaseHandled) and content.handling.meeting:
        return content.handling.day
    return local_day(fact.happened_at)


def told_together(reports: list[ReportGiven], language: Language) -> Told:
    """Reports of one period that were given together, as one sentence."""
    first = reports[0]
    late = lived("{projects} reported late: {period}.")
    said = late if first.late else lived("{projects} reported: {period}.")
    said = said.filled(projects=projects(reports), period=period(first.period))
    return Told(FOLLOW_UP.say(language), said.say(language), first.late)


def told(fact: Fact, bodies: Bodies, language: Language, *, secret: bool = False) -> Told | None:
    """The fact as one sentence without confidential texts; None if it tells a reader nothing of the life.

    `secret` says that the case is confidential now: then nothing is told in people's own words.
    """
    tell = SENTENCES.get(fact.kind)
    if tell is None:
        return None
    chapter, sentence = tell
    if secret and fact.kind in SAID_OF_A_SECRET:
        sentence = SAID_OF_A_SECRET[fact.kind]
    said = sentence if isinstance(sentence, Said) else sentence(fact.content, bodies)
    if said is None:
        return None
    return Told(chapter.say(language) if chapter else "", said.say(language), _late(fact.content))


def _late(content: Content) -> bool:
    match content:
        case ReviewGiven() | ReportGiven():
            return content.late
        case _:
            late = ReviewFellDue | ReportsFellDue | VisaFellDue | ProposalFellDue
            return isinstance(content, late)
