"""Delivery: what waits in a journal's outbox is done, in order, each thing once it has succeeded."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import Engine, Row, select, update
from temporalio import activity

from activities.archive import Archive, AsItStood
from activities.notices.notices import Post
from activities.notices.sending import AnswerWithheld
from activities.nudging import Nudges
from activities.registry.database import reading
from activities.registry.ledger import recording
from activities.registry.outbox import write_what_became
from activities.registry.sealed import erase
from activities.registry.timing import this_minute
from models.engine.effect_state import Became, EffectState
from models.engine.message import DeliverOrder, Origin
from models.papers.notice_order import NoticeOrder
from models.papers.paper_order import PaperOrder
from models.tables.tables import JOURNAL, OUTBOX, STILL_WAITS

FIRST = {"nudge": 0, "paper": 1, "notice": 2, "erase": 3}
"""Other workflows are waiting, papers are read, mails may speak of papers, and of whom is forgotten then."""

SIGN_OF_LIFE = timedelta(seconds=5)
"""A delivery that says nothing for so long has died with its worker, and another one takes over."""


class Deliveries:
    """Papers into the store, notices into the post, sealed texts away, nudges to the other workflows."""

    def __init__(self, database: Engine, archive: Archive, post: Post, nudges: Nudges) -> None:
        self._database = database
        self._reading = reading(database)
        self._archive = archive
        self._post = post
        self._nudges = nudges

    @activity.defn
    async def deliver(self, order: DeliverOrder) -> int:
        """Do everything that waits; how many things were done. What fails is tried again, and only it."""
        order = await asyncio.to_thread(self._by_its_own_clock, order)
        waiting = await asyncio.to_thread(self._waiting, order)
        stood = cache(self._archive.at)  # the papers of one command show the record at one place
        noted: dict[int, Became] = {}
        failures: list[Exception] = []
        async with _signs_of_life():
            for row in sorted(waiting, key=lambda row: (FIRST[row.kind], row.id)):
                try:
                    became = await self._do(row, order, stood)
                except Exception as failure:  # noqa: BLE001 - one bad paper keeps no notice back; raised below
                    failures.append(failure)
                    became = Became(EffectState.FAILED, _reason(failure))
                noted[row.id] = became
                if row.kind == "notice":  # a paper made again is the same, a mail sent again is a second one
                    await asyncio.to_thread(self._note, order, noted)
                    noted = {}
            if noted:
                await asyncio.to_thread(self._note, order, noted)
        if failures:
            raise failures[0]
        return len(waiting)

    async def _do(self, row: Row[Any], order: DeliverOrder, stood: Callable[[int], AsItStood]) -> Became:
        wanted = json.loads(row.order)
        match row.kind:
            case "nudge":
                return Became(await self._nudges.nudge(wanted["journal"], Origin(offset=order.offset)))
            case "paper":
                paper = PaperOrder.model_validate(wanted)
                stands = stood(row.position)
                kept = await asyncio.to_thread(self._archive.keep_paper, paper, stands, order.now)
                return Became(EffectState.MADE, kept)
            case "erase":
                await asyncio.to_thread(erase, self._archive, wanted["commitment"])
                return Became(EffectState.ERASED)
            case _:
                notice = NoticeOrder.model_validate(wanted)
                return await self._post.deliver(notice, self._archive.at(None), order.now)

    def _by_its_own_clock(self, order: DeliverOrder) -> DeliverOrder:
        """The order with the time that it is: where nobody rehearses, no workflow says that."""
        if self._archive.registry.rehearsal:
            return order
        return order.model_copy(update={"offset": timedelta(0), "now": this_minute()})

    def _waiting(self, order: DeliverOrder) -> Sequence[Row[Any]]:
        wanted = select(OUTBOX).where(OUTBOX.c.driver == order.journal, STILL_WAITS)
        if order.only_nudges:
            wanted = wanted.where(OUTBOX.c.kind == "nudge")
        with self._reading.connect() as connection:
            return connection.execute(wanted).all()

    def _note(self, order: DeliverOrder, noted: dict[int, Became]) -> None:
        """What became of some of it; and that the workflow has read so far."""
        with recording(self._database) as ledger:
            read = JOURNAL.c.id == order.journal, JOURNAL.c.folded < order.since
            ledger.connection.execute(update(JOURNAL).where(*read).values(folded=order.since))
            write_what_became(ledger, noted)


def _reason(failure: Exception) -> str:
    """Why it failed; empty where that might name a private person. What we did not foresee bears its kind."""
    if isinstance(failure, AnswerWithheld):
        return ""
    kind, said = type(failure), str(failure)
    foreseen = said and kind.__module__.partition(".")[0] in {"activities", "models"}
    return said if foreseen else ": ".join(filter(None, (kind.__name__, said)))


@asynccontextmanager
async def _signs_of_life() -> AsyncIterator[None]:
    async def give() -> None:
        while True:
            await asyncio.sleep(SIGN_OF_LIFE.total_seconds() / 4)
            activity.heartbeat()

    giving = asyncio.create_task(give())
    try:
        yield
    finally:
        giving.cancel()
