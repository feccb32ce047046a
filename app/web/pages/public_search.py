"""Searching what is published, on a page and as a feed; no word of anything else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from activities.public.search import LONGEST, Search, SearchResult, Sought
from app.language import language
from app.web.access import for_everybody
from app.web.addressing import desk_at
from app.web.headers import unless_known
from app.web.house import TheHouse
from app.web.rendering import named_body, named_town, page
from models.base.formats import date_text

router = APIRouter()

A_PAGE = 20
"""So many are shown on a page of what was found."""

IN_A_FEED = 40
"""So many stand in a feed: the newest."""

ATOM = "http://www.w3.org/2005/Atom"
NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)

Words = Annotated[str, Query(max_length=LONGEST)]
Code = Annotated[str, Query(max_length=40)]


@router.get("/public/search")
@for_everybody
def search(request: Request, q: Words = "", body: Code = "", year: str = "", number: str = "1") -> Response:
    """What is published and has all the words, the newest first; `number` is that of the page."""
    sought = Sought(q, body, int(year) if year.isdecimal() and len(year) == 4 else 0)
    this = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    asked = bool(q.strip() or body or sought.year)
    of_all = _search(request)
    found = of_all.find(sought, language(), (this - 1) * A_PAGE, A_PAGE) if asked else SearchResult([], 0)
    kept = {"q": q, "body": body, "year": year}
    return page(
        request,
        "public_search",
        found=found,
        asked=asked,
        sought=sought,
        bodies=of_all.bodies(),
        years=of_all.years(),
        this=this,
        last=max(1, -(-found.count // A_PAGE)),
        to=lambda which: f"/public/search?{urlencode({**kept, 'number': which})}",
        feed=f"/public/feed.xml?{urlencode({name: said for name, said in kept.items() if said})}",
    )


@router.get("/public/feed.xml")
@for_everybody
def feed(request: Request, house: TheHouse, q: Words = "", body: Code = "") -> Response:
    """The newest of what is published as an Atom feed: all of it, or what has the words, or of a body."""
    base = house.installation.settings.public_address or desk_at(request)
    found = _search(request).find(Sought(q, body), language(), 0, IN_A_FEED)
    own = urlencode({name: said for name, said in (("q", q), ("body", body)) if said})
    here = f"{base}/public/feed.xml{'?' if own else ''}{own}"
    top = ET.Element("feed", xmlns=ATOM)
    town = named_town(request)
    _said(top, "title", " · ".join(filter(None, (town, named_body(request, body) if body else "", q))))
    _said(top, "id", here)
    ET.SubElement(top, "link", rel="self", href=here)
    author = ET.SubElement(top, "author")
    _said(author, "name", town)
    changed = [hit.published_at for hit in found.hits]
    _said(top, "updated", max(changed, default=NOTHING_YET).isoformat())
    for hit in found.hits:
        entry = ET.SubElement(top, "entry")
        section = f" § {hit.section}" if hit.section else ""
        title = "".join(said for said, _ in hit.title)
        _said(
            entry,
            "title",
            f"{named_body(request, hit.body)} {date_text(hit.day, language())}{section}: {title}",
        )
        _said(entry, "id", f"{base}{hit.address}{'' if hit.decision else f'#item-{hit.item}'}")
        _said(entry, "updated", hit.published_at.isoformat())
        ET.SubElement(entry, "link", href=f"{base}{hit.address}")
        _said(entry, "summary", "".join(said for said, _ in hit.excerpt))
    written = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return unless_known(request, Response(written, media_type="application/atom+xml"))


def _search(request: Request) -> Search:
    found: Search = request.app.state.search
    return found


def _said(parent: ET.Element, name: str, said: str) -> None:
    ET.SubElement(parent, name).text = said
