"""The proposal's own page read into a draft."""

from __future__ import annotations

from itertools import groupby

from app.exchange.helsinki import lists, phrases, wording
from app.exchange.helsinki.appeals import appeal_of
from app.exchange.helsinki.blocks import Block, mark_of
from app.exchange.helsinki.commonmark import escaped
from app.exchange.helsinki.page import Page
from models.law.outcome import Outcome
from models.record.decision import DecisionKind, RecordedDraft
from models.record.recorded_clause import RecordedClause

DRAFTS = {
    "draft_decision": DecisionKind.DECISION,
    "draft_statement": DecisionKind.STATEMENT,
    "draft_proposal": DecisionKind.PROPOSAL,
}
ROLES = {*DRAFTS, "summary", "reasons"}


def draft_of(
    page: Page, kind: DecisionKind, own: bool, made: DecisionKind | None = None
) -> RecordedDraft | None:
    """The draft on this page; None if there is none. `own`: the page holds nothing but the draft.

    `kind` is what the decision's heading says, `made` what it is by its words.
    """
    role = next((role for role in DRAFTS if role in page.parts), None)
    if not ROLES & set(page.parts):
        return None
    blocks = page.blocks(role) if role else []
    as_decided = len(blocks) == 1 and wording.is_as_decided(blocks[0].plain)
    heading = DRAFTS[role] if role else kind
    same = made if as_decided and heading is kind else None
    draft = RecordedDraft(
        kind=same or wording.kind_of(heading, [block.plain for block in blocks]),
        as_decided=as_decided,
        clauses=() if as_decided else _clauses(blocks),
        summary=mark_of(page.blocks("summary")),
        reasons=mark_of(page.blocks("reasons")),
    )
    if not own:
        return draft
    about = {
        "presenter": lists.presenter_of(page),
        "further_information": lists.informants_of(page),
        "attachments": lists.attachments_of(page, "attachments"),
        "further_material": lists.attachments_of(page, "further_material"),
        "appeal": appeal_of(page.blocks("appeal")),
        "extracts": lists.extracts_of(page),
        "informed": lists.informed_of(page),
    }
    return draft.model_copy(update=about)


def clauses_of(blocks: list[Block]) -> list[list[Block]]:
    """The clauses: a paragraph, with the headings before it, and the lists and tables after it."""
    clauses: list[list[Block]] = []
    for block in blocks:
        goes_on = bool(clauses) and (block.bullet or "\n" in block.mark or _only_headings(clauses[-1]))
        if not goes_on:
            clauses.append([])
        clauses[-1].append(block)
    return clauses


def parts_of(clause: list[Block]) -> list[list[Block]]:
    """A clause as it is; a paragraph that decides some things and puts off others, as one clause for each."""
    if len(clause) != 1 or clause[0].bullet or "\n" in clause[0].mark or clause[0].level:
        return [clause]
    sentences = phrases.sentences(clause[0].plain)
    parts = groupby(sentences, key=wording.part_of)
    joined = [" ".join(part) for _, part in parts] if wording.outcome_by_parts(sentences) else []
    return [[Block(words, escaped(words))] for words in joined] or [clause]


def _clauses(blocks: list[Block]) -> tuple[RecordedClause, ...]:
    return tuple(RecordedClause(text=mark_of(clause)) for clause in clauses_of(blocks))


def with_outcomes(draft: RecordedDraft, outcome: Outcome | None) -> RecordedDraft:
    """The draft with what became of its clauses, where the outcome of the whole tells it of each."""
    became = wording.proposed_outcome(outcome)
    clauses = tuple(clause.model_copy(update={"outcome": became}) for clause in draft.clauses)
    return draft.model_copy(update={"clauses": clauses})


def _only_headings(clause: list[Block]) -> bool:
    return all(block.level for block in clause)
