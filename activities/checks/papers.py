"""Papers: the stored bytes are those that were made, and the same record makes them again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from activities.checks.fault import Fault, Inspection
from activities.papers.papers import make
from activities.store import PAPERS, NotInStore
from activities.typesetting.markup import NotAPaper
from activities.version import program
from models.base.refusal import Refusal
from models.base.words import Said, Value
from models.engine.effect_state import EffectState
from models.engine.journal import Fact
from models.papers.paper_order import PaperOrder
from models.tables.tables import JOURNAL, OUTBOX, PAPER, VERSION


def papers(looked: Inspection, journal: str, facts: list[Fact]) -> Iterator[Fault]:
    """Whether the papers of a journal are what was made of it, and can be made of it again."""
    places = {fact.seq: fact.position for fact in facts}
    wanted = select(PAPER).where(PAPER.c.journal == journal).order_by(PAPER.c.id)
    for row in looked.connection.execute(wanted):
        looked.checked["papers"] += 1
        paper = row.name
        try:
            if hashlib.sha256(looked.archive.store.get(PAPERS, row.sha256)).hexdigest() != row.sha256:
                yield Fault(
                    journal, Said.of("fault", "The paper {paper} was altered in the store.", paper=paper)
                )
        except NotInStore:
            yield Fault(journal, Said.of("fault", "The paper {paper} is not in the store.", paper=paper))
        if row.seq not in places:
            yield Fault(
                journal,
                Said.of(
                    "fault",
                    "The paper {paper} was made of fact {fact}, which is not there.",
                    paper=paper,
                    fact=row.seq,
                ),
            )
        elif row.position < places[row.seq]:
            yield Fault(
                journal,
                Said.of(
                    "fault",
                    "The paper {paper} was made before its fact {fact} was there.",
                    paper=paper,
                    fact=row.seq,
                ),
            )
        else:
            yield from (Fault(journal, *wrong) for wrong in _made_again(looked, row))


def _made_again(looked: Inspection, row: Any) -> Iterator[tuple[Said, bool]]:
    """What is wrong with the paper as this version makes it again; of another version's, that it is one."""
    wrong = _as_made_now(looked, row)
    if wrong is None:
        looked.checked["papers made again"] += 1
    elif row.version == program():
        yield wrong, True
    elif row.version in _known_versions(looked.connection):
        another = Said.of(
            "fault",
            "The paper {paper} was made by another version ({version}…), and its bytes are as recorded.",
            paper=row.name,
            version=row.version[:12],
        )
        yield another, False
    else:
        nobody = Said.of(
            "fault",
            "The paper {paper} says that the version {version}… made it, which never worked here.",
            paper=row.name,
            version=row.version[:12],
        )
        yield nobody, True


def _as_made_now(looked: Inspection, row: Any) -> Said | None:
    """How the paper differs from the one that this version makes of the same record; None if it does not."""
    try:
        order = PaperOrder(
            template=row.template,
            language=row.language,
            journal=row.journal,
            seq=row.seq,
            subject=row.subject,
        )
        paper = make(order, looked.archive.at(row.position))
    except (NotAPaper, ValueError, LookupError, AttributeError, StopIteration) as error:
        cannot = "The paper {paper} cannot be made again: {error}"
        return Said.of("fault", cannot, paper=row.name, error=_why(error))
    if paper.record_sha256 != row.record_sha256:
        shows = "The paper {paper}, made again, shows another record than it did."
        return Said.of("fault", shows, paper=row.name)
    if hashlib.sha256(paper.pdf).hexdigest() != row.sha256:
        other = "The paper {paper}, made again of the same record, has other bytes."
        return Said.of("fault", other, paper=row.name)
    return None


def _known_versions(connection: Connection) -> set[str]:
    return set(connection.execute(select(VERSION.c.sha256)).scalars())


def _why(error: Exception) -> Value:
    return error.said if isinstance(error, Refusal) else str(error)


def papers_of_nothing(looked: Inspection) -> Iterator[Fault]:
    """Papers whose journal is not there, and papers that were ordered and made, and are not there."""
    there = select(JOURNAL.c.id)
    for row in looked.connection.execute(select(PAPER).where(PAPER.c.journal.not_in(there))):
        yield Fault(
            row.journal,
            Said.of("fault", "There is a paper {paper} of it, and no such journal.", paper=row.name),
        )
    kept = {
        tuple(row)
        for row in looked.connection.execute(
            select(PAPER.c.journal, PAPER.c.seq, PAPER.c.template, PAPER.c.language, PAPER.c.subject)
        )
    }
    made = select(OUTBOX.c.order).where(OUTBOX.c.state == EffectState.MADE).order_by(OUTBOX.c.id)
    for written in looked.connection.execute(made).scalars():
        order = PaperOrder.model_validate(json.loads(written))
        if (order.journal, order.seq, order.template, order.language, order.subject) not in kept:
            yield Fault(
                order.journal,
                Said.of(
                    "fault",
                    "The paper {template} ({language}) of fact {fact} was made, and is not among the papers.",
                    template=order.template,
                    language=order.language,
                    fact=order.seq,
                ),
            )
