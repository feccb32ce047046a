"""The record of a case in one structured document: what `record.json` holds. Its schema is published."""

from __future__ import annotations

from datetime import date
from operator import not_
from typing import Any, Literal

from pydantic import AwareDatetime, Field, model_validator

from models.base.frozen import Frozen
from models.base.money import Cents, Hundredths
from models.base.people import Official
from models.case.former_title import FormerTitle
from models.case.link import CaseLink
from models.case.proposal import Attachment
from models.case.review import Review
from models.follow_up.report import GoalReport
from models.record.decision import DecisionRecord
from models.record.recorded_money import RecordedLine

CASE_VERSION: Literal["3"] = "3"
"""The version of the record of a case; it is raised when a reader of the one before would misread it."""


class RecordedText(Frozen):
    """A text with its hash. `texts` is empty where the text is confidential or was erased."""

    sha256: str
    """Hash of the text in all its languages; of a confidential one, a commitment that tells nothing of it."""
    confidential: bool = False
    """It is sealed and shown to nobody here."""
    texts: dict[str, str] = Field(default_factory=dict)
    """Language → the words, CommonMark; empty where the text is confidential or was erased."""


class ProposedClause(Frozen):
    """A clause of the proposal."""

    number: int
    """Its number (kohta) in the proposal, from 1."""
    text: RecordedText
    """What is proposed, in the present tense."""


class RecordedProposal(Frozen):
    """The proposal as its last revision has it."""

    revision: int
    """Number of the last revision, from 1; earlier ones are in the journal."""
    clauses: tuple[ProposedClause, ...]
    """What is to be decided, clause by clause."""
    reasons: RecordedText | None = None
    """The presenter's reasons (perustelut); None where it has none."""
    decision_reasons: RecordedText | None = None
    """The decision's own reasons, where they are not its presenter's; else None."""
    summary: RecordedText | None = None
    """The matter in short; None if there is no summary."""
    presenter: Official
    """The official on whose presenting the body decides (esittelijä)."""
    further_information: tuple[Official, ...] = ()
    """The officials who tell more about it (lisätiedot)."""
    attachments: tuple[Attachment, ...] = ()
    """Those that belong to it; a secret one keeps its number and ground only."""
    informed: tuple[str, ...] = ()
    """Public parties by name; a private person only as such, and nobody where the case is confidential."""
    cents: Cents | None = None
    """Total of the appropriation, in cents; None if there is none, or the case is confidential."""
    budget_item: str = ""
    """Number of the budget item that pays; empty if there is no appropriation."""
    lines: tuple[RecordedLine, ...] = ()
    """Each project's money, in the decision's order; empty if there is no appropriation."""


class RecordedVisa(Frozen):
    """A visa of the chain of approval."""

    step: str
    """Code of the step of the chain."""
    title: dict[str, str]
    """Language → whose visa it is."""
    revision: int
    """The revision of the proposal that it was given of, from 1."""
    by: str
    """Who gave it, or in whose name it was given, as the record names them."""
    day: date
    """The local day on which it was given."""
    comment: RecordedText | None = None
    """What was written with it; None if nothing."""
    counts: bool
    """It holds for the proposal as it stands."""


class RecordedReport(Frozen):
    """A project's report for a period; sums in cents, people in hundredths of a person-year."""

    period: str
    """The period that it reports, for example 2021Q2."""
    project: str
    """Project number of the accounts."""
    status: str
    """awaited, given, returned or accepted."""
    due: date
    """The last local day for it, or for a later one that was granted."""
    given: date | None = None
    """The local day on which it was given last; None until then."""
    late: bool = False
    """It was given after it was due."""
    spent: Cents | None = None
    """Spent to date, in cents; None until it is given."""
    people: Hundredths | None = None
    """People who work on it, in hundredths of a person-year; None until it is given."""
    goals: tuple[GoalReport, ...] = ()
    """One answer for each goal of the project."""
    text: RecordedText | None = None
    """What the owner tells beside the figures; None if nothing."""


