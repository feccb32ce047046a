"""A record that has forgotten what the engine must say by itself."""

from __future__ import annotations

from models.law.outcome import Outcome
from models.record.decision import DecisionRecord
from models.record.recorded_appeal import AppealKind, RecordedAppeal

_WRONG = RecordedAppeal(kind=AppealKind.OTHER, to="Nobody", days=1, words="None.")


def without_what_the_engine_says(record: DecisionRecord) -> DecisionRecord:
    """The record with a wrong outcome and appeal, and votes that nobody has won."""
    told, draft = record.proceedings, record.proposal
    if told:
        votes = tuple(vote.model_copy(update={"won": None}) for vote in told.votes)
        told = told.model_copy(update={"votes": votes, "proposal_approved": None})
    if draft:
        draft = draft.model_copy(update={"appeal": _WRONG})
    forgotten = {"outcome": Outcome.REMOVED, "appeal": _WRONG, "proceedings": told, "proposal": draft}
    return record.model_copy(update=forgotten)
