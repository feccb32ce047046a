"""Nudges that wait in the outbox of a journal: other workflows are told to look at the registry."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Engine, Row, select
from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.failing import Failure, failed
from activities.nudging import Nudges
from activities.registry.at_once import AtOnce
from activities.registry.database import reading
from activities.registry.ledger import recording
from activities.registry.outbox import Failed, write_failures, write_what_became
from models.engine.effect_state import Became
from models.engine.message import NudgeOrder, Origin
from models.tables.outbox import AT_ONCE, OUTBOX, WAITS_FOR_ITS_TURN
from models.tables.tables import REGISTRY


class WaitingNudges:
    """Tells the workflows that wait to be told of what was written into their journals."""

    def __init__(self, database: Engine, nudges: Nudges) -> None:
        self._at_once = AtOnce(database)
        self._nudges = nudges

    @activity.defn
    async def nudge(self, order: NudgeOrder) -> int:
        """Tell all that wait under a journal; how many. What fails is tried again, and only it."""
        waiting, rehearsal = await self._at_once.run(partial(_waiting, order.journal))
        origin = Origin(offset=order.offset if rehearsal else timedelta(0))
        came = await asyncio.gather(*(self._nudge(row, origin) for row in waiting))
        told = {row.id: became for row, became in zip(waiting, came, strict=True)}
        await self._at_once.run(partial(_note, waiting, told))
        failures = [became for became in came if isinstance(became, Failure)]
        if failures:
            raise ApplicationError(f"failed: {len(failures)} of {len(waiting)}", type=failures[0].kind)
        return len(waiting)

    async def _nudge(self, row: Row[Any], origin: Origin) -> Became | Failure:
        try:
            return Became(await self._nudges.nudge(json.loads(row.order)["journal"], origin))
        except Exception as error:  # noqa: BLE001 - one that cannot be told keeps no other back
            return failed(error)


def _waiting(journal: str, database: Engine) -> tuple[Sequence[Row[Any]], bool]:
    waiting = WAITS_FOR_ITS_TURN, OUTBOX.c.driver == journal, OUTBOX.c.kind == "nudge"
    with reading(database).connect() as connection:
        rows = connection.execute(select(OUTBOX).where(*waiting).order_by(OUTBOX.c.id)).all()
        return rows, bool(connection.execute(select(REGISTRY.c.rehearsal)).scalar_one())


def _note(waiting: Sequence[Row[Any]], told: dict[int, Became | Failure], database: Engine) -> None:
    tries = {row.id: row.tries + 1 for row in waiting}
    with recording(database) as ledger:
        write_what_became(ledger, {id_: came for id_, came in told.items() if isinstance(came, Became)})
        write_failures(
            ledger,
            (
                Failed(id_, came.said, tries[id_], AT_ONCE)
                for id_, came in told.items()
                if isinstance(came, Failure)
            ),
        )
