"""To when a challenge has to arrive: by the period of whoever makes it (Kuntalaki 139–140 §)."""

from __future__ import annotations

from models.base.refusal import Refusal
from models.case.challenge import ChallengeKind
from models.case.decision_status import DecisionStatus
from models.law.deadline import Deadline

OF_THE_PUBLICATION = "publication"
"""Says that whoever challenges a decision knows of it by its publication: a member of the municipality."""


class NotTheirPeriod(Refusal):
    """{decision} has no period '{counts_from}': give publication for whom it begins there, or the number of
    one of its {number} services; left out, the last period counts."""


def own_period(
    decision: str, status: DecisionStatus, kind: ChallengeKind, counts_from: str
) -> Deadline | None:
    """When the period of whoever makes a challenge ends: that of a service by its number, or of the
    publication; where nobody says whose it is, the last one. None where it has not begun.

    Raises NotTheirPeriod.
    """
    corrects = kind is ChallengeKind.CORRECTION
    if not counts_from:
        if status.unserved:
            return None
        return status.correction_ends if corrects else status.appeal_ends
    if counts_from == OF_THE_PUBLICATION and not corrects and kind is not ChallengeKind.CALL_UP:
        return status.publication_ends
    number = int(counts_from) if counts_from.isdecimal() else 0
    if kind is ChallengeKind.CALL_UP or not 0 < number <= len(status.services):
        raise NotTheirPeriod(decision=decision, counts_from=counts_from, number=len(status.services))
    service = status.services[number - 1]
    return service.correction_ends if corrects else service.appeal_ends


def renumbered(counts_from: str, without: int) -> str:
    """The same service, once the one with this number is no more; empty if it was that one itself."""
    number = int(counts_from) if counts_from.isdecimal() else 0
    if number == without:
        return ""
    return str(number - 1) if number > without else counts_from
