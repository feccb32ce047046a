"""The record of one decision: engine-neutral, the same for what a city published and for what we made.

It lies inside the papers of the decision, stands in `record.json`, and is what exchange formats are read into
and written from. A value that the record does not say is None or empty. Long texts are CommonMark. Its schema
is published with a version of its own.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import model_validator

from models.base.frozen import Frozen
from models.base.language import Language
from models.base.people import Official
from models.law.outcome import Outcome, Partly
from models.record.claims import ClaimedAgainst, RecordedClaim
from models.record.organisation import Organisation, PreviousHandling, Sitting
from models.record.proceedings import Proceedings
from models.record.recorded_appeal import RecordedAppeal
from models.record.recorded_clause import RecordedClause, RecordedCorrection, texts_of
from models.record.recorded_money import RecordedAppropriation
from models.record.recorded_papers import Extract, RecordedAttachment
from models.record.reference import Reference
from models.record.service import RecordedAddressee

DECISION_VERSION: Literal["3"] = "3"
"""The version of the record of a decision; it is raised when a reader of the one before would misread it."""


class DecisionKind(StrEnum):
    """What the body made: a decision, a statement, or a proposal to another body."""

    DECISION = "decision"
    STATEMENT = "statement"
    PROPOSAL = "proposal"


class Until(StrEnum):
    """Until when an item is tabled."""

    WEEK = "week"
    NEXT_MEETING = "next_meeting"
    DATE = "date"


class Tabled(Frozen):
    """Until when the item was tabled."""

    until: Until
    """For a week, until the next meeting, or until a day."""
    day: date | None = None
    """The day, if one is named."""
    weeks: int | None = None
    """For how many weeks, where it is for more than one; else None."""


class RecordedDraft(Frozen):
    """The proposal that was put to the body."""

    kind: DecisionKind
    """What it proposed to make."""
    as_decided: bool
    """Whether the record says that the decision equals the proposal."""
    clauses: tuple[RecordedClause, ...] = ()
    """What was proposed, each clause with what became of it; empty where the decision equals it."""
    summary: str = ""
    """The summary, where it has one."""
    reasons: str = ""
    """The presenter's reasons."""
    appropriation: RecordedAppropriation | None = None
    """The money that was proposed; None where the decision equals the proposal."""
    presenter: Official | None = None
    """Who signed the proposal."""
    further_information: tuple[Official, ...] = ()
    """Whom to ask."""
    attachments: tuple[RecordedAttachment, ...] = ()
    """What was attached to the proposal."""
    further_material: tuple[RecordedAttachment, ...] = ()
    """What was put before the body beside the attachments."""
    appeal: RecordedAppeal | None = None
    """How the decision could be challenged if it were made as proposed."""
    extracts: tuple[Extract, ...] = ()
    """The extracts that were to be sent."""
    informed: tuple[str, ...] = ()
    """Who was to be informed: public parties by name, a private person only as such."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of its clauses."""
        return texts_of(self.clauses)


class DecisionRecord(Frozen):
    """One decision. `outcome` is what the words say: who plays it must find it by himself."""

    version: Literal["3"] = DECISION_VERSION
    """The version of this form."""
    native_id: str
    """Its id where it was published; empty of our own."""
    key: str = ""
    """Our own name of the decision: body, year and section, for example khs-2021-186."""
    register_number: str
    """The register number of its case."""
    title: str
    """The title of its case."""
    task_class: str
    """The task class of its case."""
    task: str = ""
    """The task class in words."""
    references: tuple[str, ...] = ()
    """What is said above the title of other documents."""
    secrecy: str = ""
    """The ground of secrecy of a confidential case; empty where its case is public, or no ground is told."""
    withheld: bool = False
    """Whether no words of the decision are told, as its case is confidential."""
    organisation: Organisation
    """Who decided."""
    sitting: Sitting | None
    """The meeting; None of an officeholder's decision."""
    item: int | None = None
    """The number of the item on the meeting's agenda."""
    together: tuple[int, ...] = ()
    """The numbers of the items that were handled together with it."""
    section: int | None
    """The section number."""
    day: date | None
    """The day of the decision."""
    language: Language
    """The language of the original."""
    kind: DecisionKind
    """What the body made."""
    to: str = ""
    """The body that a proposal or a statement is for, by its code."""
    outcome: Outcome | None = None
    """What became of the whole item; each clause has its own."""
    whole: Outcome | Partly | None = None
    """The word for the whole, from the outcomes of its clauses; None where no outcome is told."""
    clauses: tuple[RecordedClause, ...]
    """What was decided, in the words of the decision."""
    reasons: str = ""
    """The decision's own reasons."""
    appropriation: RecordedAppropriation | None = None
    """The money that the decision grants."""
    proceedings: Proceedings | None = None
    """What happened with the item; None where nothing but the decision did."""
    proposed_by: str = ""
    """Who moved what the body did without a vote."""
    unanimous: bool | None = None
    """That the body was unanimous in the whole; None where the record does not say it."""
    tabled: Tabled | None = None
    """Until when the item was tabled."""
    presenter: Official | None = None
    """Who presented it to the body."""
    signers: tuple[Official, ...] = ()
    """Who signed a decision of an officeholder."""
    further_information: tuple[Official, ...] = ()
    """Whom to ask."""
    attachments: tuple[RecordedAttachment, ...] = ()
    """What is attached to the decision."""
    further_material: tuple[RecordedAttachment, ...] = ()
    """What was put before the body beside the attachments."""
    appeal: RecordedAppeal | None = None
    """How the decision may be challenged."""
    extracts: tuple[Extract, ...] = ()
    """The extracts that are sent."""
    informed: tuple[str, ...] = ()
    """Who is informed of it, as the decision lists them."""
    addressees: tuple[RecordedAddressee, ...] = ()
    """To whom it is notified or served, how and when."""
    checked: date | None = None
    """When its minutes were checked, or an officeholder signed it."""
    published: date | None = None
    """When it was published in the public information network."""
    final: date | None = None
    """Since when it has legal force."""
    claims: tuple[RecordedClaim, ...] = ()
    """The claims and appeals that were made against it."""
    claim_against: ClaimedAgainst | None = None
    """The decision against which the claim was made that is decided here."""
    proposal: RecordedDraft | None = None
    """The proposal that was put to the body."""
    previous: tuple[PreviousHandling, ...] = ()
    """Earlier handlings of the same case that the publication lists."""
    mentions: tuple[Reference, ...] = ()
    """Other decisions that the text names."""
    corrects: Reference | None = None
    """The decision that this one corrects."""
    corrected_by: str = ""
    """Our own name of the decision that corrects this one."""
    void_since: date | None = None
    """The day since which it is in force no more; None while it is."""
    replaced_by: str = ""
    """What took its force: our own name of a decision, or a court's ruling."""
    corrections: tuple[RecordedCorrection, ...] = ()
    """Clerical errors that were corrected in it; `clauses` have the words as they ought to be."""
    checked_at_once: bool = False
    """Whether its part of the minutes was checked in the meeting."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of its clauses."""
        return texts_of(self.clauses)

    @model_validator(mode="before")
    @classmethod
    def _of_the_version_before(cls, given: Any) -> Any:
        """A record of version 2, whose ground of secrecy said by itself that the words were withheld."""
        if not isinstance(given, dict) or given.get("version") != "2":
            return given
        ground = given.get("withheld")
        now = {"version": DECISION_VERSION, "secrecy": ground or "", "withheld": ground is not None}
        return {**given, **now}
