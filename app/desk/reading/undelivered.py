"""What waits to be delivered, and notices that never will be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from activities.installation import Installation
from models.tables.tables import OUTBOX

NO_ADDRESS = "no address"
FAILED = (NO_ADDRESS, "the address", "refused by the mail server")
"""How the outcome of a notice begins that reached nobody."""


@dataclass(frozen=True)
class NotDelivered:
    """A paper, a notice or a nudge that was ordered and reached nobody; without an outcome it waits."""

    ordered_at: datetime
    kind: str
    journal: str
    outcome: str

    @property
    def lacks_an_address(self) -> bool:
        """Whether the address book has nobody to send it to."""
        return self.outcome.startswith(NO_ADDRESS)


def undelivered(installation: Installation) -> list[NotDelivered]:
    """All that is in the outbox and has reached nobody, in the order in which it was ordered."""
    failed = or_(*(OUTBOX.c.outcome.startswith(why) for why in FAILED))
    wanted = select(OUTBOX).where(~OUTBOX.c.done | failed).order_by(OUTBOX.c.id)
    with installation.registry.reading.connect() as connection:
        return [NotDelivered(r.ordered_at, r.kind, r.driver, r.outcome) for r in connection.execute(wanted)]
