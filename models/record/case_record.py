"""The record of a case in one structured document: what `record.json` holds. Its schema is published."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from models.base.frozen import Frozen
from models.base.people import Official
from models.case.proposal import Attachment
from models.case.review import Review
from models.follow_up.report import GoalReport
from models.record.decision import DecisionRecord
from models.record.recorded_money import RecordedLine

CASE_VERSION: Literal["2"] = "2"
"""The version of the record of a case; it is raised when a reader of the one before would misread it."""


class RecordedText(Frozen):
    """A text with its hash. `texts` is empty where the text is confidential or was erased."""

    sha256: str
    confidential: bool = False
    texts: dict[str, str] = Field(default_factory=dict)


class ProposedClause(Frozen):
    """A clause of the proposal."""

    number: int
    text: RecordedText


class RecordedProposal(Frozen):
    """The proposal as its last revision has it."""

    revision: int
    clauses: tuple[ProposedClause, ...]
    reasons: RecordedText | None = None
    decision_reasons: RecordedText | None = None
    summary: RecordedText | None = None
    presenter: Official
    further_information: tuple[Official, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    informed: tuple[str, ...] = Field(
        default=(), description="Public parties by name; a private person only as such."
    )
    cents: int | None = Field(default=None, description="Total of the appropriation, in cents.")
    budget_item: str = ""
    lines: tuple[RecordedLine, ...] = ()


class RecordedReport(Frozen):
    """A project's report for a period; sums in cents, people in hundredths of a person-year."""

    period: str
    project: str
    status: str
    due: date
    given: date | None = None
    late: bool = False
    spent: int | None = None
    people: int | None = None
    goals: tuple[GoalReport, ...] = ()
    text: RecordedText | None = None


class RecordedDeadline(Frozen):
    """A deadline of the case's life, with the rule that gave it and where the rule comes from."""

    journal: str
    key: str
    kind: str
    at: AwareDatetime
    day: date
    rule: str
    explanation: str
    source: str


class RecordedFact(Frozen):
    """A line of a journal."""

    journal: str
    seq: int
    kind: str
    happened_at: AwareDatetime
    recorded_at: AwareDatetime
    actor: str
    role: str
    hash: str


class RecordedPaper(Frozen):
    """A paper of the record, by the hash of its bytes."""

    name: str
    template: str
    language: str
    journal: str
    seq: int
    sha256: str


class RecordedHead(Frozen):
    """How long a journal is and the hash of its last fact."""

    journal: str
    seq: int
    head: str


class CaseRecord(Frozen):
    """Everything public that the registry knows of one case."""

    version: Literal["2"] = CASE_VERSION
    register_number: str
    title: str
    task_class: str
    publicity: str
    language: str
    stage: str
    opened: date
    preparer: str
    proposal: RecordedProposal | None = None
    reviews: tuple[Review, ...] = ()
    handlings: tuple[DecisionRecord, ...] = ()
    reports: tuple[RecordedReport, ...] = ()
    deadlines: tuple[RecordedDeadline, ...] = ()
    facts: tuple[RecordedFact, ...] = ()
    papers: tuple[RecordedPaper, ...] = ()
    heads: tuple[RecordedHead, ...] = ()
