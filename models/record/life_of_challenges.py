"""How the life of a case tells of challenges to decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.base.terms import Term
from models.base.words import Said
from models.bodies.body import Bodies
from models.record.chapters import FOLLOW_UP, PREPARATION, lived, section_of


def _challenged(c: Any, _: Bodies) -> Said:
    said = lived("The decision was challenged (§ {section}): {challenge}.")
    return said.filled(section=section_of(c.decision), challenge=c.challenge.said())


def _settled(c: Any, _: Bodies) -> Said:
    said = lived("The challenge to the decision was settled (§ {section}): {result}.")
    return said.filled(section=section_of(c.decision), result=Term.of(c.result))


OF_CHALLENGES: dict[str, tuple[Said | None, Said | Callable[[Any, Bodies], Said]]] = {
    "DecisionChallenged": (None, _challenged),
    "ChallengeToExamine": (
        PREPARATION,
        lambda c, _: lived("A challenge to a decision of the matter {case} is examined: {challenge}.").filled(
            case=c.against.case, challenge=c.against.challenge.said()
        ),
    ),
    "ChallengeSettled": (None, _settled),
    "ChallengeAnswered": (
        None,
        lambda c, _: lived("The challenge was settled: {result}.").filled(result=Term.of(c.result)),
    ),
    "ChallengePendingAgain": (
        None,
        lambda c, _: lived("A challenge to the decision is pending again (§ {section}).").filled(
            section=section_of(c.decision)
        ),
    ),
    "ChallengePeriodCorrected": (None, lived("The time to challenge the decision was counted anew.")),
    "ChallengePeriodGone": (None, lived("The time to challenge the decision has not begun.")),
    "ForceCertified": (
        None,
        lambda c, _: lived("The legal force of the decision was certified (§ {section}).").filled(
            section=section_of(c.decision)
        ),
    ),
    "DecisionWithheld": (
        None,
        lambda c, _: lived(
            "The board does not carry the decision out and brings it back (§ {section})."
        ).filled(section=section_of(c.decision)),
    ),
    "DecisionCarriedOut": (
        None,
        lambda c, _: lived(
            "The council decided again, and the decision is carried out after all (§ {section})."
        ).filled(section=section_of(c.decision)),
    ),
    "FollowUpHeldOff": (FOLLOW_UP, lived("The follow-up waits for the council to decide again.")),
    "FollowUpGoesOn": (FOLLOW_UP, lived("The follow-up goes on.")),
    "ImplementedEarly": (
        None,
        lambda c, _: lived("The decision is implemented before it has legal force (§ {section}).").filled(
            section=section_of(c.decision)
        ),
    ),
    "FollowUpStopped": (
        FOLLOW_UP,
        lived("The follow-up stopped, as the decision is in force no more."),
    ),
}
