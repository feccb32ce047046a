"""The record of one decision: engine-neutral, the same for what a city published and for what we made.

A value that the record does not say is None or empty. Long texts are CommonMark.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, Field

from models.base.frozen import Frozen
from models.base.language import Language
from models.base.people import Official
from models.law.body_kind import BodyKind
from models.matter.handling import Outcome
from models.record.proceedings import Proceedings
from models.record.recorded_appeal import RecordedAppeal
from models.record.recorded_papers import Extract, RecordedAttachment

DECISION_VERSION: Literal["1"] = "1"


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


class Division(Frozen):
    """A division of the city."""

    id: str
    name: str


class Organisation(Frozen):
    """Who decided; `kind` is None where it cannot be told."""

    id: str
    name: str
    kind: BodyKind | None
    division: Division | None = None


class Sitting(Frozen):
    """The meeting at which it was decided."""

    id: str
    name: str
    place: str = ""
    at: AwareDatetime


class Tabled(Frozen):
    """Until when the item was tabled, and the day if one is named."""

    until: Until
    day: date | None = None


class Reference(Frozen):
    """Another decision that the text names by its day and section; `body` as it is written, if at all."""

    body: str = ""
    day: date
    section: int


class PreviousHandling(Frozen):
    """An earlier handling of the same case."""

    native_id: str
    title: str
    register_number: str
    task_class: str
    section: int | None
    organisation: Organisation
    sitting: Sitting | None


class RecordedDraft(Frozen):
    """The proposal. `clauses` are empty where it only says that the decision equals it."""

    kind: DecisionKind
    as_decided: bool = Field(description="The record says that the decision equals the proposal.")
    clauses: tuple[str, ...] = ()
    summary: str = ""
    reasons: str = ""
    presenter: Official | None = None
    further_information: tuple[Official, ...] = ()
    attachments: tuple[RecordedAttachment, ...] = ()
    further_material: tuple[RecordedAttachment, ...] = ()
    appeal: RecordedAppeal | None = None
    extracts: tuple[Extract, ...] = ()
    informed: tuple[str, ...] = ()


class DecisionRecord(Frozen):
    """One decision. `outcome` is what the words say: who plays it must find it by himself."""

    version: Literal["1"] = DECISION_VERSION
    native_id: str
    register_number: str
    title: str
    task_class: str
    task: str = Field(default="", description="The task class in words.")
    references: tuple[str, ...] = ()
    organisation: Organisation
    sitting: Sitting | None
    section: int | None
    day: date | None
    language: Language
    kind: DecisionKind
    clauses: tuple[str, ...]
    reasons: str = Field(default="", description="The decision's own reasons.")
    proceedings: Proceedings | None = None
    outcome: Outcome | None = None
    tabled: Tabled | None = None
    presenter: Official | None = None
    signers: tuple[Official, ...] = Field(default=(), description="Who signed a decision of an officeholder.")
    further_information: tuple[Official, ...] = ()
    attachments: tuple[RecordedAttachment, ...] = ()
    further_material: tuple[RecordedAttachment, ...] = ()
    appeal: RecordedAppeal | None = None
    extracts: tuple[Extract, ...] = ()
    informed: tuple[str, ...] = ()
    proposal: RecordedDraft | None = None
    previous: tuple[PreviousHandling, ...] = ()
    mentions: tuple[Reference, ...] = Field(default=(), description="Other decisions that the text names.")
    corrects: Reference | None = Field(default=None, description="The decision that this one corrects.")
    checked_at_once: bool = False
