"""A record held against another, field by field: equal, different, or not played because it has no room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.replay import sameness
from models.decision_record import DecisionRecord
from models.proceedings import Proceedings


class Verdict(StrEnum):
    """How two values of a field stand to each other."""

    EQUAL = "equal"
    DIFFERENT = "different"
    NOT_PLAYED = "not played"


@dataclass(frozen=True)
class Line:
    """One field with what the record says of it, and what the engine says."""

    field: str
    record: str
    engine: str
    verdict: Verdict


def compare(record: DecisionRecord, engine: DecisionRecord) -> list[Line]:
    """Every field of the record that says something, against the engine's."""
    return [*_fields(record, engine), *_not_played(record)]


def _fields(record: DecisionRecord, engine: DecisionRecord) -> Iterator[Line]:
    for name in ("register_number", "title", "task_class", "section", "language", "kind", "outcome"):
        yield _line(name, getattr(record, name), getattr(engine, name))
    if record.day:
        yield _line("day", record.day, engine.day)
    yield _line("organisation", _name(record), _name(engine))
    yield _line("organisation.kind", record.organisation.kind, engine.organisation.kind)
    yield _line("sitting", sameness.sitting(record), sameness.sitting(engine))
    yield from _each("clauses", record.clauses, engine.clauses)
    yield _line("reasons", record.reasons, engine.reasons)
    yield from _proceedings(record.proceedings or Proceedings(), engine.proceedings or Proceedings())
    if record.tabled:
        yield _line("tabled", record.tabled, engine.tabled)
    yield from _papers("", record, engine)
    yield _line("corrects", sameness.corrected(record), sameness.corrected(engine))
    yield _line("checked_at_once", record.checked_at_once, engine.checked_at_once)
    yield _line("proposal", bool(record.proposal), bool(engine.proposal))
    if record.proposal and engine.proposal:
        for name in ("kind", "as_decided", "summary", "reasons"):
            yield _line(f"proposal.{name}", getattr(record.proposal, name), getattr(engine.proposal, name))
        yield from _each("proposal.clauses", record.proposal.clauses, engine.proposal.clauses)
        yield from _papers("proposal.", record.proposal, engine.proposal)


def _papers(under: str, record: Any, engine: Any) -> Iterator[Line]:
    yield _line(f"{under}presenter", record.presenter, engine.presenter)
    yield from _each(f"{under}further_information", record.further_information, engine.further_information)
    yield from _each(
        f"{under}attachments",
        map(sameness.attachment, record.attachments),
        map(sameness.attachment, engine.attachments),
    )
    yield from _each(
        f"{under}extracts", map(sameness.extract, record.extracts), map(sameness.extract, engine.extracts)
    )
    if record.informed or engine.informed:
        yield from _each(f"{under}informed", record.informed, engine.informed)
    yield _line(
        f"{under}appeal",
        record.appeal.kind if record.appeal else None,
        engine.appeal.kind if engine.appeal else None,
    )
    if record.appeal and engine.appeal:
        for name, theirs, ours in sameness.appeal(record.appeal, engine.appeal):
            yield _line(f"{under}appeal.{name}", theirs, ours)


def _proceedings(record: Proceedings, engine: Proceedings) -> Iterator[Line]:
    yield from _each("experts", map(sameness.expert, record.experts), map(sameness.expert, engine.experts))
    yield from _each(
        "recusals", map(sameness.recusal, record.recusals), map(sameness.recusal, engine.recusals)
    )
    yield from _each("motions", map(sameness.motion, record.motions), map(sameness.motion, engine.motions))
    yield _line("votes", len(record.votes), len(engine.votes))
    for number, (theirs, ours) in enumerate(zip(record.votes, engine.votes, strict=False), start=1):
        for name, mine, other in sameness.vote(theirs, ours, engine.motions):
            yield _line(f"votes[{number}].{name}", mine, other)
    if record.proposal_approved is not None:
        yield _line("proposal_approved", record.proposal_approved, engine.proposal_approved)
    yield from _each("remarks", record.remarks, engine.remarks)
    yield from _each("dissents", record.dissents, engine.dissents)


def _each(name: str, record: Iterable[Any], engine: Iterable[Any]) -> Iterator[Line]:
    """Lists, one line an entry; one line in all where both are empty or of the same entries."""
    theirs, ours = list(record), list(engine)
    if list(map(_said, theirs)) == list(map(_said, ours)):
        yield Line(name, f"{len(theirs)}", f"{len(ours)}", Verdict.EQUAL)
        return
    for place in range(max(len(theirs), len(ours))):
        yield _line(
            f"{name}[{place + 1}]",
            theirs[place] if place < len(theirs) else None,
            ours[place] if place < len(ours) else None,
        )


def _line(name: str, record: Any, engine: Any) -> Line:
    theirs, ours = _said(record), _said(engine)
    return Line(name, theirs, ours, Verdict.EQUAL if theirs == ours else Verdict.DIFFERENT)


def _said(value: Any) -> str:
    """A value as words on one line; spaces and line breaks make no difference."""
    return re.sub(r"\s+", " ", "" if value is None else str(value)).strip()


def _name(record: DecisionRecord) -> str:
    return record.organisation.name.casefold()


def _not_played(record: DecisionRecord) -> Iterator[Line]:
    told, draft = record.proceedings or Proceedings(), record.proposal
    rooms: dict[str, Any] = {
        "native_id": record.native_id,
        "task": record.task,
        "references": record.references,
        "organisation.id": record.organisation.id,
        "organisation.division": record.organisation.division and record.organisation.division.name,
        "sitting.name": record.sitting and record.sitting.name,
        "signers": record.signers,
        "further_material": record.further_material,
        "attachments.published": [one.title for one in record.attachments if one.published],
        "previous": [f"{one.organisation.name} § {one.section}" for one in record.previous],
        "votes.number": [vote.number for vote in told.votes if vote.number not in (None, 1)],
        "unanimous": told.unanimous,
        "withdrawn_attachments": told.withdrawn_attachments,
        "item_withdrawn": told.item_withdrawn,
        "order": told.order,
        "titles of movers": [m.mover.title for m in told.motions if m.mover and m.mover.title],
        "other motions": [motion.text for motion in told.motions if motion.kind == "other"],
        "mentions": [f"{one.day} § {one.section}" for one in record.mentions],
        "appeal.words": record.appeal and record.appeal.words,
        "proposal.further_material": draft and draft.further_material,
        "informed (of the decision)": record.informed if draft and draft.informed else (),
    }
    for name, value in rooms.items():
        if value:
            several = isinstance(value, list | tuple)
            words = "; ".join(map(str, value)) if several else str(value)
            yield Line(name, _said(words), "", Verdict.NOT_PLAYED)
