"""What everybody may read without a login: agendas, minutes, decisions and reports that are published."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from activities.public.search import Search
from app.desk.reading.archived import archived, heads_of, paper_of, record_of
from app.desk.reading.papers import NoSuchPapers, pdf
from app.desk.reading.public_reports import report_paper, reports_to_read
from app.desk.reading.published import PublicReading
from app.language import language
from app.web.access import for_everybody
from app.web.house import House, TheHouse
from app.web.pages.papers import as_file
from app.web.rendering import page
from models.base.refusal import NoSuchJournal

router = APIRouter()

SHOWN = 40
"""Meetings, decisions and reports of the first page."""


def _published(request: Request) -> PublicReading:
    found: PublicReading = request.app.state.published
    return found


def _search(request: Request) -> Search:
    found: Search = request.app.state.search
    return found


@router.get("/public")
@for_everybody
def everything(request: Request, body: str = "") -> Response:
    """The latest meetings, decisions and reports; `body` is the code of a body."""
    all_meetings = _published(request).meetings()
    meetings = [each for each in all_meetings if not body or each.body == body]
    alone = [each for each in _published(request).alone() if not body or each.handling.body == body]
    reports = _search(request).reports(language(), SHOWN)
    return page(
        request,
        "public",
        meetings=meetings[:SHOWN],
        alone=alone[:SHOWN],
        reports=[each for each in reports if not body or each.body == body],
        bodies=sorted({each.body for each in all_meetings} | {each.handling.body for each in alone}),
        of=body,
    )


@router.get("/public/meeting/{journal}")
@for_everybody
def meeting(request: Request, journal: str) -> Response:
    """A meeting: its items, and what became of them once the minutes are published."""
    found = _published(request).meeting(journal)
    if found is None:
        raise NoSuchJournal(journal=journal)
    papers, off = _published(request).papers(journal), _published(request).taken_off(journal)
    return page(request, "public_meeting", meeting=found, papers=papers, off=off)


@router.get("/public/report/{journal:path}")
@for_everybody
def report(request: Request, house: TheHouse, journal: str) -> Response:
    """The published reports of a follow-up: what was granted and spent, the goals, what projects tell."""
    found = reports_to_read(house.installation, journal)
    if not found:
        raise NoSuchJournal(journal=journal)
    return page(request, "public_report", reports=found, first=found[0].report)


@router.get("/public/decision/{case:path}")
@for_everybody
def decision(request: Request, case: str) -> Response:
    """An official's decisions of a case."""
    found = list(_published(request).alone(case)) if case else []
    if not found:
        raise NoSuchJournal(journal=case)
    papers, off = _published(request).papers(case), _published(request).taken_off(case)
    return page(request, "public_decision", decisions=found, papers=papers, off=off)


@router.get("/public/paper/{sha256}")
@for_everybody
def paper(request: Request, house: TheHouse, sha256: str, journal: str) -> Response:
    """A published paper, by its hash; 410 once personal data in it was taken off the net."""
    found = _published(request).paper(journal, sha256) or report_paper(house.installation, journal, sha256)
    if found is None:
        raise NoSuchPapers(journal=journal, text=sha256[:12])
    return as_file(pdf(house.installation, sha256), found.name)


@router.get("/public/archive/{key}")
@for_everybody
def archive(request: Request, house: TheHouse, key: str) -> Response:
    """One published decision: its words, its papers with their hashes, and how to check them."""
    found = archived(house.installation, key, language())
    if found is None:
        raise NoSuchJournal(journal=key)
    said = found.papers
    own = [each for each in said if each.language == language()] or said[:1]
    return page(request, "public_archive", found=found, key=key, paper=own[0] if own else None)


@router.get("/public/archive/{key}/{sha256}.pdf")
@for_everybody
def archived_paper(house: TheHouse, key: str, sha256: str) -> Response:
    """A paper of a decision, by its hash."""
    return _file(paper_for_all(house, key, sha256), f"{key}.pdf", "application/pdf")


@router.get("/public/archive/{key}/{sha256}.json")
@for_everybody
def archived_record(house: TheHouse, key: str, sha256: str) -> Response:
    """The record inside that paper."""
    return _file(record_of(paper_for_all(house, key, sha256)), f"{key}.json", "application/json")


@router.get("/public/archive/{key}/{sha256}.sha256")
@for_everybody
def archived_hashes(house: TheHouse, key: str, sha256: str) -> Response:
    """The hashes of both, as the registry has them, in the form that sha256sum reads."""
    found = paper_of(house.installation, key, sha256)
    if found is None:
        raise NoSuchPapers(journal=key, text=sha256[:12])
    line, _ = found
    said = f"{line.sha256}  {key}.pdf\n{line.record_sha256}  {key}.json\n"
    return _file(said.encode(), f"{key}.sha256", "text/plain; charset=utf-8")


@router.get("/public/archive/{key}/heads.txt")
@for_everybody
def archived_heads(house: TheHouse, key: str) -> Response:
    """The heads of its journals and of the ledger as of now, in the form that `pykala verify` reads."""
    found = archived(house.installation, key)
    if found is None:
        raise NoSuchJournal(journal=key)
    said = "\n".join(heads_of(house.installation, found).lines()) + "\n"
    return _file(said.encode(), f"{key}-heads.txt", "text/plain; charset=utf-8")


def paper_for_all(house: House, key: str, sha256: str) -> bytes:
    """The bytes of a published decision's paper. Raises NoSuchPapers or TakenOffTheNet."""
    found = paper_of(house.installation, key, sha256)
    if found is None:
        raise NoSuchPapers(journal=key, text=sha256[:12])
    return found[1]


def _file(content: bytes, name: str, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)
