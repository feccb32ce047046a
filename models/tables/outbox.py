"""The outbox: what is to be done after a transaction, and the drains that have it in hand."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Index, Text, text
from sqlmodel import Field

from models.engine.effect_state import REACHED_NOBODY, UNSETTLED, WAITS, EffectState
from models.tables.columns import Instant, StateOfEffect
from models.tables.table import Table

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""When that is tried which was not tried yet: whatever clock looks, it is past."""


_WAITS = text("next_at is not null")


def _of_what_waits(name: str, *columns: str) -> Index:
    return Index(name, *columns, sqlite_where=_WAITS, postgresql_where=_WAITS)


class OutboxRow(Table, table=True):
    """Something to be done after the transaction: a paper, a notice, a nudge to another workflow.

    `state` is how far it has come, `detail` what the state's words need: an address, a hash, an answer. While
    it waits, `next_at` is when it is tried next (AT_ONCE, unless it has failed), `tries` how often it has
    failed, and `claim` the drain that has it in hand; empty, any may take it.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        _of_what_waits("ix_outbox_waits", "driver", "kind", "position"),
        _of_what_waits("ix_outbox_turn", "kind", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    driver: str = Field(max_length=200)
    kind: str = Field(max_length=20)
    position: int = Field(sa_type=BigInteger)
    order: str = Field(sa_type=Text)
    ordered_at: datetime = Field(sa_type=Instant)
    state: EffectState = Field(default=EffectState.WAITING, sa_type=StateOfEffect)
    detail: str = Field(default="", max_length=300)
    next_at: datetime | None = Field(default=AT_ONCE, sa_type=Instant)
    tries: int = Field(default=0)
    claim: str = Field(default="", max_length=80)


class DrainRow(Table, table=True):
    """A drain that may hold effects: one for each worker. The workflow of that name strikes it off."""

    __tablename__ = "drain"

    name: str = Field(primary_key=True, max_length=80)
    since: datetime = Field(sa_type=Instant)


OUTBOX = OutboxRow.__table__
DRAIN = DrainRow.__table__

STILL_WAITS = OUTBOX.c.state.in_(WAITS)
"""Of the outbox, what is still to be done, and done without being asked again."""

WAITS_FOR_ITS_TURN = OUTBOX.c.next_at.is_not(None)
"""The same, as the index of what waits has it."""

UNFINISHED = OUTBOX.c.state.in_(UNSETTLED)
"""Of the outbox, what was not done yet, also what was put aside."""

UNDELIVERED = OUTBOX.c.state.in_(REACHED_NOBODY)
"""Of the outbox, the notices that reached nobody and are not tried again."""
