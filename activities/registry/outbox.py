"""What became of effects, written beside them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, select, update

from activities.registry.ledger import Ledger
from models.engine.effect_state import WAITS, Became
from models.tables.noted import DELIVERY
from models.tables.tables import OUTBOX

_BECAME = (
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("row"))
    .values(state=bindparam("became"), detail=bindparam("with"))
)


def write_what_became(ledger: Ledger, found: Mapping[int, Became]) -> None:
    """Write what became of effects; what is done is done for good, and noted."""
    if not found:
        return
    wanted = select(OUTBOX.c.id).where(OUTBOX.c.id.in_(found), OUTBOX.c.state.in_(WAITS))
    waiting = ledger.connection.execute(wanted).scalars().all()
    rows = [{"row": id_, "became": found[id_].state, "with": found[id_].detail[:300]} for id_ in waiting]
    if rows:
        ledger.connection.execute(_BECAME, rows)
    done = [{"id": row["row"], "state": row["became"], "detail": row["with"]} for row in rows]
    ledger.note(DELIVERY, (row for row in done if DELIVERY.applies(row)))
