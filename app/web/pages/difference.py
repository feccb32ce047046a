"""What changed from one revision of a proposal to another, word by word and line by line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.entering import held
from app.desk.reading.cases import reviews
from app.desk.reading.difference import Mark, Piece
from app.desk.reading.proposals import Difference, Reads, Relisted, Rewritten, revised
from app.desk.reading.revision_words import heading, line
from app.language import language
from app.web.access import for_the_logged_in
from app.web.house import House, TheHouse
from app.web.rendering import page, page_words
from models.base.words import worded
from models.base.writing import Written
from models.case.case import Case
from models.engine.world import Held

router = APIRouter()


@router.get("/difference/{journal:path}")
@for_the_logged_in
def difference(
    request: Request, house: TheHouse, journal: str, earlier: int | None = None, later: int | None = None
) -> Response:
    """Two revisions compared; the last one with the one before it where none is named."""
    stands = held(house.installation, journal)
    case = stands.of(Case)
    found = None
    if len(case.proposals) > 1:
        found = revised(house.installation, journal, earlier, later, shown_words(house, stands), public=True)
    differences = found.differences if found else ()
    return page(
        request,
        "difference",
        case=case,
        found=found,
        parts=[(worded(heading(each), language()), list(pieces(each))) for each in differences],
        reviewed=[(each.asked.group, each.last.revision) for each in reviews(case) if each.last],
    )


def shown_words(house: House, case: Held) -> Reads:
    """What reads the words of a text of a case; a confidential one by its hash, so that a change of it
    shows."""
    return partial(_words, house, case)


def _words(house: House, case: Held, text: Written) -> str:
    found = None if case.begun().confidential else house.installation.archive.open_text(text)
    return found.say(found.original) if found else f"{page_words('confidential')} [{text.sha256[:8]}]"


def pieces(each: Difference) -> Iterator[Piece]:
    """What differs in a part: words of a text, lines of a list."""
    match each:
        case Rewritten(pieces=pieces):
            yield from pieces
        case Relisted(out=out, came=came):
            yield from ((Mark.OUT, f"{worded(line(entry), language())}\n") for entry in out)
            yield from ((Mark.IN, f"{worded(line(entry), language())}\n") for entry in came)
