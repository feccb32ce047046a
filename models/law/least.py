"""What a body may not fall below with a rule of its own, whatever it may set otherwise.

Kuntalaki 104 § decides by most votes, unless another act asks for more; 107 § has the minutes checked.
"""

from __future__ import annotations

from models.base.words import Said
from models.law.majority import Majority
from models.law.rules import Rule, RuleError, Unit, Value


def refuse_too_little(rule: Rule, own: Value, seats: int) -> None:
    """RuleError where a body with so many seats sets less than most votes, or less than the least number."""
    if rule.unit is Unit.COUNT and isinstance(own, int) and own < rule.least:
        raise RuleError(
            rule=rule.id,
            problem=Said.why(
                "it is at least {least} ({source})", least=str(rule.least), source=rule.vouched_by
            ),
        )
    needed = Majority.of(str(own)) if rule.unit is Unit.MAJORITY else None
    if needed and own != rule.value and not needed.is_most(seats):
        raise RuleError(
            rule=rule.id,
            problem=Said.why(
                "{needed} may be fewer than those against; more than half is the least ({source})",
                needed=needed.said(),
                source=rule.vouched_by,
            ),
        )
