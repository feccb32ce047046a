"""The remedy that follows from a legal ground: what takes it away is confirmed by whoever presents it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.base.refusal import Refusal
from models.base.terms import Term, spoken
from models.case.proposal import Proposal
from models.law.appeal import Appeal, LegalGround, appeal_rule
from models.law.outcome import Outcome


class GroundNotConfirmed(Refusal):
    """The proposal is said to be {ground}, so that nobody may challenge the decision, by a claim or an
    appeal. Whoever presents it confirms that with --legal-ground {written}; if it is not so, the proposal is
    revised."""


class OtherGround(Refusal):
    """The proposal's legal ground is {ground}, and {confirmed} is confirmed."""


def refuse_unconfirmed(proposal: Proposal, confirmed: LegalGround | None, body: str, day: date) -> None:
    """Refuse a ground that takes everybody's remedy away and that only the preparer has said.

    Raises NoAppealRule where no rule of the day says how it may be challenged.
    """
    ground = proposal.legal_ground
    if confirmed not in (None, ground):
        raise OtherGround(ground=in_words(ground), confirmed=in_words(confirmed))
    nature = proposal.nature(_deciding(proposal), body)
    if appeal_rule(nature, day).appeal is not Appeal.PROHIBITED or confirmed is ground:
        return
    without = appeal_rule(replace(nature, ground=LegalGround.LOCAL_GOVERNMENT), day)
    if without.appeal is not Appeal.PROHIBITED:
        raise GroundNotConfirmed(ground=in_words(ground), written=ground.value)


def _deciding(proposal: Proposal) -> Outcome:
    """What the ground is asked of: a decision, also where the body may only be asked to note it."""
    outcome = proposal.if_approved
    return Outcome.APPROVED if outcome is Outcome.NOTED else outcome


def in_words(ground: LegalGround | None) -> Term:
    """A legal ground as its reader calls it."""
    return Term("legal ground", spoken(ground or ""))
