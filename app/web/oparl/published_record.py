"""Everything that is published, as objects of OParl; a meeting is told anew only when it has news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain

from sqlalchemy import func, select

from activities.installation import Installation
from app.desk.reading.papers import PaperLine, papers
from app.desk.reading.published import PublicDecision, PublicMeeting, PublicReading
from app.web.oparl.files import file_of, gone_files
from app.web.oparl.meetings import consultations, hidden_since, meeting_objects
from app.web.oparl.organisations import THE_BODY, organisations
from app.web.oparl.public_object import At, PublicObject, at
from models.agenda.summons import AgendaSent
from models.base import clock
from models.base.calendar import local_day
from models.bodies.body_register import JOURNAL as BODIES
from models.bodies.body_register import bodies_on, municipality_on
from models.case.case import Case
from models.engine.journal import Fact
from models.force.force import DecisionPublished
from models.tables.row_tables import HANDLING
from models.tables.tables import PAPER

LISTS = {
    "organization": "Organization",
    "person": "Person",
    "meeting": "Meeting",
    "paper": "Paper",
    "agendaItem": "AgendaItem",
    "consultation": "Consultation",
    "file": "File",
    "locationList": "Location",
    "legislativeTermList": "LegislativeTerm",
    "membership": "Membership",
}
"""The lists of a body, by its attributes."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class PublishedRecord:
    """What the desk publishes."""

    installation: Installation
    published: PublicReading
    _told: dict[str, tuple[PublicMeeting, int, tuple[PublicObject, ...]]] = field(default_factory=dict)

    def body(self) -> PublicObject:
        """The municipality itself."""
        facts = self.installation.registry.facts(BODIES)
        since, changed = (facts[0].recorded_at, facts[-1].recorded_at) if facts else (NEVER, NEVER)
        town = municipality_on(self.installation.registry, local_day(clock.now()))
        lists = {name: at("Body", "1", f"/{name}") for name in LISTS}
        name = town.names.say(town.languages[0])
        said = {"system": at("System", "1"), "name": name, "shortName": name, "web": At("/public"), **lists}
        return PublicObject("Body", "1", since, changed, said)

    def system(self) -> PublicObject:
        """Where everything begins."""
        body = self.body()
        said = {
            "oparlVersion": "https://schema.oparl.org/1.1/",
            "body": At("/oparl/v1.1/bodies"),
            "name": body.said["name"],
            "web": At("/public"),
        }
        return PublicObject("System", "1", body.created, body.modified, said)

    def objects(self) -> list[PublicObject]:
        """All of it, each object once, in the order of their ids; also what is left of what was published."""
        found: dict[tuple[str, str], PublicObject] = {}
        for whole in chain(self._organisations(), self._papers(), self._meetings()):
            for each in whole.with_parts():
                known = found.get((each.type, each.id))
                if known is None or known.deleted:
                    found[each.type, each.id] = each
        return [found[key] for key in sorted(found)]

    def _organisations(self) -> Iterator[PublicObject]:
        registry, today, body = self.installation.registry, local_day(clock.now()), self.body()
        language = municipality_on(registry, today).languages[0]
        yield from organisations(bodies_on(registry, today).bodies, language, body.created, body.modified)

    def _meetings(self) -> Iterator[PublicObject]:
        language = municipality_on(self.installation.registry, local_day(clock.now())).languages[0]
        counted = select(PAPER.c.journal, func.count()).group_by(PAPER.c.journal)
        with self.installation.registry.reading.connect() as connection:
            many = {row[0]: row[1] for row in connection.execute(counted)}
        for meeting in self.published.meetings():
            made = many.get(meeting.journal, 0)
            known = self._told.get(meeting.journal)
            if known is None or known[0] is not meeting or known[1] != made:
                files = self.published.papers(meeting.journal)
                told = tuple(meeting_objects(self.installation, meeting, files, language))
                known = self._told[meeting.journal] = meeting, made, told
            yield from known[2]
        for journal in self.published.called_off():
            facts = self.installation.registry.facts(journal)
            sent = next((fact.recorded_at for fact in facts if isinstance(fact.content, AgendaSent)), None)
            if sent:
                yield PublicObject("Meeting", journal, sent, sent).gone(facts[-1].recorded_at)

    def _papers(self) -> Iterator[PublicObject]:
        """A paper for each public case, with what was done of it; and what is left of those that were."""
        told: dict[str, PublicObject] = {}
        hidden: list[PublicObject] = []
        for meeting in reversed(self.published.meetings()):
            facts = self.installation.registry.facts(meeting.journal)
            created = next(fact.recorded_at for fact in facts if isinstance(fact.content, AgendaSent))
            hidden += hidden_since(meeting.journal, facts)
            done = {each.said["paper"]: each for each in consultations(meeting, created)}
            for item in meeting.items:
                if item.case:
                    case = _paper(item.case, item.title, created)
                    told[item.case] = _with(told.get(item.case, case), meeting, item.title, done)
        decided: dict[str, list[PublicDecision]] = {}
        for decision in self.published.alone():
            decided.setdefault(decision.case, []).append(decision)
        for number, decisions in decided.items():
            told[number] = self._decided(told.get(number), decisions)
        yield from told.values()
        yield from hidden
        yield from self._withdrawn(told)

    def _decided(self, known: PublicObject | None, decisions: list[PublicDecision]) -> PublicObject:
        case, title = decisions[0].case, decisions[0].title
        facts = self.installation.registry.facts(case)
        published = [fact.recorded_at for fact in facts if isinstance(fact.content, DecisionPublished)]
        paper = known or _paper(case, title, published[0])
        now = self.published.papers(case)
        files = tuple(file_of(each, "paper", at("Paper", case)) for each in now)
        offices = (*paper.said.get("underDirectionOf", ()), *_offices(decisions))
        said = {
            **paper.said,
            "underDirectionOf": tuple(dict.fromkeys(offices)),
            "mainFile": next(iter(files), None),
            "auxiliaryFile": files[1:],
            "date": decisions[0].handling.day,
        }
        return replace(paper, said=said, modified=max(paper.modified, *published))

    def _withdrawn(self, told: Iterable[str]) -> Iterator[PublicObject]:
        """Cases of which an official's decision was published, and that nobody may read any more."""
        registry = self.installation.registry
        wanted = select(HANDLING.c.journal).where(HANDLING.c.meeting == "").distinct()
        with registry.reading.connect() as connection:
            cases = sorted({*connection.execute(wanted).scalars()} - {*told})
        for case in cases:
            facts = registry.facts(case)
            was = [fact for fact in facts if _was_published(self.installation, fact)]
            if was:
                changed = facts[-1].recorded_at
                yield PublicObject("Paper", case, was[0].recorded_at, changed).gone(changed)
                yield from gone_files(_of_decisions(papers(self.installation, case)), (), was, changed)


