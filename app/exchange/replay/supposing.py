"""What was put off, in whole or in part, where a record tells of nobody who moved it.

The law wants somebody who did, so that it is supposed: the chair moved it, and the presenter made a clause of
its own of a part that was none in the proposal. What was supposed is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.exchange.helsinki import wording
from app.exchange.helsinki.data import known
from models.law.body_kind import BodyKind
from models.law.outcome import CARRIED, Outcome
from models.record.decision import DecisionRecord
from models.record.proceedings import Proceedings
from models.record.recorded_clause import RecordedClause
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind

_MOVED = {Outcome.TABLED: RecordedMotionKind.TABLING, Outcome.RETURNED: RecordedMotionKind.RETURN}


def put_off_by_nobody(record: DecisionRecord) -> dict[int, Outcome]:
    """The clauses that were put off so, by their numbers, with what became of them; empty where none were."""
    told = record.proceedings or Proceedings()
    as_proposed = record.proposal is not None and record.proposal.as_decided
    told_of = [
        one for one in told.motions if one.kind is not RecordedMotionKind.CORRECTION and not nobodys(one)
    ]
    if told_of or told.votes or as_proposed or record.organisation.kind is BodyKind.OFFICEHOLDER:
        return {}
    became = enumerate(wording.outcome_by_parts(record.texts), start=1)
    return {number: outcome for number, outcome in became if outcome in _MOVED}


def nobodys(motion: RecordedMotion) -> bool:
    """Whether a motion put something off of which no mover is told."""
    return motion.kind in _MOVED.values() and motion.mover is None and not motion.unanimous


def supposed(record: DecisionRecord) -> DecisionRecord:
    """The record with the motions that must have been made where it only says that something was put off."""
    if off := put_off_by_nobody(record):
        return _with_parts(record, off)
    told = record.proceedings or Proceedings()
    moved = [one for one in told.motions if one.kind is not RecordedMotionKind.CORRECTION]
    if moved or told.votes or not record.clauses:
        return record
    first, draft = record.texts[0], record.proposal
    whole = (kind for became, kind in _MOVED.items() if wording.moves(became, first, draft))
    return _moved(record, [RecordedMotion(kind=kind, result=MotionResult.PASSED) for kind in whole][:1])


def _with_parts(record: DecisionRecord, off: Mapping[int, Outcome]) -> DecisionRecord:
    moved = [RecordedMotion(kind=_MOVED[became], result=MotionResult.PASSED) for became in off.values()]
    if not splits(record) or (record.proceedings and record.proceedings.motions):
        return _moved(record, moved)
    changed = RecordedMotion(kind=RecordedMotionKind.CORRECTION)
    revised = record.outcome is Outcome.APPROVED
    parts = {"outcome": Outcome.APPROVED_REVISED, "clauses": tuple(map(_revised, record.clauses))}
    return _moved(record.model_copy(update=parts if revised else {}), [changed, *moved])


def _moved(record: DecisionRecord, motions: list[RecordedMotion]) -> DecisionRecord:
    """The record in which nothing was told of these motions but what came of them."""
    told = record.proceedings or Proceedings()
    kept = (one for one in told.motions if not nobodys(one))
    return record.model_copy(
        update={"proceedings": told.model_copy(update={"motions": (*kept, *motions)})} if motions else {}
    )


def splits(record: DecisionRecord) -> bool:
    """Whether what was put off is no clause of the proposal yet."""
    draft = record.proposal
    return bool(draft and draft.clauses and len(draft.clauses) != len(record.clauses))


def only_puts_off(words: str) -> bool:
    """Whether a clause says no more than that a part is put off."""
    return bool(re.fullmatch(known("wording")["only_part"], words, re.IGNORECASE))


def _revised(clause: RecordedClause) -> RecordedClause:
    became = Outcome.APPROVED_REVISED if clause.outcome in CARRIED else clause.outcome
    return clause.model_copy(update={"outcome": became})
