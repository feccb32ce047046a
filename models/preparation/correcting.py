"""A decision that corrects another in substance: the parties are heard, and consent where they lose by it."""

from __future__ import annotations

from models.base.refusal import Refusal
from models.case.proposal import Proposal


class NotHeard(Refusal):
    """{decision} is corrected to the loss of a party, who is heard before that: say in the proposal how
    (`heard`)."""


class NoConsent(Refusal):
    """{decision} is corrected to the loss of a party, which needs their consent: write it in the proposal
    (`consent`), or let the decision stand."""


def refuse_loss(proposal: Proposal) -> None:
    """Refuse to correct a decision to the loss of a party that was not heard or has not consented."""
    if proposal.corrects and proposal.to_loss:
        if not proposal.consent:
            raise NoConsent(decision=proposal.corrects)
        if not proposal.heard:
            raise NotHeard(decision=proposal.corrects)
