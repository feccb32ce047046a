"""Delivery: what waits in a journal's outbox is done, in order, each thing once it has succeeded."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Engine, Row, select, update
from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.archive import Archive, AsItStood
from activities.failing import Failing, Failure, apart, failed
from activities.notices.notices import Post
from activities.notices.sending import ServerAway
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


ONE = timedelta(seconds=60)
"""Nothing that waits may take longer: it has failed then, and what stands behind it has its turn."""

T = TypeVar("T")


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
        failures: list[Failure] = []
        away = 0
        async with _signs_of_life():
            for row in _in_turn(waiting, activity.info().attempt):
                if away and row.kind == "notice":  # the mail server might hang at each: they keep their turn
                    away += 1
                    continue
                trying = self._try(row, order, stood)
                came = await (_undisturbed(trying) if row.kind == "notice" else trying)
                if isinstance(came, Failure):
                    failures.append(came)
                    away += came.kind == ServerAway.__name__
        if failures:
            said = f"failed: {len(failures)}, not tried: {max(away - 1, 0)}, of {len(waiting)}"
            raise ApplicationError(said, type=failures[0].kind)
        return len(waiting)

    async def _try(
        self, row: Row[Any], order: DeliverOrder, stood: Callable[[int], AsItStood]
    ) -> Became | Failure:
        """Do one thing, and note what became of it, whatever came in its way."""
        try:
            async with asyncio.timeout(ONE.total_seconds()):
                came: Became | Failure = await self._do(row, order, stood)
        except Failing as failing:
            came = failing.failure
        except Exception as error:  # noqa: BLE001 - one bad paper keeps no notice back
            came = failed(error)
        became = Became(EffectState.FAILED, came.said) if isinstance(came, Failure) else came
        await asyncio.to_thread(self._note, order, row.id, became)
        return came

    async def _do(self, row: Row[Any], order: DeliverOrder, stood: Callable[[int], AsItStood]) -> Became:
        wanted = json.loads(row.order)
        match row.kind:
            case "nudge":
                return Became(await self._nudges.nudge(wanted["journal"], Origin(offset=order.offset)))
            case "paper":
                paper = PaperOrder.model_validate(wanted)
                return Became(EffectState.MADE, await apart(self._paper, paper, row, order, stood))
            case "erase":
                await asyncio.to_thread(erase, self._archive, wanted["commitment"])
                return Became(EffectState.ERASED)
            case _:
                notice = NoticeOrder.model_validate(wanted)
                return await self._post.deliver(notice, self._archive.at(None), order.now)

    def _paper(
        self, paper: PaperOrder, row: Row[Any], order: DeliverOrder, stood: Callable[[int], AsItStood]
    ) -> str:
        return self._archive.keep_paper(paper, stood(row.position), order.now)

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
            return connection.execute(wanted.order_by(OUTBOX.c.id)).all()

    def _note(self, order: DeliverOrder, row: int, became: Became) -> None:
        """What became of one thing; and that the workflow has read so far."""
        with recording(self._database) as ledger:
            read = JOURNAL.c.id == order.journal, JOURNAL.c.folded < order.since
            ledger.connection.execute(update(JOURNAL).where(*read).values(folded=order.since))
            write_what_became(ledger, {row: became})


def _in_turn(waiting: Sequence[Row[Any]], attempt: int) -> list[Row[Any]]:
    """Kind by kind, what was not tried yet before what failed; of this, each is first some time."""
    new = [row for row in waiting if row.state is not EffectState.FAILED]
    old = [row for row in waiting if row.state is EffectState.FAILED]
    first = attempt % len(old) if old else 0
    return sorted([*new, *old[first:], *old[:first]], key=lambda row: FIRST.get(row.kind, len(FIRST)))


async def _undisturbed(doing: Coroutine[Any, Any, T]) -> T:
    """Let it end although this delivery is called off: a mail torn off is sent twice. It ends in `ONE`."""
    task = asyncio.create_task(doing)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if activity.is_worker_shutdown():
            task.cancel()
        await asyncio.wait({task})
        raise


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
