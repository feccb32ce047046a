"""One published decision as it is archived: its words, its papers with their hashes, what checks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pikepdf
from sqlalchemy import select

from activities.checks.heads import heads
from activities.installation import Installation
from activities.public.published import PublicView
from app.desk.reading.papers import PaperLine, papers, pdf
from models.base import clock
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.case.case import Case
from models.engine.heads import Heads
from models.force.taken_off import is_taken_off
from models.matter.handling import Handling
from models.record.decision import DecisionRecord
from models.tables.row_tables import HANDLING

DECISION_PAPERS = ("extract", "officeholder_decision")
"""The papers that are about one decision alone."""


class TakenOffTheNet(Refusal):
    """This paper was taken off the public net on {day}, as the period to challenge its decision ended: it
    names people. The registry office gives what is not secret on request."""


@dataclass(frozen=True)
class Archived:
    """A decision, as everybody reads it now; `off` is when personal data is taken off it, or was.

    `papers` are the last of each language, none once personal data in them was taken off.
    """

    case: Case
    handling: Handling
    record: DecisionRecord
    papers: Sequence[PaperLine]
    off: datetime | None
    is_off: bool


def archived(installation: Installation, key: str, language: Language = "fi") -> Archived | None:
    """A published decision by its key, as of now, in a language if it is told in it; None of any other."""
    with installation.registry.reading.connect() as connection:
        case_id = connection.execute(select(HANDLING.c.journal).where(HANDLING.c.decision == key)).scalar()
    now = clock.now()
    view = PublicView(installation.archive, now)
    found = view.decided(key, case_id) if case_id else None
    if found is None:
        return None
    case, handling = found
    off = view.until(case, handling)
    is_off = is_taken_off(off, now)
    lines = () if is_off else _papers(installation, case.id, key)
    return Archived(case, handling, view.record(case, handling, language), lines, off, is_off)


def paper_of(installation: Installation, key: str, sha256: str) -> tuple[PaperLine, bytes] | None:
    """A paper of a published decision, by its hash; None of any other. Raises TakenOffTheNet."""
    found = archived(installation, key)
    lines = _papers(installation, found.case.id, key) if found else ()
    line = next((each for each in lines if each.sha256 == sha256), None)
    if found is None or line is None:
        return None
    if found.is_off and found.off:
        raise TakenOffTheNet(day=local_day(found.off))
    return line, pdf(installation, sha256)


def record_of(paper: bytes) -> bytes:
    """The record that lies inside a paper."""
    with pikepdf.open(BytesIO(paper)) as opened:
        return bytes(opened.attachments["record.json"].get_file().read_bytes())


def heads_of(installation: Installation, found: Archived) -> Heads:
    """The heads of the case, its meeting and the ledger as of now, for whoever checks later."""
    all_heads = heads(installation.archive)
    own = (found.case.id, found.handling.meeting)
    return all_heads.model_copy(
        update={"heads": tuple(each for each in all_heads.heads if each.journal in own)}
    )


def _papers(installation: Installation, case: str, key: str) -> list[PaperLine]:
    facts = {fact.seq: fact.content for fact in installation.registry.facts(case)}
    last: dict[str, PaperLine] = {}
    for each in papers(installation, case):
        if each.template in DECISION_PAPERS and getattr(facts[each.seq], "decision", "") == key:
            last[each.language] = each
    return [each for each in last.values() if not each.kept_back]
