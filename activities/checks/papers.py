"""Papers: the stored bytes are those that were made, and the same record makes them again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from activities.checks.fault import Fault, Inspection
from activities.checks.ledger import Noting
from activities.papers.papers import make
from activities.store import PAPERS, NotInStore
from activities.typesetting.markup import NotAPaper
from activities.version import program
from models.base.refusal import Refusal
from models.base.words import Said, Value
from models.engine.effect_state import EffectState
from models.engine.journal import Fact
from models.papers.paper_order import PaperOrder
from models.tables.noted import PAPERS as NOTED_PAPERS
from models.tables.outbox import OUTBOX
from models.tables.tables import JOURNAL, PAPER, VERSION

_ERASED = Said.of("fault", "The paper {paper} showed a text that was erased since, and cannot be made again.")


def papers(looked: Inspection, journal: str, facts: list[Fact], noting: Noting) -> Iterator[Fault]:
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
        if noting.version_of(noting.line_of(NOTED_PAPERS, *_identity(row))) not in (None, row.version):
            yield Fault(
                journal,
                Said.of(
                    "fault",
                    "The paper {paper} says that the version {version}… made it, and another one noted it.",
                    paper=paper,
                    version=row.version[:12],
                ),
            )
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
    elif wrong == _ERASED.filled(paper=row.name):
        yield wrong, False
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
    order = PaperOrder(
        template=row.template,
        language=row.language,
        journal=row.journal,
        seq=row.seq,
        subject=row.subject,
    )
    try:
        paper = make(order, looked.archive.at(row.position, looked.shelf))
        if not looked.erasures.keys().isdisjoint(paper.gone | paper.sealed):
            return _ERASED.filled(paper=row.name)
        kept = looked.archive.kept(order, paper)
    except (NotAPaper, ValueError, LookupError, AttributeError, StopIteration) as error:
        cannot = "The paper {paper} cannot be made again: {error}"
        why = type(error).__name__ if order.whole else _why(error)  # its words may repeat what the paper says
        return Said.of("fault", cannot, paper=row.name, error=why)
    if kept is None or kept.record_sha256 != row.record_sha256:
        shows = "The paper {paper}, made again, shows another record than it did."
        return Said.of("fault", shows, paper=row.name)
    if hashlib.sha256(kept.stored).hexdigest() != row.sha256:
        other = "The paper {paper}, made again of the same record, has other bytes."
        return Said.of("fault", other, paper=row.name)
    return None


def _known_versions(connection: Connection) -> set[str]:
    return set(connection.execute(select(VERSION.c.sha256)).scalars())


def _why(error: Exception) -> Value:
    return error.said if isinstance(error, Refusal) else str(error)


def papers_of_nothing(looked: Inspection) -> Iterator[Fault]:
    """Papers without their journal or their order, and papers that were made and are not there."""
    there = select(JOURNAL.c.id)
    for row in looked.connection.execute(select(PAPER).where(PAPER.c.journal.not_in(there))):
        yield Fault(
            row.journal,
            Said.of("fault", "There is a paper {paper} of it, and no such journal.", paper=row.name),
        )
    rows = looked.connection.execute(select(PAPER).order_by(PAPER.c.id)).all()
    kept = {_identity(row): row for row in rows}
    ordered = set()
    wanted = select(OUTBOX.c.order, OUTBOX.c.state).where(OUTBOX.c.kind == "paper").order_by(OUTBOX.c.id)
    for written, state in looked.connection.execute(wanted):
        order = PaperOrder.model_validate(json.loads(written))
        ordered.add(_identity(order))
        if state is EffectState.MADE and _identity(order) not in kept:
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
    for identity, row in kept.items():
        if identity not in ordered:
            nobody = Said.of("fault", "Nobody ordered the paper {paper}.", paper=row.name)
            yield Fault(row.journal, nobody)


def _identity(paper: Any) -> tuple[str, int, str, str, str]:
    """What no two papers have alike, of a paper or of its order; as the ledger has it."""
    return paper.journal, paper.seq, paper.template, paper.language, paper.subject