def _paper(case: str, title: str, created: datetime) -> PublicObject:
    return PublicObject("Paper", case, created, created, {"body": THE_BODY, "reference": case, "name": title})


def _with(
    paper: PublicObject, meeting: PublicMeeting, title: str, done: dict[At, PublicObject]
) -> PublicObject:
    """A paper with what a later meeting did of it."""
    here = at("Organization", meeting.body)
    said = {
        **paper.said,
        "name": title,
        "underDirectionOf": tuple(dict.fromkeys((*paper.said.get("underDirectionOf", ()), here))),
        "consultation": (*paper.said.get("consultation", ()), done[at("Paper", paper.id)]),
    }
    return replace(paper, said=said, modified=max(paper.modified, meeting.changed))


def _offices(decisions: list[PublicDecision]) -> Iterator[At]:
    return (at("Organization", each.handling.body) for each in decisions)


def _of_decisions(found: Iterable[PaperLine]) -> Iterator[PaperLine]:
    return (each for each in found if each.template == "officeholder_decision")


def _was_published(installation: Installation, fact: Fact) -> bool:
    """Whether a fact published an official's decision for everybody."""
    if not isinstance(fact.content, DecisionPublished) or not fact.content.alone:
        return False
    then = installation.registry.held(fact.journal, fact.position).state
    return isinstance(then, Case) and not then.guarded
