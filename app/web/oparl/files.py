"""Published papers as files, and those that were published and are no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from urllib.parse import urlencode

from app.desk.reading.papers import PaperLine
from app.web.oparl.public_object import At, PublicObject
from models.agenda.summons import AgendaSent
from models.base.calendar import local_day
from models.engine.journal import Content, Fact
from models.force.force import DecisionPublished
from models.minutes.minutes import MinutesPublished
from models.papers.edition import is_whole

PUBLISHED_BY: dict[str, type[Content]] = {
    "agenda": AgendaSent,
    "minutes": MinutesPublished,
    "officeholder_decision": DecisionPublished,
}
"""By which fact a paper of each kind is for everybody."""


def file_of(paper: PaperLine, of: str, where: At) -> PublicObject:
    """A paper as a file of a meeting or of a paper of OParl, by the name of that attribute."""
    asked = urlencode({"journal": paper.journal})
    said = {
        "name": paper.title,
        "fileName": paper.name,
        "mimeType": "application/pdf",
        "date": local_day(paper.made_at),
        "accessUrl": At(f"/public/paper/{paper.sha256}?{asked}"),
        of: (where,),
    }
    return PublicObject("File", paper.sha256, paper.made_at, paper.made_at, said)


def gone_files(
    all_papers: Iterable[PaperLine], now: Sequence[PaperLine], facts: Sequence[Fact], changed: datetime
) -> Iterator[PublicObject]:
    """What is left of papers that everybody could have, and nobody can any more."""
    there = {each.sha256 for each in now}
    for paper in all_papers:
        if paper.sha256 in there or is_whole(paper.template) or paper.template not in PUBLISHED_BY:
            continue
        if any(isinstance(fact.content, PUBLISHED_BY[paper.template]) for fact in facts):
            bare = PublicObject("File", paper.sha256, paper.made_at, paper.made_at, {})
            yield bare.gone(changed)
