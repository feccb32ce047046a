"""A record held against another, field by field: equal, different, or not played because it has no room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.exchange.replay import sameness
from app.exchange.replay.bodies import named_chair
from app.exchange.replay.floor import named_mover
from app.exchange.replay.telling import remarks_of
from models.law.body_kind import BodyKind
from models.record.decision import DecisionRecord
from models.record.proceedings import Proceedings
from models.record.recorded_clause import RecordedClause
from models.record.recorded_motion import MotionResult, RecordedMotion


class Agreement(StrEnum):
    """How two values of a field stand to each other. What a record does not tell is the engine's alone."""

    EQUAL = "equal"
    DIFFERENT = "different"
    NOT_PLAYED = "not played"
    NOT_TOLD = "not told"


@dataclass(frozen=True)
class ComparedLine:
    """One field with what the record says of it, and what the engine says."""

    field: str
    record: str
    engine: str
    verdict: Agreement


def compare(record: DecisionRecord, engine: DecisionRecord) -> list[ComparedLine]:
    """Every field of the record that says something, against the engine's."""
    if record.withheld:
        return list(_bare(record, engine))
    told, played = record.proceedings or Proceedings(), engine.proceedings or Proceedings()
    return [*_fields(record, engine), *_not_told(record, told, played), *_not_played(record)]


def _bare(record: DecisionRecord, engine: DecisionRecord) -> Iterator[ComparedLine]:
    """What is told also of a decision that is withheld: who made it, when, and under which section."""
    if record.register_number or engine.organisation.kind is BodyKind.OFFICEHOLDER:
        yield _line("register_number", record.register_number, engine.register_number)
    for name in ("title", "section", "language"):
        yield _line(name, getattr(record, name), getattr(engine, name))
    if record.task_class:
        yield _line("task_class", record.task_class, engine.task_class)
    if record.secrecy:
        yield _line("secrecy", record.secrecy, engine.secrecy)
    if record.day:
        yield _line("day", record.day, engine.day)
    yield _line("organisation", _name(record), _name(engine))
    yield _line("organisation.kind", record.organisation.kind, engine.organisation.kind)
    yield _line("sitting", sameness.sitting(record), sameness.sitting(engine))


def _fields(record: DecisionRecord, engine: DecisionRecord) -> Iterator[ComparedLine]:
    yield from _bare(record, engine)
    yield _line("kind", record.kind, engine.kind)
    yield _line("outcome", record.outcome, engine.outcome)
    if record.whole:
        yield _line("whole", record.whole, engine.whole)
    yield from _each("clauses", sameness.clauses(record, engine), engine.texts)
    yield from _outcomes("clauses", record.clauses, engine.clauses)
    yield _line("reasons", record.reasons, engine.reasons)
    yield from _proceedings(record, engine)
    if record.tabled:
        yield _line("tabled", sameness.tabled(record), sameness.tabled(engine))
    yield from _papers("", record, engine)
    yield _line("corrects", sameness.corrected(record), sameness.corrected(engine))
    yield _line("checked_at_once", record.checked_at_once, engine.checked_at_once)
    if record.proposal or not engine.proposal:
        yield _line("proposal", bool(record.proposal), bool(engine.proposal))
    if record.proposal and engine.proposal:
        for name in ("kind", "summary", "reasons"):
            yield _line(f"proposal.{name}", getattr(record.proposal, name), getattr(engine.proposal, name))
        theirs, ours = (sameness.as_decided(one) for one in (record, engine))
        yield _line("proposal.as_decided", theirs, ours)
        if not (theirs and ours):
            yield from _each("proposal.clauses", record.proposal.texts, engine.proposal.texts)
            yield from _outcomes("proposal.clauses", record.proposal.clauses, engine.proposal.clauses)
        yield from _papers("proposal.", record.proposal, engine.proposal)


def _outcomes(
    name: str, record: tuple[RecordedClause, ...], engine: tuple[RecordedClause, ...]
) -> Iterator[ComparedLine]:
    """What became of each clause, where the record tells it."""
    played = dict(enumerate(engine))
    for place, clause in enumerate(record):
        if clause.outcome and place in played:
            yield _line(f"{name}[{place + 1}].outcome", clause.outcome, played[place].outcome)


def _papers(under: str, record: Any, engine: Any) -> Iterator[ComparedLine]:
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
    if under and not record.appeal:  # not every proposal says how what it proposes can be challenged
        return
    yield _line(
        f"{under}appeal",
        record.appeal.kind if record.appeal else None,
        engine.appeal.kind if engine.appeal else None,
    )
    if record.appeal and engine.appeal:
        for name, theirs, ours in sameness.appeal(record.appeal, engine.appeal):
            yield _line(f"{under}appeal.{name}", theirs, ours)


