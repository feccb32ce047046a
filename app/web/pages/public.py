"""What everybody may read without a login: agendas, minutes, officials' decisions that are published."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.reading.papers import NoSuchPapers, pdf
from app.desk.reading.published import PublicReading
from app.web.access import for_everybody
from app.web.addressing import desk_at
from app.web.headers import unless_known
from app.web.house import TheHouse
from app.web.pages.papers import as_file
from app.web.rendering import page
from models.base.refusal import NoSuchJournal

router = APIRouter()

SHOWN = 40
"""Meetings and decisions of the first page, and entries of the feed."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed changed in which nothing stands yet."""

ATOM = "http://www.w3.org/2005/Atom"


def _published(request: Request) -> PublicReading:
    found: PublicReading = request.app.state.published
    return found


@router.get("/public")
@for_everybody
def everything(request: Request, q: str = "", body: str = "") -> Response:
    """The latest meetings and decisions; `q` is in a title, `body` the code of a body."""
    sought = q.strip().casefold()
    meetings = [
        each
        for each in _published(request).meetings()
        if (not body or each.body == body)
        and (not sought or any(sought in item.title.casefold() for item in each.items))
    ]
    alone = [
        each
        for each in _published(request).alone()
        if (not body or each.handling.body == body) and sought in each.title.casefold()
    ]
    bodies = sorted({each.body for each in _published(request).meetings()})
    return page(
        request,
        "public",
        meetings=meetings[:SHOWN],
        alone=alone[:SHOWN],
        bodies=bodies,
        q=q,
        of=body,
        sought=sought,
    )


@router.get("/public/meeting/{journal}")
@for_everybody
def meeting(request: Request, journal: str) -> Response:
    """A meeting: its items, and what became of them once the minutes are published."""
    found = _published(request).meeting(journal)
    if found is None:
        raise NoSuchJournal(journal=journal)
    return page(request, "public_meeting", meeting=found, papers=_published(request).papers(journal))


@router.get("/public/decision/{case:path}")
@for_everybody
def decision(request: Request, case: str) -> Response:
    """An official's decisions of a case."""
    found = list(_published(request).alone(case)) if case else []
    if not found:
        raise NoSuchJournal(journal=case)
    return page(request, "public_decision", decisions=found, papers=_published(request).papers(case))


@router.get("/public/paper/{sha256}")
@for_everybody
def paper(request: Request, house: TheHouse, sha256: str, journal: str) -> Response:
    """A published paper, by its hash."""
    found = next((each for each in _published(request).papers(journal) if each.sha256 == sha256), None)
    if found is None:
        raise NoSuchPapers(journal=journal, text=sha256[:12])
    return as_file(pdf(house.installation, sha256), found.name)


@router.get("/public/feed.xml")
@for_everybody
def feed(request: Request) -> Response:
    """The latest meetings as an Atom feed."""
    base = desk_at(request)
    top = ET.Element("feed", xmlns=ATOM)
    _said(top, "title", "Pykälä")
    _said(top, "id", f"{base}/public")
    meetings = _published(request).meetings()[:SHOWN]
    _said(top, "updated", max((each.changed for each in meetings), default=NEVER).isoformat())
    ET.SubElement(ET.SubElement(top, "author"), "name").text = "Pykälä"
    ET.SubElement(top, "link", rel="self", href=f"{base}/public/feed.xml")
    for each in meetings:
        entry = ET.SubElement(top, "entry")
        _said(entry, "title", f"{each.body} {each.at:%Y-%m-%d}")
        _said(entry, "id", f"{base}/public/meeting/{each.journal}")
        _said(entry, "updated", each.changed.isoformat())
        ET.SubElement(entry, "link", href=f"{base}/public/meeting/{each.journal}")
        _said(entry, "summary", "\n".join(f"{item.number}. {item.title}" for item in each.items))
    written = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return unless_known(request, Response(written, media_type="application/atom+xml"))


def _said(parent: ET.Element, name: str, said: str) -> None:
    ET.SubElement(parent, name).text = said
