"""The drain of a worker: one activity that lasts, whose heartbeat is the lease on what it has in hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import ParamSpec, TypeVar

from sqlalchemy import Engine
from temporalio import activity

from activities.archive import Archive
from activities.delivery.claims import Claims, give_back
from activities.delivery.doing import ONE, Doing
from activities.delivery.notes import Notes
from activities.delivery.work import Work
from activities.failing import apart
from activities.metrics import KINDS, Metrics
from activities.notices.notices import Post
from activities.notices.telling_events import Teller
from activities.public.index import Index
from activities.public.telling import SubscriberPost
from activities.registry.away import AWAY
from activities.registry.own_drain import OwnDrain
from models.engine.message import Backlog, Turn

SIGN_OF_LIFE = timedelta(seconds=5)
"""A drain that says nothing for so long has died with its worker, and what it held goes back."""

LASTS = timedelta(minutes=1)
"""How long after its first effect a turn ends: its result is what histories know of what was sent."""

GRACE = 3.0
"""Seconds in which what is under way may end when the worker is told to stop."""

PAUSE = 1.0
"""Seconds until a registry that is away is asked again."""

INDEXED_EVERY = 10.0
"""Seconds after which it is seen whether what the public finds has changed."""

P = ParamSpec("P")
T = TypeVar("T")


class Deliveries:
    """Papers into the store, notices into the post, sealed texts away: what nobody else does."""

    def __init__(
        self,
        database: Engine,
        archive: Archive,
        post: Post,
        telling: SubscriberPost,
        own: OwnDrain,
        metrics: Metrics,
        teller: Teller | None = None,
    ) -> None:
        self._database = database
        self._own = own
        self._claims = Claims(database, own.name)
        self._doing = Doing(archive, post, telling, teller)
        self._index = Index(archive)
        self._notes = Notes(database)
        self._metrics = metrics
        self._work: Work | None = None

    @activity.defn
    async def drain(self, name: str) -> Turn:
        """Do what waits until much was done, or the worker is told to stop.

        What is under way when a turn ends goes on, and is counted by the next turn.
        """
        async with self._signs_of_life(), self._index_kept():
            await _patiently(self._claims.enlist)
            work = self._work = self._work or Work(self._claims, self._doing, self._notes, self._metrics)
            self._own.wake = work.wake_from_anywhere
            over = asyncio.create_task(work.enough(LASTS))
            stop = asyncio.create_task(activity.wait_for_worker_shutdown())
            try:
                ends: list[asyncio.Future[None]] = [over, stop, work.running]
                await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            except asyncio.CancelledError:  # it was struck off: others have what it held
                await self._end(work, ONE.total_seconds())
                raise
            finally:
                over.cancel()
                stop.cancel()
            stopped = stop.done() and not stop.cancelled()
            if stopped or work.running.done():
                await self._end(work, GRACE)
            if stopped:
                await _patiently(give_back, self._database, name)
            return work.told(stopped=stopped)

    @activity.defn
    async def give_back(self, name: str) -> int:
        """Strike off a drain that gives no sign of life; how many effects others may take now."""
        freed = await asyncio.to_thread(give_back, self._database, name)
        self._own.wake(KINDS)
        return freed

    async def _end(self, work: Work, within: float) -> None:
        self._work = None
        self._own.wake = _nobody
        await work.end(within)

    @asynccontextmanager
    async def _signs_of_life(self) -> AsyncIterator[None]:
        async def give() -> None:
            while True:
                activity.heartbeat(await self._backlog())
                await asyncio.sleep(SIGN_OF_LIFE.total_seconds() / 4)

        giving = asyncio.create_task(give())
        try:
            yield
        finally:
            giving.cancel()

    @asynccontextmanager
    async def _index_kept(self) -> AsyncIterator[None]:
        """What the public finds is read anew as facts come: whoever looks for it need not wait."""

        async def keep() -> None:
            while True:
                try:
                    await apart(self._index.catch_up)
                except AWAY as away:
                    activity.logger.warning("the registry is away: %s", type(away).__name__)
                except Exception:  # noqa: BLE001 - mails and papers go on, and it is tried again
                    activity.logger.exception("what the public finds could not be read anew")
                await asyncio.sleep(INDEXED_EVERY)

        keeping = asyncio.create_task(keep())
        try:
            yield
        finally:
            keeping.cancel()

    async def _backlog(self) -> Backlog | None:
        """What the page shows beside the drain; None while the registry is away."""
        try:
            backlog = await asyncio.to_thread(self._claims.backlog)
        except AWAY:
            return None
        return backlog.model_copy(update={"done": self._work.done if self._work else 0})


def _nobody(_kinds: Collection[str]) -> None:
    """Nobody is at work who could be woken."""


async def _patiently(ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Ask the registry, however long it is away."""
    while True:
        try:
            return await asyncio.to_thread(ask, *args, **kwargs)
        except AWAY as away:
            activity.logger.warning("the registry is away: %s", type(away).__name__)
            await asyncio.sleep(PAUSE)
