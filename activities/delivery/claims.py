"""Who does what waits: an effect is one drain's at a time, and goes back when the engine says so.

No clock decides whose it is. A drain is enlisted by its own activity, and struck off by the workflow of that
activity once its heartbeat has failed; both happen under the registry's lock, as commits do.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Engine,
    Row,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from activities.delivery.patience import LONGEST
from activities.registry.at_once import AtOnce
from activities.registry.database import reading
from activities.registry.ledger import recording
from activities.registry.prepared import PreparedQuestion
from models.base import clock
from models.engine.effect_state import EffectState
from models.engine.message import Backlog
from models.tables.outbox import DRAIN, OUTBOX, WAITS_FOR_ITS_TURN
from models.tables.tables import REGISTRY

_OTHER = OUTBOX.alias("other")
_UNTRIED = exists().where(
    _OTHER.c.next_at.is_not(None), _OTHER.c.driver == OUTBOX.c.driver, _OTHER.c.state == EffectState.WAITING
)
_FREE_TO_GO: dict[str, ColumnElement[bool]] = {
    "paper": true(),
    "resending": true(),
    "telling": true(),
    "notice": ~_UNTRIED.where(_OTHER.c.position == OUTBOX.c.position, _OTHER.c.kind == "paper"),
    "erase": ~_UNTRIED.where(
        _OTHER.c.position <= OUTBOX.c.position, or_(_OTHER.c.kind == "paper", _OTHER.c.kind == "notice")
    ),
    "seal": true(),
    "webhook": ~_UNTRIED.where(_OTHER.c.position == OUTBOX.c.position, _OTHER.c.kind == "paper"),
}
"""A mail may speak of its command's papers, and whoever is forgotten is told first: that was tried before."""


_WHOLE = exists().where(REGISTRY.c.behind == "")
"""A registry that was restored does nothing until it was looked after: what waits there may be long done."""


_ENLISTED = exists().where(DRAIN.c.name == bindparam("drain"))


@cache
def _waiting(kind: str) -> PreparedQuestion:
    """Effects of this kind whose turn has come, in their order: built once, since it is asked so often."""
    return PreparedQuestion(
        select(OUTBOX, _ENLISTED.label("enlisted"))
        .where(
            WAITS_FOR_ITS_TURN,
            or_(OUTBOX.c.next_at <= bindparam("now"), OUTBOX.c.next_at > bindparam("never")),
            OUTBOX.c.kind == kind,
            or_(OUTBOX.c.claim == "", OUTBOX.c.claim == bindparam("drain")),
            _FREE_TO_GO[kind],
            _WHOLE,
        )
        .order_by(OUTBOX.c.id)
        .limit(bindparam("most"))
    )


_HELD = PreparedQuestion(
    select(OUTBOX.c.id).where(
        OUTBOX.c.id == bindparam("effect"), OUTBOX.c.claim == bindparam("drain"), WAITS_FOR_ITS_TURN
    )
)

ANOTHER_CLOCKS = timedelta(minutes=1)
"""A time that lies so much farther away than any wait was written by another clock, and does not count."""


class Struck(Exception):  # noqa: N818 - says what happened to a drain
    """The drain is not enlisted any more: it may take nothing until its next turn begins."""


class Claims:
    """What one drain holds of the outbox."""

    def __init__(self, database: Engine, drain: str) -> None:
        self._database = database
        self._reading = reading(database)
        self._at_once = AtOnce(database)
        self._drain = drain

    def enlist(self) -> None:
        """From now on the drain may hold effects; its workflow sees to it that they are given back."""
        with recording(self._database) as ledger:
            if not ledger.connection.execute(select(_ENLISTED), {"drain": self._drain}).scalar_one():
                row = {"name": self._drain, "since": clock.now()}
                ledger.connection.execute(insert(DRAIN), row)

    async def take(self, kinds: Sequence[str], most: int, under_way: Collection[int]) -> list[Row[Any]]:
        """So many effects of these kinds whose turn has come, those under way left out; they are ours.

        Raises Struck.
        """
        now = clock.now()
        asked = {"now": now, "never": now + LONGEST + ANOTHER_CLOCKS, "drain": self._drain}
        asked["most"] = most + len(under_way)
        found = await self._at_once.run(partial(_all, kinds, asked))
        rows = [row for row in found if row.id not in under_way][:most]
        if rows and not rows[0].enlisted:
            raise Struck
        free = [row.id for row in rows if not row.claim]
        held = await self._at_once.run(partial(self._claim, free)) if free else set()
        return [row for row in rows if row.claim or row.id in held]

    async def holds(self, effect: int) -> bool:
        """Whether the effect is still ours, and still waits."""
        return await self._at_once.run(partial(_is_held, effect, self._drain))

    def backlog(self) -> Backlog:
        """How much waits, whoever holds it, and since when the oldest does."""
        waiting = WAITS_FOR_ITS_TURN, OUTBOX.c.kind != "nudge"
        with self._reading.connect() as connection:
            wanted = select(func.count(), func.min(OUTBOX.c.ordered_at)).where(*waiting)
            depth, oldest = connection.execute(wanted).one()
        return Backlog(depth=depth, oldest=oldest)

    def _claim(self, free: Sequence[int], database: Engine) -> set[int]:
        """Claim what nobody holds; what became ours. Nothing, if the drain was struck off."""
        with recording(database) as ledger:
            claimed = (
                update(OUTBOX)
                .where(OUTBOX.c.id.in_(free), OUTBOX.c.claim == "", WAITS_FOR_ITS_TURN, _ENLISTED)
                .values(claim=self._drain)
                .returning(OUTBOX.c.id)
            )
            return set(ledger.connection.execute(claimed, {"drain": self._drain}).scalars())


def _all(kinds: Sequence[str], asked: dict[str, Any], database: Engine) -> list[Row[Any]]:
    with reading(database).connect() as connection:
        return [row for kind in kinds for row in _waiting(kind).rows(connection, asked)]


def _is_held(effect: int, drain: str, database: Engine) -> bool:
    with reading(database).connect() as connection:
        return _HELD.row(connection, {"effect": effect, "drain": drain}) is not None


def give_back(database: Engine, drain: str = "") -> int:
    """Strike a drain off, so that others do what it held; how much that was.

    What is held under a name that no enlisted drain bears is given back too.
    """
    with recording(database) as ledger:
        ledger.connection.execute(delete(DRAIN).where(DRAIN.c.name == drain))
        held = WAITS_FOR_ITS_TURN, OUTBOX.c.claim != "", OUTBOX.c.claim.not_in(select(DRAIN.c.name))
        return ledger.connection.execute(update(OUTBOX).where(*held).values(claim="")).rowcount


def enlisted(database: Engine) -> list[str]:
    """The names of all drains that may hold something."""
    with reading(database).connect() as connection:
        return list(connection.execute(select(DRAIN.c.name).order_by(DRAIN.c.name)).scalars())
