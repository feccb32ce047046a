"""A published meeting, its items, and what is left of items that are public no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from activities.installation import Installation
from app.desk.reading.papers import PaperLine, papers
from app.desk.reading.published import PublicItem, PublicMeeting
from app.web.oparl.files import file_of, gone_files
from app.web.oparl.public_object import PublicObject, at
from models.agenda.summons import AgendaSent
from models.base.language import Language
from models.engine.journal import Fact
from models.meeting.hidden import ItemsHidden
from models.meeting.meeting import Meeting

INVITED, HELD = "eingeladen", "durchgeführt"
"""Where a meeting stands, in the words that OParl has for it."""


def meeting_objects(
    installation: Installation, meeting: PublicMeeting, files: Sequence[PaperLine], language: Language
) -> Iterator[PublicObject]:
    """A meeting with what stands in it, and what is left of what stood in it."""
    facts = installation.registry.facts(meeting.journal)
    created = next(fact.recorded_at for fact in facts if isinstance(fact.content, AgendaSent))
    state = installation.registry.held(meeting.journal).of(Meeting)
    where = at("Meeting", meeting.journal)
    told = [file_of(each, "meeting", where) for each in files]
    by_kind = {
        kind: [file for file, paper in zip(told, files, strict=True) if paper.template == kind]
        for kind in ("agenda", "minutes")
    }
    items = tuple(_item(meeting, item, created, language) for item in meeting.items)
    yield PublicObject(
        "Meeting",
        meeting.journal,
        created,
        meeting.changed,
        {
            "name": meeting.journal,
            "meetingState": HELD if meeting.published else INVITED,
            "start": meeting.at,
            "end": state.closed_at if meeting.published else None,
            "location": _location(meeting, state.place, created),
            "organization": (at("Organization", meeting.body),),
            "invitation": next(iter(by_kind["agenda"]), None),
            "resultsProtocol": next(iter(by_kind["minutes"]), None),
            "auxiliaryFile": tuple(by_kind["agenda"][1:] + by_kind["minutes"][1:]),
            "agendaItem": items,
        },
    )
    listed = {line.placed for version in state.agendas for line in version}
    for placed in sorted(listed - {item.placed for item in meeting.items}):
        yield PublicObject("AgendaItem", _item_id(meeting, placed), created, created).gone(meeting.changed)
    yield from gone_files(papers(installation, meeting.journal), files, facts, meeting.changed)


def consultations(meeting: PublicMeeting, created: datetime) -> Iterator[PublicObject]:
    """What a meeting does with each public case."""
    for item in meeting.items:
        if item.case:
            said = {
                "paper": at("Paper", item.case),
                "agendaItem": at("AgendaItem", _item_id(meeting, item.placed)),
                "meeting": at("Meeting", meeting.journal),
                "organization": (at("Organization", meeting.body),),
            }
            yield PublicObject("Consultation", _item_id(meeting, item.placed), created, meeting.changed, said)


def hidden_since(meeting: str, facts: Sequence[Fact]) -> Iterator[PublicObject]:
    """What is left of cases that a published agenda named, and that became confidential afterwards."""
    sent: datetime | None = None
    for fact in facts:
        match fact.content:
            case AgendaSent():
                sent = sent or fact.recorded_at
            case ItemsHidden() as hidden if sent:
                for placed in hidden.placed:
                    now = PublicObject("Consultation", f"{meeting}-{placed}", sent, sent)
                    yield now.gone(fact.recorded_at)
                if hidden.placed:
                    yield PublicObject("Paper", hidden.case, sent, sent).gone(fact.recorded_at)


def _item(meeting: PublicMeeting, item: PublicItem, created: datetime, language: Language) -> PublicObject:
    id_ = _item_id(meeting, item.placed)
    said = {
        "meeting": at("Meeting", meeting.journal),
        "number": str(item.number),
        "order": item.number,
        "name": item.title,
        "result": item.handling.decided().say(language) if item.handling else None,
        "consultation": at("Consultation", id_) if item.case else None,
    }
    return PublicObject("AgendaItem", id_, created, meeting.changed, said)


def _item_id(meeting: PublicMeeting, placed: int) -> str:
    return f"{meeting.journal}-{placed}"


def _location(meeting: PublicMeeting, place: str, created: datetime) -> PublicObject | None:
    said = {"description": place, "meetings": (at("Meeting", meeting.journal),)}
    return PublicObject("Location", meeting.journal, created, created, said) if place else None
