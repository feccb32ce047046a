"""Who decides a claim for a revised decision: the body that decided, or the body above (Kuntalaki 134 §)."""

from __future__ import annotations

import re

from models.base.refusal import Refusal
from models.bodies.body import Bodies, Body
from models.case.case import Case
from models.case.challenge import ChallengeKind
from models.case.proposal import Proposal
from models.law.appeal import Appeal, Kind, LegalGround
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome

_DECISION = re.compile(r"([a-z][a-z0-9]*)-\d{4}-\d+")
_UNDER_ANOTHER = (BodyKind.OFFICEHOLDER, BodyKind.SECTION)
_BY_WHO_BOUGHT = (LegalGround.PROCUREMENT, LegalGround.PROCUREMENT_CONTRACT)


class ClaimGoesElsewhere(Refusal):
    """A claim against {against} is decided by {rightly}, not by {body}."""


class ClaimGoesAbove(Refusal):
    """An officeholder decides no claim: one against {against} goes to the body above."""


class NobodyAbove(Refusal):
    """{body} has no body above it, to which claims against its decisions are made. Say which in its
    file: superior."""


def refuse_claim_elsewhere(proposal: Proposal, body: Body, bodies: Bodies) -> None:
    """Refuse a body, or an office, to decide a claim that another one decides.

    A procurement correction is decided by whoever bought; a special act may have an official decide a claim,
    yet never one against an own decision.
    """
    against, ground = proposal.claim_against, proposal.legal_ground
    if not against or ground in _BY_WHO_BOUGHT:
        return
    made = _DECISION.fullmatch(against)
    decided = bodies.bodies.get(made[1]) if made else None
    if body.kind is BodyKind.OFFICEHOLDER:
        if ground is LegalGround.LOCAL_GOVERNMENT or (decided and decided.id == body.id):
            if decided and decided.kind not in _UNDER_ANOTHER:
                raise ClaimGoesElsewhere(against=against, rightly=decided.id, body=body.id)
            raise ClaimGoesAbove(against=against)
        return
    if decided is None or ground is not LegalGround.LOCAL_GOVERNMENT:
        return
    rightly = above(decided, bodies).id if decided.kind in _UNDER_ANOTHER else decided.id
    if body.id != rightly:
        raise ClaimGoesElsewhere(against=against, rightly=rightly, body=body.id)


class ExaminesLate(Refusal):
    """What it answers came {timely}, and is not examined (answers: not examined). If it came in time after
    all, as a party was served later, correct that service first (decision correct-service)."""


class CourtAnswers(Refusal):
    """An appeal is settled by a court: a body gives a statement on it (kind: statement), and does not decide
    it."""


def refuse_examined_late(case: Case) -> None:
    """Refuse to decide on the merits of what came too late, or on an appeal.

    A body may correct its own decision in the same case; that says so (`corrects`).
    """
    proposal, against = case.proposals[-1], case.against
    if against is None or proposal.kind is Kind.STATEMENT or proposal.noting:
        return
    answers = {proposal.answer(clause.number) for clause in proposal.clauses}
    if against.challenge.kind is ChallengeKind.APPEAL:
        if answers - {None}:
            raise CourtAnswers
        return
    in_vain = against.challenge.in_vain
    if in_vain and not answers <= {Outcome.NOT_EXAMINED, Outcome.LAPSED} and not proposal.corrects:
        raise ExaminesLate(timely=against.challenge.timely())


def refuse_nobody_above(body: Body, bodies: Bodies, appeal: Appeal) -> None:
    """NobodyAbove for an office whose decision is open to a claim that nobody could decide."""
    if appeal is Appeal.CLAIM:
        above(body, bodies)


def above(body: Body, bodies: Bodies) -> Body:
    """The body to which a claim against a section's or an officeholder's decision is made; NobodyAbove."""
    known = bodies.bodies.get(body.superior) if body.superior != body.id else None
    if known is None or known.kind in (BodyKind.OFFICEHOLDER, BodyKind.STEERING_GROUP):
        raise NobodyAbove(body=body.id)
    return known
