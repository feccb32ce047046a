"""What became of effects, written beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, or_, update

from activities.registry.ledger import Ledger
from activities.registry.prepared import Prepared
from models.engine.effect_state import UNSETTLED, Became, EffectState
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


def ask_again(ledger: Ledger, which: ColumnElement[bool]) -> int:
    """Have what failed or was put aside be tried at once, as if for the first time; how much that is."""
    again = (
        update(OUTBOX)
        .where(OUTBOX.c.state.in_(UNSETTLED - {EffectState.WAITING}), which)
        .values(state=EffectState.WAITING, detail="", tries=0, next_at=AT_ONCE)
    )
    return ledger.connection.execute(again).rowcount
