"""Readings of a journal's life, and of how a proposal changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from app.desk.entering import held
from app.desk.reading.difference import Mark
from app.desk.reading.falling_due import to_come
from app.desk.reading.proposals import ProposalPart, Rewritten, revised
from app.desk.reading.revision_words import heading
from app.desk.reading.titles_now import told_now
from app.language import language
from app.web.access import for_programs
from app.web.api.answering import A_PAGE, Cursor, Key, Limit, paged, told
from app.web.api.door import ROOT, for_reading
from app.web.api.said import Says, sentences
from app.web.house import TheHouse
from app.web.pages.difference import pieces, shown_words
from models.base.words import worded
from models.engine.journal import Fact
from models.law.deadline import Deadline

router = APIRouter(prefix=ROOT, dependencies=[Depends(for_reading)])

Number = Annotated[int | None, Query(ge=1, le=100_000)]
"""Which revision of a proposal."""


class Happening(StrEnum):
    """What a line of a timeline is."""

    FACT = "fact"
    DEADLINE = "deadline"


@dataclass(frozen=True)
class TimelineLine:
    """Something that happened in a journal, or that falls due there."""

    at: datetime
    """When it happened, or falls due."""
    what: Happening
    """Whether it is a fact or a deadline that is still to come."""
    seq: int
    """The number of the fact; 0 of a deadline."""
    name: str
    """What kind of fact it is; of a deadline its name, unique in the journal."""
    said: str
    """It in words, in the reader's language; of a deadline how its day came about."""
    recorded_at: datetime | None
    """When the registry took it; None of a deadline."""
    actor: str
    """Who acted; empty of a deadline."""
    role: str
    """In which role; empty of a deadline."""
    rule: str
    """The rule behind a deadline; empty of a fact."""

    @classmethod
    def of(cls, each: Fact | Deadline, say: Says) -> Self:
        """What is told of it."""
        if isinstance(each, Fact):
            return cls(
                at=each.happened_at,
                what=Happening.FACT,
                seq=each.seq,
                name=each.kind,
                said=say(each.content.said()),
                recorded_at=each.recorded_at,
                actor=each.actor,
                role=each.role,
                rule="",
            )
        return cls(
            at=each.at,
            what=Happening.DEADLINE,
            seq=0,
            name=each.key,
            said=each.explain(language()),
            recorded_at=None,
            actor="",
            role="",
            rule=each.rule,
        )


@dataclass(frozen=True)
class ChangedWords:
    """Some words, or a line of a list."""

    mark: Mark
    """What became of them: they stayed, went out, or came in."""
    text: str
    """The words; of a confidential text only its commitment."""


@dataclass(frozen=True)
class ChangedPart:
    """A part of a proposal that differs."""

    part: ProposalPart
    """Which it is."""
    clause: int
    """The number of a clause; 0 of every other part."""
    called: str
    """What it is called, in the reader's language."""
    words: tuple[ChangedWords, ...]
    """A text word by word, a list line by line."""


@dataclass(frozen=True)
class RevisionsCompared:
    """Everything in which two revisions of a proposal differ."""

    journal: str
    """The case."""
    earlier: int
    """The revision that was before."""
    later: int
    """The revision that is compared with it."""
    parts: tuple[ChangedPart, ...]
    """What differs, part by part."""


@router.get("/timeline/{journal:path}")
@for_programs
def one_timeline(
    request: Request, house: TheHouse, journal: str, limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response:
    """What happened in a case, a meeting or a follow-up, and what falls due there. Its ETag is that of the
    journal."""

    def key(each: Fact | Deadline) -> Key:
        if isinstance(each, Fact):
            return (each.happened_at.isoformat(), each.seq, each.kind)
        return (each.at.isoformat(), 1_000_000_000, each.key)

    registry, found = house.installation.registry, held(house.installation, journal)
    life: tuple[Fact | Deadline, ...] = (
        *told_now(found, registry.facts(found.id), registry.held),
        *to_come(found),
    )
    say = sentences(house.installation)
    page = paged(request, life, key, limit, cursor, lambda each: TimelineLine.of(each, say))
    page.headers["ETag"] = f'"{found.seq}"'
    return page


@router.get("/difference/{journal:path}")
@for_programs
def one_difference(house: TheHouse, journal: str, earlier: Number = None, later: Number = None) -> Response:
    """Two revisions of a case's proposal compared: the last one with the one before it where none is named.

    Its ETag is that of the case.
    """
    found = held(house.installation, journal)
    compared = revised(house.installation, found.id, earlier, later, shown_words(house, found), public=True)
    parts = tuple(
        ChangedPart(
            part=each.part,
            clause=(each.clause or 0) if isinstance(each, Rewritten) else 0,
            called=worded(heading(each), language()),
            words=tuple(ChangedWords(mark, text) for mark, text in pieces(each)),
        )
        for each in compared.differences
    )
    differs = RevisionsCompared(found.id, compared.earlier, compared.later, parts)
    return told(differs, {"ETag": f'"{found.seq}"'})
