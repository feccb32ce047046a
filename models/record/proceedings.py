"""What happened with an item, as a decision's record tells it under the heading of the handling."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.people import Official
from models.record.recorded_election import RecordedElection
from models.record.recorded_motion import RecordedMotion
from models.record.recorded_vote import RecordedVote


class RecordedExpert(Frozen):
    """Who was heard, and whether the record says that they left before the decision."""

    person: Official
    """Who was heard, by name and title."""
    left: bool | None = None
    """They left before the decision; None where the record does not say it."""


class Basis(Frozen):
    """A ground of recusal in the law's terms: 28 § 1 mom. 5 kohta of the hallintolaki."""

    law: str = ""
    """The act that the words name, in lower case; empty where they name none."""
    section: int
    """Number of its section (§)."""
    moment: int | None = None
    """Number of the subsection (mom.); None where none is named."""
    item: int | None = None
    """Number of the point (kohta); None where none is named."""


class RecordedRecusal(Frozen):
    """Who was disqualified, with the ground as it is written and as the law numbers it."""

    person: Official
    """Who was disqualified, by name."""
    ground: str | None = None
    """The ground as it is written; None where none was stated."""
    basis: Basis | None = None
    """The ground as the law numbers it; None where it names no section."""


class RecordedDissent(Frozen):
    """A dissenting opinion; `text` is empty where the record only says that there is one."""

    person: Official
    """Who dissented, by name."""
    text: str = ""
    """The reasons, CommonMark; empty where the record only says that there is a dissent."""
    joins: str = ""
    """The name of whose opinion it joins; empty for one of its own."""


class Proceedings(Frozen):
    """What the record tells of the handling. Sentences that fit no field are kept as `remarks`."""

    experts: tuple[RecordedExpert, ...] = ()
    """Who was heard on the item, in that order."""
    recusals: tuple[RecordedRecusal, ...] = ()
    """Who was disqualified and withdrew."""
    motions: tuple[RecordedMotion, ...] = ()
    """What was moved, in that order; a correction is the presenter's own."""
    votes: tuple[RecordedVote, ...] = ()
    """The votes in their order."""
    proposal_approved: bool | None = None
    """The record says that the base stood; None where it is silent."""
    unanimous: tuple[str, ...] = ()
    """Unanimous in something that no motion asked, in the record's words."""
    withdrawn_attachments: tuple[int, ...] = ()
    """Numbers of the attachments that the presenter took back."""
    item_withdrawn: bool = False
    """The presenter took the item back."""
    order: tuple[str, ...] = ()
    """What is said of the order of the items."""
    elections: tuple[RecordedElection, ...] = ()
    """What was elected under the item, in the order in which it was held."""
    dissents: tuple[RecordedDissent, ...] = ()
    """Who dissented from the decision, in that order."""
    remarks: tuple[str, ...] = ()
    """Sentences of the handling that fit no other field, CommonMark."""
