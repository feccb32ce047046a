"""Papers: which there are, where their bytes lie, and the bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from activities.installation import Installation
from activities.store import PAPERS
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.engine.journal import Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.follow_up.reporting import ReportGiven, ReportReturned
from models.papers.kept_back import called_now, kept_back
from models.papers.paper import topic_of
from models.papers.paper_order import PaperOrder
from models.papers.topic import Topic
from models.tables.tables import PAPER


@dataclass(frozen=True)
class PaperLine:
    """A paper: the fact that called for it, what made it and what came out; `place` is where it lies.

    `kept_back` are the cases that became confidential after it, for whose sake it is handed out to nobody at
    large; its title is what its case is called now, where that is confidential.
    """

    journal: str
    seq: int
    position: int
    template: str
    language: str
    subject: str
    title: str
    name: str
    version: str
    record_sha256: str
    sha256: str
    made_at: datetime
    place: str
    kept_back: tuple[str, ...] = ()


class NoSuchPapers(Refusal):
    """{journal} has no papers with '{text}' in their name."""


class KeptBack(Refusal):
    """{paper} was made before its case became confidential: those who may read the case get it by `pykala
    paper read`."""


_OWN = tuple(name for name in PaperLine.__dataclass_fields__ if name not in ("place", "kept_back"))


def papers(installation: Installation, *journals: str) -> list[PaperLine]:
    """The papers of journals, in the order in which they were called for."""
    wanted = select(*(PAPER.c[name] for name in _OWN)).where(PAPER.c.journal.in_(journals))
    with installation.registry.reading.connect() as connection:
        rows = connection.execute(wanted.order_by(PAPER.c.position, PAPER.c.id)).mappings().all()
    store = f"{installation.settings.store}/{PAPERS}"
    lines = [PaperLine(**row, place=f"{store}/{row['sha256']}") for row in rows]
    facts = {journal: installation.registry.facts(journal) for journal in {line.journal for line in lines}}
    return [_as_known_now(installation, line, facts[line.journal]) for line in lines]


def _as_known_now(installation: Installation, line: PaperLine, facts: Sequence[Fact]) -> PaperLine:
    registry, order = installation.registry, PaperOrder.model_validate(line, from_attributes=True)
    kept = kept_back(order, facts, registry.held, registry.facts)
    title = called_now(order, facts, registry.held)
    return replace(line, title=title or line.title, kept_back=kept) if title or kept else line


@dataclass(frozen=True)
class About:
    """What tells a paper from others of its kind; `owner` answers for its project.

    `returned` is the day on which the report that it is was returned to its owner.
    """

    topic: Topic
    owner: str = ""
    returned: date | None = None


def about(held: Held, facts: Mapping[int, Fact], paper: PaperLine) -> About:
    """What a paper of a journal is about, by the fact that called for it."""
    order = PaperOrder.model_validate(paper, from_attributes=True)
    topic = topic_of(order, facts[paper.seq].content)
    line = held.state.lines.get(topic.project) if isinstance(held.state, FollowUp) else None
    return About(topic, line.owner if line else "", _returned(facts, paper.seq))


def _returned(facts: Mapping[int, Fact], seq: int) -> date | None:
    """When the report of a fact was returned; None of one that was not, and of whatever else it tells."""
    given = facts[seq].content
    if not isinstance(given, ReportGiven):
        return None
    later = (facts[number] for number in sorted(facts) if number > seq)
    for fact in later:
        said = fact.content
        if isinstance(said, (ReportGiven, ReportReturned)) and _is_of(said, given):
            return local_day(fact.happened_at) if isinstance(said, ReportReturned) else None
    return None


def _is_of(said: ReportGiven | ReportReturned, given: ReportGiven) -> bool:
    return (said.project, said.period) == (given.project, given.period)


def pdf(installation: Installation, sha256: str) -> bytes:
    """The bytes of a paper."""
    return installation.archive.store.get(PAPERS, sha256)
