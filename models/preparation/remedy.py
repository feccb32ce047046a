"""The remedy that follows from a legal ground: what takes it away is confirmed by whoever presents it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.base.refusal import Refusal
from models.base.terms import Term, spoken
from models.base.words import Said
from models.case.granting import money_of
from models.case.proposal import Proposal
from models.law.appeal import Appeal, Kind, LegalGround, appeal_rule
from models.law.outcome import Outcome


class GroundNotConfirmed(Refusal):
    """The proposal is said to be {ground}, so that nobody may challenge the decision, by a claim or an
    appeal. Whoever presents it confirms that with --legal-ground {written}, in a case file
    `legal ground: {said}` beside that act; if it is not so, the proposal is revised."""


class OtherGround(Refusal):
    """The proposal's legal ground is {ground}, and {confirmed} is confirmed."""


class DecidesOnARight(Refusal):
    """The proposal is said to be {ground}, which leaves nobody a remedy, and it decides on {what}: whom that
    concerns may challenge it. Revise the proposal with another legal ground."""


def refuse_unconfirmed(proposal: Proposal, confirmed: LegalGround | None, body: str, day: date) -> None:
    """Refuse a ground that takes everybody's remedy away and that only the preparer has said.

    Raises NoAppealRule where no rule of the day says how it may be challenged.
    """
    ground = proposal.legal_ground
    if confirmed not in (None, ground):
        raise OtherGround(ground=in_words(ground), confirmed=in_words(confirmed))
    nature = proposal.nature(_deciding(proposal), body)
    if ground is LegalGround.PREPARATION and proposal.kind is Kind.DECISION and (what := _right(proposal)):
        raise DecidesOnARight(ground=in_words(ground), what=what)
    if appeal_rule(nature, day).appeal is not Appeal.PROHIBITED or confirmed is ground:
        return
    without = appeal_rule(replace(nature, ground=LegalGround.LOCAL_GOVERNMENT), day)
    if without.appeal is not Appeal.PROHIBITED:
        raise GroundNotConfirmed(ground=in_words(ground), written=ground.value, said=spoken(ground))


def _right(proposal: Proposal) -> Said | None:
    """What the proposal decides on that is somebody's own: a claim, an application, a grant to them."""
    if proposal.claim_against:
        return Said.why("a claim")
    if {proposal.answer(clause.number) for clause in proposal.clauses} & _ANSWERS_SOMEBODY:
        return Said.why("what somebody applied for")
    money = money_of(proposal, [clause.number for clause in proposal.clauses])
    return Said.why("a grant") if money and money.recipients else None


_ANSWERS_SOMEBODY = {Outcome.REJECTED, Outcome.NOT_EXAMINED, Outcome.UPHELD, Outcome.REVOKED}


def _deciding(proposal: Proposal) -> Outcome:
    """What the ground is asked of: a decision, also where the body may only be asked to note it."""
    outcome = proposal.if_approved
    return Outcome.APPROVED if outcome is Outcome.NOTED else outcome


def in_words(ground: LegalGround | None) -> Term:
    """A legal ground as its reader calls it."""
    return Term("legal ground", spoken(ground or ""))
