"""A record in the form in which Helsinki's texts can say it: plain paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import html

from app.exchange.helsinki import wording
from app.exchange.helsinki.blocks import Block, blocks_of, mark_of
from app.exchange.helsinki.commonmark import to_html
from app.exchange.helsinki.drafts import clauses_of
from models.record.decision import DecisionRecord, RecordedDraft
from models.record.proceedings import Proceedings
from models.record.recorded_vote import Proposition


def as_published(record: DecisionRecord) -> DecisionRecord:
    """The record without what the form has no room for: emphasis, and how to reach people.

    Each paragraph of a decision is a clause there, with the lists and tables after it.
    """
    draft = _draft(record.proposal) if record.proposal else None
    clauses, reasons = _clauses(record.clauses), _mark(record.reasons)
    named = (draft.summary, draft.reasons, *draft.clauses) if draft else ()
    changed: dict[str, Any] = {
        "clauses": clauses,
        "reasons": reasons,
        "proposal": draft,
        "proceedings": _proceedings(record.proceedings) if record.proceedings else None,
        "mentions": wording.mentions_in([record.title, *_plain(record.clauses), reasons, *named]),
    }
    return record.model_copy(update=changed)


def _draft(draft: RecordedDraft) -> RecordedDraft:
    changed: dict[str, Any] = {
        "clauses": _clauses(draft.clauses),
        "summary": _mark(draft.summary),
        "reasons": _mark(draft.reasons),
    }
    return draft.model_copy(update=changed)


def _proceedings(told: Proceedings) -> Proceedings:
    motions = (one.model_copy(update={"text": _mark(one.text)}) for one in told.motions)
    dissents = (one.model_copy(update={"text": _mark(one.text)}) for one in told.dissents)
    votes = (
        one.model_copy(
            update={
                "yes_proposition": _proposition(one.yes_proposition),
                "no_proposition": _proposition(one.no_proposition),
            }
        )
        for one in told.votes
    )
    remarks = (block.mark for remark in told.remarks for block in _blocks(remark))
    changed = {"motions": motions, "dissents": dissents, "votes": votes, "remarks": remarks}
    return told.model_copy(update={name: tuple(parts) for name, parts in changed.items()})


def _proposition(one: Proposition) -> Proposition:
    return one.model_copy(update={"words": _mark(one.words)})


def _clauses(clauses: Iterable[str]) -> tuple[str, ...]:
    blocks = [block for clause in clauses for block in _blocks(clause)]
    return tuple(mark_of(clause) for clause in clauses_of(blocks))


def _plain(clauses: Iterable[str]) -> list[str]:
    return [" ".join(block.plain for block in _blocks(clause)) for clause in clauses]


def _mark(text: str) -> str:
    return mark_of(_blocks(text))


def _blocks(text: str) -> list[Block]:
    return blocks_of([html.fragment_fromstring(to_html(text), create_parent="div")]) if text else []
