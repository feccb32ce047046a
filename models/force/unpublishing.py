"""A publication that was recorded in error is taken back, and with it every period that counted from it."""

from __future__ import annotations

from dataclasses import replace

from models.base.words import Said
from models.case.case import Case
from models.case.closing import not_final_after_all
from models.case.decision_status import DecisionStatus
from models.engine.journal import Content, Fact


class DecisionUnpublished(Content):
    """The publication of a decision had been recorded in error, and was taken back."""

    decision: str
    """The decision's key: body, year and section."""
    reason: str
    """What the error was, in a sentence."""
    counted: bool
    """Its periods counted from that publication, and are gone with it."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = replace(state.decisions[self.decision], published=None)
        if not self.counted:
            still = status.unserved and status.final is not None
            return state.with_decision(self.decision, replace(status, unserved=still))
        return not_final_after_all(state.with_decision(self.decision, _before(status)))

    def said(self) -> Said:
        return Said.fact(
            "The publication of {decision} was taken back: {reason}",
            decision=self.decision,
            reason=self.reason,
        )


def _before(status: DecisionStatus) -> DecisionStatus:
    """A decision as it was before it was published: what was served by itself counts on."""
    challenges = tuple(
        each if each.result or each.counts_from.isdecimal() else each.model_copy(update={"ends": None})
        for each in status.challenges
    )
    return replace(
        status,
        publication_ends=None,
        served=None,
        appeal_ends=status.parties_end,
        correction_ends=None,
        final=None,
        final_since=None,
        challenges=challenges,
    )


class ChallengePeriodGone(Content):
    """The period in which the challenge had to arrive has not begun: the publication was taken back."""

    decision: str
    """The decision that is challenged: body, year and section."""

    def fold(self, state: Case, fact: Fact) -> Case:
        if state.against is None:
            return state
        challenge = state.against.challenge.model_copy(update={"ends": None})
        return replace(state, against=state.against.model_copy(update={"challenge": challenge}))

    def said(self) -> Said:
        return Said.fact(
            "The period to challenge {decision} has not begun: its publication was taken back.",
            decision=self.decision,
        )
