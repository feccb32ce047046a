"""A decision that corrects another in substance: the parties are heard, and consent where they lose by it."""

from __future__ import annotations

from models.base.refusal import Refusal
from models.case.proposal import Proposal
from models.law.outcome import Outcome


class NotHeard(Refusal):
    """{decision} is corrected to the loss of a party, who is heard before that: say in the proposal how
    (`heard`)."""


class NoConsent(Refusal):
    """{decision} is corrected to the loss of a party, which needs their consent: write it in the proposal
    (`consent`), or let the decision stand."""


def refuse_loss(proposal: Proposal) -> None:
    """Refuse to correct a decision to the loss of a party that was not heard or has not consented.

    Who gets less by what a clause answers is heard, also where nobody said that it is to their loss.
    """
    if not proposal.corrects:
        return
    if proposal.to_loss and not proposal.consent:
        raise NoConsent(decision=proposal.corrects)
    answers = {proposal.answer(clause.number) for clause in proposal.clauses}
    if not proposal.heard and (proposal.to_loss or answers & _TURNS_DOWN):
        raise NotHeard(decision=proposal.corrects)


_TURNS_DOWN = {Outcome.REJECTED, Outcome.NOT_EXAMINED, Outcome.REVOKED}
