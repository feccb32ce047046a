"""A record in the form in which Helsinki's texts can say it: plain paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import html

from app.exchange.helsinki import wording
from app.exchange.helsinki.blocks import Block, blocks_of, mark_of
from app.exchange.helsinki.commonmark import to_html
from app.exchange.helsinki.data import known
from app.exchange.helsinki.drafts import clauses_of, parts_of, with_outcomes
from models.law.outcome import Outcome, whole_of
from models.record.decision import DecisionKind, DecisionRecord, RecordedDraft
from models.record.proceedings import Proceedings
from models.record.recorded_clause import RecordedClause
from models.record.recorded_vote import Proposition

UNTOLD = (
    "key", "item", "together", "to", "secrecy", "withheld", "appropriation", "proposed_by", "unanimous",
    "addressees", "checked", "published", "final", "claims", "claim_against", "corrected_by", "corrections",
    "void_since", "replaced_by",
)  # fmt: skip
"""What a published text has no place for."""


def as_published(record: DecisionRecord) -> DecisionRecord:
    """The record without what the form has no room for: emphasis, money by clause, how it goes on.

    Each paragraph of a decision is a clause there, with the lists and tables after it.
    """
    if record.withheld:
        return _bare(record)
    draft = _draft(record.proposal, record.outcome) if record.proposal else None
    groups, reasons = _groups(record.texts), _mark(record.reasons)
    words = [" ".join(block.plain for block in group) for group in groups]
    same, kind = bool(draft and draft.as_decided), record.organisation.kind
    became = wording.outcome_by_clause(words, record.outcome, kind, as_proposed=same)
    named = (draft.summary, draft.reasons, *draft.texts) if draft else ()
    changed: dict[str, Any] = {
        **{name: DecisionRecord.model_fields[name].default for name in UNTOLD},
        "clauses": tuple(
            RecordedClause(text=mark_of(group), outcome=outcome)
            for group, outcome in zip(groups, became, strict=True)
        ),
        "whole": record.outcome and whole_of(record.outcome, filter(None, became)),
        "reasons": reasons,
        "proposal": draft,
        "proceedings": _proceedings(record.proceedings) if record.proceedings else None,
        "mentions": wording.mentions_in([record.title, *words, reasons, *named]),
        "corrects": next(filter(None, map(wording.corrected_in, (record.title, *record.references))), None),
    }
    return record.model_copy(update=changed)


def _bare(record: DecisionRecord) -> DecisionRecord:
    """What is published of a decision that is withheld: who made it, when, and on which ground it is so."""
    words = known("words")["sv" if record.language == "sv" else "fi"]["withheld"]
    kept = (
        "native_id",
        "register_number",
        "task_class",
        "task",
        "secrecy",
        "withheld",
        "organisation",
        "sitting",
    )
    told = {name: getattr(record, name) for name in (*kept, "section", "day", "language")}
    title = words.format(ground=f" ({record.secrecy})" if record.secrecy else "")
    return DecisionRecord(**told, title=title, kind=DecisionKind.DECISION, clauses=())


def _draft(draft: RecordedDraft, outcome: Outcome | None) -> RecordedDraft:
    changed: dict[str, Any] = {
        "clauses": tuple(RecordedClause(text=mark_of(group)) for group in _groups(draft.texts)),
        "summary": _mark(draft.summary),
        "reasons": _mark(draft.reasons),
        "appropriation": None,
    }
    return with_outcomes(draft.model_copy(update=changed), outcome)


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


def _groups(texts: Iterable[str]) -> list[list[Block]]:
    """The blocks of each clause."""
    groups = clauses_of([block for text in texts for block in _blocks(text)])
    return [part for group in groups for part in parts_of(group)]


def _mark(text: str) -> str:
    return mark_of(_blocks(text))


def _blocks(text: str) -> list[Block]:
    return blocks_of([html.fragment_fromstring(to_html(text), create_parent="div")]) if text else []
