"""What happened with an item, as a decision's record tells it under the heading of the handling."""

from __future__ import annotations

from pydantic import Field

from models.base.frozen import Frozen
from models.base.people import Official
from models.record.recorded_election import RecordedElection
from models.record.recorded_motion import RecordedMotion
from models.record.recorded_vote import RecordedVote


class RecordedExpert(Frozen):
    """Who was heard, and whether the record says that they left before the decision."""

    person: Official
    left: bool | None = None


class Basis(Frozen):
    """A ground of recusal in the law's terms: 28 § 1 mom. 5 kohta of the hallintolaki."""

    law: str = ""
    section: int
    moment: int | None = None
    item: int | None = None


class RecordedRecusal(Frozen):
    """Who was disqualified, with the ground as it is written and as the law numbers it."""

    person: Official
    ground: str | None = None
    basis: Basis | None = None


class RecordedDissent(Frozen):
    """A dissenting opinion; `text` is empty where the record only says that there is one."""

    person: Official
    text: str = Field(default="", description="CommonMark.")
    joins: str = Field(default="", description="The name of whose opinion it joins.")


class Proceedings(Frozen):
    """What the record tells of the handling. Sentences that fit no field are kept as `remarks`."""

    experts: tuple[RecordedExpert, ...] = ()
    recusals: tuple[RecordedRecusal, ...] = ()
    motions: tuple[RecordedMotion, ...] = ()
    votes: tuple[RecordedVote, ...] = ()
    proposal_approved: bool | None = Field(default=None, description="The record says that the base stood.")
    unanimous: tuple[str, ...] = Field(default=(), description="Unanimous in something that no motion asked.")
    withdrawn_attachments: tuple[int, ...] = Field(default=(), description="Taken back by the presenter.")
    item_withdrawn: bool = Field(default=False, description="The presenter took the item back.")
    order: tuple[str, ...] = Field(default=(), description="What is said of the order of the items.")
    elections: tuple[RecordedElection, ...] = ()
    dissents: tuple[RecordedDissent, ...] = ()
    remarks: tuple[str, ...] = ()
