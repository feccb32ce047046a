"""The papers of a journal as a reader calls them: which kind, about what, in which language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from activities.installation import Installation
from app.desk.reading.journals import JournalStanding
from app.desk.reading.papers import PaperLine, about
from app.web.pages.papers import is_handed_out
from models.engine.journal import Fact
from models.papers.edition import document
from models.papers.topic import Topic
from models.tables.outbox import OUTBOX, UNFINISHED


@dataclass(frozen=True)
class ListedPaper:
    """A paper: what it is, and whether those alone get it who may read what is confidential."""

    line: PaperLine
    kind: str
    topic: Topic
    guarded: bool


def listed(standing: JournalStanding, facts: Mapping[int, Fact]) -> tuple[ListedPaper, ...]:
    """The papers, the latest first; what is kept back is read by an act, as whole editions are."""
    return tuple(
        ListedPaper(
            line,
            document(line.template),
            about(standing.held, facts, line).topic,
            not is_handed_out(line),
        )
        for line in reversed(standing.papers)
    )


def readable(papers: Sequence[ListedPaper], *, confidential: bool) -> tuple[ListedPaper, ...]:
    """Those for every reader of the desk, or those that are read by an act alone."""
    return tuple(each for each in papers if each.guarded is confidential)


def alike(papers: Sequence[ListedPaper]) -> list[tuple[ListedPaper, ...]]:
    """The papers, each with those that say the same in another language."""
    found: dict[tuple[int, str, str], list[ListedPaper]] = {}
    for each in papers:
        found.setdefault((each.line.seq, each.kind, f"{each.topic}"), []).append(each)
    return [tuple(sorted(group, key=lambda each: each.line.language)) for group in found.values()]


def waiting(installation: Installation, journal: str) -> int:
    """How many papers of a journal are being made."""
    wanted = select(func.count()).where(OUTBOX.c.driver == journal, OUTBOX.c.kind == "paper", UNFINISHED)
    with installation.registry.reading.connect() as connection:
        return connection.execute(wanted).scalar() or 0
