"""The claims and appeals against a decision, as its status knows them."""

from __future__ import annotations

from collections.abc import Iterator

from models.bodies.body_register import Holding
from models.case.case import Case
from models.case.challenge import Challenge, ChallengeKind
from models.case.decision_status import DecisionStatus
from models.law.appeal import Appeal
from models.matter.handling import Handling
from models.record.claims import RecordedClaim
from models.record.recorded_appeal import AppealKind, RecordedAppeal
from models.record.reference import reference_to

KINDS = {
    ChallengeKind.CLAIM: AppealKind.CLAIM,
    ChallengeKind.CORRECTION: AppealKind.PROCUREMENT,
    ChallengeKind.CALL_UP: AppealKind.OTHER,
}
"""The remedy that was sought; that of an appeal is the one that the decision has."""


def claims_of(
    handling: Handling, status: DecisionStatus, appeal: RecordedAppeal, journals: Holding
) -> Iterator[RecordedClaim]:
    """What was made against a decision, in the order in which it was recorded. It names nobody."""
    for each in status.challenges:
        kind = KINDS.get(each.kind, _appealed(handling))
        yield RecordedClaim(
            kind=kind,
            day=each.arrived_on,
            private=_names_somebody(each, journals),
            to=(appeal.to or "") if kind is appeal.kind else "",
            register_number=each.case,
            late=each.late,
            decided=reference_to(each.by, each.settled),
            outcome=each.result,
        )


def _appealed(handling: Handling) -> AppealKind:
    if handling.appeal is Appeal.ADMINISTRATIVE_APPEAL:
        return AppealKind.ADMINISTRATIVE_APPEAL
    return AppealKind.OTHER if handling.appeal is Appeal.PROCUREMENT else AppealKind.MUNICIPAL_APPEAL


def _names_somebody(challenge: Challenge, journals: Holding) -> bool:
    """Whether the case that examines it holds, sealed, who made it."""
    examining = journals.held(challenge.case).state
    against = examining.against if isinstance(examining, Case) else None
    return bool(against and against.made_by)
