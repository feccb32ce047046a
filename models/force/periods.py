"""The periods in which a decision may be challenged after a service, and when it is final."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from models.base.refusal import PeriodOverAlready
from models.engine.command import Command
from models.engine.world import World
from models.law import deadline
from models.law.appeal import Appeal
from models.law.deadline import Deadline, RulesOn
from models.law.rules import Rules
from models.matter.handling import Handling

_RULES = {
    Appeal.CLAIM: "claim.period",
    Appeal.MUNICIPAL_APPEAL: "appeal.municipal.period",
    Appeal.ADMINISTRATIVE_APPEAL: "appeal.administrative.period",
    Appeal.PROCUREMENT: "appeal.procurement.period",
}


def period_rule(appeal: Appeal) -> str:
    """The rule of the period in which a decision may be challenged; empty where it may not."""
    return _RULES.get(appeal, "")


class Periods(NamedTuple):
    """What runs from a service."""

    appeal: Deadline
    """To when a claim or an appeal must have arrived."""
    correction: Deadline | None
    """To when a procurement correction may be demanded; None for anything but a procurement."""

    @property
    def last(self) -> Deadline:
        """The one that ends last."""
        return max((self.appeal, self.correction or self.appeal), key=lambda end: end.at)

    def final(self, key: str, rules: Rules, parties_end: Deadline | None = None) -> Deadline:
        """The midnight from which the decision is final if nobody uses them, nor a party its own."""
        return deadline.becomes_final(f"final/{key}", [self.last, parties_end or self.last], rules)


def periods_of(handling: Handling, served: date, rules: Rules, closing: RulesOn) -> Periods:
    """The period of the claim or appeal after a service, and of a procurement correction beside it.

    `closing` gives the rules of their last day, by which its office closes.
    """
    key = f"appeal/{handling.key}"
    match handling.appeal:
        case Appeal.CLAIM:
            return Periods(deadline.claim_ends(key, served, rules, closing=closing), None)
        case Appeal.ADMINISTRATIVE_APPEAL:
            return Periods(deadline.appeal_ends(key, served, rules, "administrative", closing), None)
        case Appeal.PROCUREMENT:
            correction = deadline.claim_ends(
                f"correction/{handling.key}", served, rules, "procurement.correction.period", closing
            )
            return Periods(deadline.appeal_ends(key, served, rules, "procurement", closing), correction)
        case _:
            return Periods(deadline.appeal_ends(key, served, rules, closing=closing), None)


def refuse_over_already(decision: str, periods: Periods, command: Command, world: World) -> None:
    """PeriodOverAlready where nobody could use a period once it is recorded, and no ground says why."""
    if periods.last.at <= world.now and not command.later_because:
        raise PeriodOverAlready(decision=decision, last=periods.last.day)