class RecordedDeadline(Frozen):
    """A deadline of the case's life, with the rule that gave it and where the rule comes from."""

    journal: str
    """The journal whose fact gave it."""
    key: str
    """Its name, unique in that journal: `final/khs-2021-186`."""
    kind: str
    """What it ends or begins: summons, proposals, review, service, claim, appeal, final or report."""
    at: AwareDatetime
    """The instant, in UTC: inside its local day, or the midnight that ends it."""
    day: date
    """The local day that people are told."""
    rule: str
    """Id of the rule that gave it."""
    explanation: str
    """How the day was counted or who set it, in a Finnish sentence."""
    source: str
    """The law's section behind the rule, or that it is the house's own default."""


class RecordedFact(Frozen):
    """A line of a journal."""

    journal: str
    """The journal that it is a line of, by name."""
    seq: int
    """Its place in its journal, from 1 and without gaps."""
    kind: str
    """What happened, by the name of the fact's kind, for example ItemHandled."""
    happened_at: AwareDatetime
    """When it happened in the world, from which the law counts; in UTC."""
    recorded_at: AwareDatetime
    """When the registry took it, to the minute; in UTC."""
    actor: str
    """Who acted, as the record names them."""
    role: str
    """In which role they acted."""
    later_because: str = Field(default="", exclude_if=not_)
    """Why it was recorded later than it happened; empty where nobody said."""
    hash: str
    """Hash of the fact, which covers that of the fact before it."""


class RecordedPaper(Frozen):
    """A paper of the record, by the hash of its bytes."""

    name: str
    """Its file name in the folder of the case's papers."""
    template: str
    """The kind of paper, by the name of its template."""
    language: str
    """The language that it is written in."""
    journal: str
    """The journal whose fact called for it."""
    seq: int
    """The number of that fact."""
    sha256: str
    """Hash of the bytes of the file."""


class RecordedHead(Frozen):
    """How long a journal is and the hash of its last fact."""

    journal: str
    """The journal's name: the case's own, a meeting's or the follow-up's."""
    seq: int
    """How many facts it had: the number of the last."""
    head: str
    """Hash of that last fact, printed at the foot of papers."""


class CaseRecord(Frozen):
    """Everything public that the registry knows of one case."""

    version: Literal["3"] = CASE_VERSION
    """The version of this schema."""
    register_number: str
    """The case's number, for example HEL 2021-002935."""
    title: str
    """What it is about, as it is made public; neutral if the case is confidential."""
    task_class: str
    """Task class of the records plan, for example '02 02 02'."""
    publicity: str
    """public, partly_confidential or confidential."""
    language: str
    """The language in which it is prepared: the original of its texts and papers."""
    stage: str
    """Where it stands, for example on_agenda or closed."""
    opened: date
    """The local day on which it got its register number."""
    preparer: str
    """Who prepares it: whoever opened it or took it over, as the record names them."""
    former_titles: tuple[FormerTitle, ...] = ()
    """What it was called before, the first title first; none of a confidential case."""
    links: tuple[CaseLink, ...] = ()
    """Other cases that it has to do with."""
    proposal: RecordedProposal | None = None
    """Its last revision; None until one is written."""
    reviews: tuple[Review, ...] = ()
    """What steering groups said, all of it, group by group."""
    visas: tuple[RecordedVisa, ...] = ()
    """The visas of its chain of approval, all of them, in the order in which they were given."""
    handlings: tuple[DecisionRecord, ...] = ()
    """What bodies and officeholders decided, the last one last."""
    reports: tuple[RecordedReport, ...] = ()
    """Every report that is awaited or given; none of a confidential case."""
    deadlines: tuple[RecordedDeadline, ...] = ()
    """Every deadline that was computed, in the order of time; reminders are left out."""
    facts: tuple[RecordedFact, ...] = ()
    """The lines of its journals without what they say, to be held against the hashes."""
    papers: tuple[RecordedPaper, ...] = ()
    """Every paper that was made of it."""
    heads: tuple[RecordedHead, ...] = ()
    """The journals that tell its life: its own, its meetings' and its follow-up's."""

    @model_validator(mode="before")
    @classmethod
    def _of_the_version_before(cls, given: Any) -> Any:
        """A record of version 2, whose decisions are of their own version 2 and are read as such."""
        before = isinstance(given, dict) and given.get("version") == "2"
        return {**given, "version": CASE_VERSION} if before else given
