"""What became of effects, written beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select, update

from activities.registry.away import NotYet
from activities.registry.ledger import Ledger
from activities.registry.prepared import Prepared
from models.engine.effect_state import FOR_WANT_OF_AN_ADDRESS, UNSETTLED, Became, EffectState
from models.tables.columns import Instant
from models.tables.noted import DELIVERY
from models.tables.outbox import AT_ONCE, OUTBOX, WAITS_FOR_ITS_TURN

_BECAME = Prepared(
    OUTBOX,
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("row"), or_(*(OUTBOX.c.state == state for state in sorted(UNSETTLED))))
    .values(state=bindparam("became"), detail=bindparam("with"), next_at=None, claim=""),
)
_FAILED = (
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("row"), WAITS_FOR_ITS_TURN)
    .values(
        state=bindparam("became"),
        detail=bindparam("why"),
        tries=bindparam("times"),
        next_at=bindparam("again", type_=Instant),
        claim="",
    )
)


@dataclass(frozen=True)
class Failed:
    """An effect that failed: why, how often it has by now, and when it is tried again; None if never."""

    row: int
    why: str
    tries: int
    again: datetime | None


def write_what_became(ledger: Ledger, found: Mapping[int, Became]) -> None:
    """Write what became of effects; what is done is done for good, and noted."""
    for id_, became in found.items():
        detail = became.detail[:300]
        row = {"row": id_, "became": became.state, "with": detail}
        if _BECAME.run(ledger.connection, [row]):
            ledger.note(DELIVERY, [{"id": id_, "state": became.state, "detail": detail}])


def write_failures(ledger: Ledger, failures: Iterable[Failed]) -> None:
    """Write what failed: it waits for its next try, or is put aside; any drain may take it."""
    rows = [
        {
            "row": failed.row,
            "became": EffectState.FAILED if failed.again else EffectState.ASIDE,
            "why": failed.why[:300],
            "times": failed.tries,
            "again": failed.again,
        }
        for failed in failures
    ]
    if rows:
        ledger.connection.execute(_FAILED, rows)


def send_again(ledger: Ledger, to: str) -> int:
    """Have every notice to somebody be sent that found no address for them; how many those are."""
    wanted = select(OUTBOX).where(OUTBOX.c.kind == "notice", OUTBOX.c.state.in_(FOR_WANT_OF_AN_ADDRESS))
    found = ledger.connection.execute(wanted).mappings().all()
    rows = [row for row in found if to in _keys(json.loads(row["order"]))]
    if rows:
        ledger.withdraw(DELIVERY, rows)
        again = (
            update(OUTBOX)
            .where(OUTBOX.c.id.in_([row["id"] for row in rows]))
            .values(state=EffectState.WAITING, detail="", tries=0, next_at=AT_ONCE)
        )
        ledger.connection.execute(again)
    return len(rows)


def _keys(order: dict[str, Any]) -> tuple[str, ...]:
    """Under which keys a notice's addressee may be known: their own, of an owner also the lines', and their
    role, of whoever has it everywhere."""
    return (order["to"], *order.get("projects", ()), order["role"])


def ask_again(ledger: Ledger, which: ColumnElement[bool]) -> int:
    """Have what failed or was put aside be tried at once, as if for the first time; how much that is."""
    again = (
        update(OUTBOX)
        .where(OUTBOX.c.state.in_(UNSETTLED - {EffectState.WAITING}), which)
        .values(state=EffectState.WAITING, detail="", tries=0, next_at=AT_ONCE)
    )
    return ledger.connection.execute(again).rowcount


class NotSealedYet(NotYet):
    """A whole edition waits until all is sealed that locks it."""


def refuse_while_unsealed(connection: Connection, position: int | None) -> None:
    """Refuse to lock a paper of the record at a place while something of before waits to be sealed."""
    waiting = select(OUTBOX.c.id).where(WAITS_FOR_ITS_TURN, OUTBOX.c.kind == "seal")
    until = waiting if position is None else waiting.where(OUTBOX.c.position <= position)
    if connection.execute(until).first():
        raise NotSealedYet("what became confidential before is not sealed yet")