def _proceedings(theirs: DecisionRecord, ours: DecisionRecord) -> Iterator[ComparedLine]:
    record, engine = theirs.proceedings or Proceedings(), ours.proceedings or Proceedings()
    yield from _each("experts", map(sameness.expert, record.experts), map(sameness.expert, engine.experts))
    yield from _each(
        "recusals", map(sameness.recusal, record.recusals), map(sameness.recusal, engine.recusals)
    )
    yield from _motions(sameness.motions(theirs), engine.motions)
    yield _line("votes", len(record.votes), len(engine.votes))
    for number, (told, played) in enumerate(zip(record.votes, engine.votes, strict=False), start=1):
        for name, mine, other in sameness.vote(told, played, engine.motions):
            yield _line(f"votes[{number}].{name}", mine, other)
    if record.proposal_approved is not None:
        yield _line("proposal_approved", record.proposal_approved, sameness.proposal_approved(ours))
    yield from _each("remarks", remarks_of(theirs), engine.remarks)
    yield from _each(
        "dissents", map(sameness.dissent, record.dissents), map(sameness.dissent, engine.dissents)
    )


def _motions(record: Sequence[RecordedMotion], engine: Sequence[RecordedMotion]) -> Iterator[ComparedLine]:
    """The motions, of which the engine's say no more than the record's do."""
    told = [*record, *engine[len(record) :]]
    played = [sameness.motion(one, told[place]) for place, one in enumerate(engine)]
    yield from _each("motions", [sameness.motion(one, one) for one in record], played)


def _not_told(record: DecisionRecord, told: Proceedings, played: Proceedings) -> Iterator[ComparedLine]:
    """What the engine needed or found, and the record is silent about."""
    for number, (theirs, ours) in enumerate(
        zip(sameness.motions(record), played.motions, strict=False), start=1
    ):
        silent = {
            "mover": ours.mover and not named_mover(theirs) and ours.mover.name,
            "seconders": not theirs.seconders and ", ".join(one.name for one in ours.seconders),
            "result": theirs.result is MotionResult.UNKNOWN and _known(ours.result),
        }
        yield from (
            ComparedLine(f"motions[{number}].{name}", "", value, Agreement.NOT_TOLD)
            for name, value in silent.items()
            if value
        )
    for number, (vote, other) in enumerate(zip(told.votes, played.votes, strict=False), start=1):
        if vote.won is None:
            yield ComparedLine(f"votes[{number}].won", "", other.won or "", Agreement.NOT_TOLD)
        if other.casting and not named_chair(record):
            words = (
                "The chair's vote settles a tie; one of those who voted for what won was taken for the chair."
            )
            yield ComparedLine(f"votes[{number}].chair", "", words, Agreement.NOT_TOLD)


def _known(result: MotionResult) -> str:
    return "" if result is MotionResult.UNKNOWN else result.value


def _each(name: str, record: Iterable[Any], engine: Iterable[Any]) -> Iterator[ComparedLine]:
    """Lists, one line an entry; one line in all where both are empty or of the same entries."""
    theirs, ours = list(record), list(engine)
    if list(map(_said, theirs)) == list(map(_said, ours)):
        yield ComparedLine(name, f"{len(theirs)}", f"{len(ours)}", Agreement.EQUAL)
        return
    for place in range(max(len(theirs), len(ours))):
        yield _line(
            f"{name}[{place + 1}]",
            theirs[place] if place < len(theirs) else None,
            ours[place] if place < len(ours) else None,
        )


def _line(name: str, record: Any, engine: Any) -> ComparedLine:
    theirs, ours = _said(record), _said(engine)
    return ComparedLine(name, theirs, ours, Agreement.EQUAL if theirs == ours else Agreement.DIFFERENT)


def _said(value: Any) -> str:
    """A value as words on one line; spaces and line breaks make no difference."""
    return re.sub(r"\s+", " ", "" if value is None else str(value)).strip()


def _name(record: DecisionRecord) -> str:
    return record.organisation.name.casefold()


def _not_played(record: DecisionRecord) -> Iterator[ComparedLine]:
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
        "titles of movers": [m.mover.title for m in told.motions if m.mover and m.mover.title],
        "motions of the presenter": [m.kind for m in told.motions if m.mover and not named_mover(m)],
        "mentions": [f"{one.day} § {one.section}" for one in record.mentions],
        "appeal.words": record.appeal and record.appeal.words,
        "proposal.further_material": draft and draft.further_material,
        "informed (of the decision)": record.informed if draft and draft.informed else (),
    }
    for name, value in rooms.items():
        if value:
            several = isinstance(value, list | tuple)
            words = "; ".join(map(str, value)) if several else str(value)
            yield ComparedLine(name, _said(words), "", Agreement.NOT_PLAYED)
