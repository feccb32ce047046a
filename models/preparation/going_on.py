"""A case that goes on: the next body is the one that was proposed to, and it begins with that proposal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.base.refusal import Refusal
from models.bodies.body import Bodies, Body
from models.case.case import Case
from models.case.proposal import Proposal
from models.engine.journal import Content
from models.law.appeal import Kind
from models.law.body_kind import BodyKind
from models.law.outcome import CARRIED, Outcome
from models.matter.handling import Handling
from models.preparation.revising import ProposalRevised


class ProposedToAnother(Refusal):
    """{decision} was made to {to}, and the case goes on to that body, not to {body}."""


class OwnProposalNeeded(Refusal):
    """{decision} does not say by itself what {body} is to decide: it gave a statement, or changed what was
    proposed. Write the proposal for {body} first, with `pykala proposal revise`."""


class ProposesToItself(Refusal):
    """{body} would propose to itself, and nobody would decide it: say to which body it proposes (to), or let
    it decide (kind: decision)."""


def refuse_to_itself(case: Case, body: Body) -> None:
    """ProposesToItself where the proposal is for the very body that is to make it."""
    if case.proposals[-1].kind is Kind.PROPOSAL and case.proposals[-1].to == body.id:
        raise ProposesToItself(body=body.id)


def goes_on_from(case: Case) -> Handling | None:
    """The handling by which the case goes on to another body; None where it goes on to none.

    What was tabled there waits for the same body; what was returned is prepared for whoever it is for.
    """
    for handling in reversed(case.handlings):
        if handling.outcome is not Outcome.TABLED:
            return handling if handling.goes_on else None
    return None


def refuse_another(case: Case, body: Body, bodies: Bodies, day: date) -> None:
    """ProposedToAnother for any body but the one that was proposed to, or its successor.

    The board prepares what the council decides, so that a proposal to the council may come before it.
    """
    made = goes_on_from(case)
    if made is None or body.id in (made.to, bodies.successor(made.to, day)):
        return
    to_council = bodies.get(made.to).kind is BodyKind.COUNCIL
    if not (to_council and body.kind is BodyKind.BOARD):
        raise ProposedToAnother(decision=made.key, to=made.to, body=body.id)


def begun_with(case: Case, body: str) -> Proposal | None:
    """What a body begins with that was proposed to, while nobody has written another proposal for it.

    It reads as what was proposed, as a decision of its own; None where there is nothing to begin. Raises
    OwnProposalNeeded where what was carried is no proposal that it could decide as it is.
    """
    made = goes_on_from(case)
    if made is None or made.to != body or len(case.proposals) > made.revision:
        return None
    as_written = made.whole in CARRIED - {Outcome.APPROVED_AMENDED} and not made.wording
    if made.kind is Kind.STATEMENT or not as_written:
        raise OwnProposalNeeded(decision=made.key, body=body)
    return case.proposals[-1].model_copy(update={"kind": Kind.DECISION, "to": ""})


def beginning(case: Case, body: str) -> tuple[Case, tuple[Content, ...]]:
    """The case with what a body begins with as a further revision, and the fact of it, if there is any."""
    begun = begun_with(case, body)
    if begun is None:
        return case, ()
    changed = begun.changes_since(case.proposals[-1])
    fact = ProposalRevised(revision=len(case.proposals) + 1, proposal=begun, changed=changed, begun=True)
    return replace(case, proposals=(*case.proposals, begun)), (fact,)
