"""Papers as PDF, for those who are logged in: the public edition; the whole one is read by an act."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from activities.installation import Installation
from app.desk.reading.confidential import HandedOut
from app.desk.reading.papers import KeptBack, NoSuchPapers, PaperLine, papers, pdf
from app.web.access import for_the_logged_in
from app.web.house import TheHouse
from models.papers.edition import is_whole

router = APIRouter()


@router.get("/paper/{sha256}")
@for_the_logged_in
def paper(house: TheHouse, sha256: str, journal: str) -> Response:
    """A public paper of a journal, by its hash."""
    return handed_out(house.installation, journal, sha256)


def is_handed_out(line: PaperLine) -> bool:
    """Whether a paper is shown to whoever is let in: it is no whole edition, and none that is kept back."""
    return not is_whole(line.template) and not line.kept_back


def handed_out(installation: Installation, journal: str, sha256: str) -> Response:
    """A paper of a journal that is handed out. Raises NoSuchPapers or KeptBack."""
    spelled = installation.registry.spelled(journal)
    found = next((each for each in papers(installation, spelled) if each.sha256 == sha256), None)
    if found is None or is_whole(found.template):
        raise NoSuchPapers(journal=journal, text=sha256[:12])
    if found.kept_back:
        raise KeptBack(paper=found.name)
    return as_file(pdf(installation, sha256), found.name)


def as_download(file: HandedOut) -> Response:
    """A file that a browser puts down and does not show: people uploaded it."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"}
    return Response(file.content, media_type="application/octet-stream", headers=headers)


def as_file(content: bytes, name: str) -> Response:
    """A PDF that a browser shows, under a name that is only a name."""
    headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content, media_type="application/pdf", headers=headers)
