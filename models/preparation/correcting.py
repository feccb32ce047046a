"""A decision that corrects another in substance: by the body that made it; the parties are heard, and consent
where they lose by it."""

from __future__ import annotations

from datetime import date

from models.base.refusal import Refusal
from models.bodies.body import Bodies, Body
from models.case.case import Case
from models.case.decision_status import handling_of, refuse_void
from models.case.granting import granted, money_of
from models.case.proposal import Proposal
from models.law.appeal import Kind, LegalGround
from models.law.outcome import Outcome
from models.matter.handling import Handling, body_of


class NotHeard(Refusal):
    """{decision} is corrected to the loss of a party, who is heard before that: say in the proposal how
    (`heard`)."""


class NoConsent(Refusal):
    """{decision} is corrected to the loss of a party, which needs their consent: write it in the proposal
    (`consent`), or let the decision stand."""


class LossUnsaid(Refusal):
    """{decision} is corrected, and the proposal does not say whether a party loses by it: write `to loss:
    yes`, which needs that they are heard and consent, or `to loss: no`."""


class LosesByIt(Refusal):
    """The proposal says that nobody loses by the correction of {decision}, and somebody gets less than that
    granted: write `to loss: yes`."""


class CorrectedElsewhere(Refusal):
    """{decision} was made by {rightly}, which corrects it; {body} does not."""


def refuse_correction(case: Case, body: Body, bodies: Bodies, day: date) -> None:
    """Refuse to correct what another body decided or what is in force no more, and a correction to the loss
    of a party that was not heard or has not consented.

    Raises NoSuchDecision for a § that the case lacks where it has others of that body, and InForceNoMore.
    Who gets less by what a clause answers is heard, also where nobody said that it is to their loss.
    """
    proposal = case.proposals[-1]
    if not proposal.corrects:
        return
    made_by = body_of(proposal.corrects)
    if any(body_of(made) == made_by for made in case.decisions):
        handling_of(case, proposal.corrects)
    if proposal.corrects in case.decisions:
        if body.id not in (made_by, bodies.successor(made_by, day)):
            raise CorrectedElsewhere(decision=proposal.corrects, rightly=made_by, body=body.id)
        refuse_void(case, proposal.corrects)
    _refuse_loss(proposal, next((old for old in case.handlings if old.key == proposal.corrects), None), case)


def _refuse_loss(proposal: Proposal, old: Handling | None, case: Case) -> None:
    if proposal.to_loss and not proposal.consent:
        raise NoConsent(decision=proposal.corrects)
    answers = {proposal.answer(clause.number) for clause in proposal.clauses}
    if not proposal.heard and (proposal.to_loss or answers & _TURNS_DOWN):
        raise NotHeard(decision=proposal.corrects)
    if _decides_on_others(proposal) and not (proposal.to_loss or proposal.no_loss):
        raise LossUnsaid(decision=proposal.corrects)
    if proposal.no_loss and old and _gets_less(proposal, old, case):
        raise LosesByIt(decision=proposal.corrects)


def _decides_on_others(proposal: Proposal) -> bool:
    """Whether it may touch somebody's right: what only notes, prepares or organises does not."""
    prepares = proposal.kind is not Kind.DECISION or proposal.legal_ground is LegalGround.PREPARATION
    return not (prepares or proposal.noting)


def _gets_less(proposal: Proposal, old: Handling, case: Case) -> bool:
    """Whether the earlier decision granted somebody more; a project of one's own is nobody."""
    before = granted(old, case.proposals[old.revision - 1])
    after = money_of(proposal, [clause.number for clause in proposal.clauses])
    kept = {one.name: one.cents for one in after.recipients} if after else {}
    return any(kept.get(one.name, 0) < one.cents for one in (before.recipients if before else ()))


_TURNS_DOWN = {Outcome.REJECTED, Outcome.NOT_EXAMINED, Outcome.REVOKED}
