"""What a drain has in hand, from taking an effect to noting what became of it."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from sqlalchemy import Row
from temporalio import activity

from activities.delivery.claims import Claims, Struck
from activities.delivery.doing import Doing
from activities.delivery.notes import Ended, Notes, NotNoted
from activities.delivery.patience import next_try
from activities.delivery.track import Done, Track
from activities.failing import Failure, failed
from activities.made_paper import PaperMade
from activities.metrics import Metrics
from activities.notices.sending import ServerAway
from activities.registry.away import AWAY
from activities.registry.outbox import Failed
from models.base import clock
from models.engine.effect_state import Became, EffectState
from models.engine.message import Turn
from models.papers.notice_order import NoticeOrder

PAPERS_AT_ONCE = os.cpu_count() or 1
"""Typesetting lets go of the interpreter, so that all cores set papers; more would keep commands waiting."""

NOTICES_AT_ONCE = 8
"""So many mails are under way together: a slow one holds up no other."""

EVENTS_AT_ONCE = 4
"""So many listeners are told together: who is slow holds up no mail."""

A_TURN = 2_000
"""So many effects are enough for a turn."""

IDLE = timedelta(hours=1)
"""So long a turn without work lasts: runs that never ended would hold back what `pykala sweep` takes away."""

PAUSE = 1.0
"""Seconds until a registry that is away, or that took no note, is asked again."""

SENT = {"notice", "telling", "webhook"}
"""Effects that send something to somebody, which nobody else may be sending."""

AFTER_PAPERS = {"notice", "webhook"}
"""Effects that wait for the papers of their command. Of a kind that this process never ordered, a look every
second finds what there is."""

POSTED = {EffectState.SENT, EffectState.FILED}


class Work:
    """Three tracks side by side: papers, with what the registry alone does; notices; and events."""

    def __init__(self, claims: Claims, doing: Doing, notes: Notes, metrics: Metrics) -> None:
        self._claims = claims
        self._doing = doing
        self._notes = notes
        self._metrics = metrics
        self._papers = Track(("paper", "erase", "seal", "resending"), PAPERS_AT_ONCE, self._take, self._do)
        self._notices = Track(("notice", "telling"), NOTICES_AT_ONCE, self._take, self._do)
        self._events = Track(("webhook",), EVENTS_AT_ONCE, self._take, self._do)
        self._loop = asyncio.get_running_loop()
        self._begun, self._full = asyncio.Event(), asyncio.Event()
        self._sent: list[str] = []
        self._behind_papers = {"notice"}
        self.done = 0
        """How many effects were done in this turn."""
        self.running: asyncio.Future[None] = asyncio.ensure_future(self._run())
        """Ends with the first fault of the work itself."""

    async def _run(self) -> None:
        await asyncio.gather(self._papers.run(), self._notices.run(), self._events.run())

    def wake_from_anywhere(self, kinds: Collection[str]) -> None:
        """Look at once for effects of these kinds; to be called from any thread."""
        self._loop.call_soon_threadsafe(self._wake, kinds)

    async def enough(self, lasts: timedelta) -> None:
        """Wait until much was done, or so long since the first effect was; an hour where nothing is to do."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._begun.wait(), IDLE.total_seconds())
            await asyncio.wait_for(self._full.wait(), lasts.total_seconds())

    def told(self, *, stopped: bool) -> Turn:
        """What was done in this turn; what comes is of the next one."""
        if self.running.done():
            self.running.result()
        turn = Turn(done=self.done, sent=tuple(self._sent), stopped=stopped)
        self.done, self._sent = 0, []
        self._begun.clear()
        self._full.clear()
        return turn

    async def end(self, within: float) -> None:
        """Take nothing more, and let what is under way end."""
        await asyncio.gather(*(each.stop(within) for each in (self._papers, self._notices, self._events)))
        await asyncio.wait([self.running])

    def _wake(self, kinds: Collection[str]) -> None:
        self._behind_papers.update(AFTER_PAPERS.intersection(kinds))
        for track in (self._papers, self._notices, self._events):
            track.wake(kinds)

    async def _take(self, kinds: Sequence[str], most: int, under_way: Collection[int]) -> Sequence[Row[Any]]:
        try:
            return await self._claims.take(kinds, most, under_way)
        except AWAY as away:
            activity.logger.warning("what waits is looked for later: %s", failed(away).said)
        except Struck:  # by a restored copy, say: the next turn enlists it again
            self._begun.set()
            self._full.set()
        return ()

    async def _do(self, row: Row[Any]) -> Done:
        """Do one; what is to be noted of it."""
        if row.kind in SENT and not await self._is_ours(row):
            return Done()
        came = await self._doing.do(row)
        if not isinstance(came, Failure):
            return Done(self._note(row, came))
        return Done(self._note(row, _failed(row, came)), there=came.kind != ServerAway.__name__)

    async def _is_ours(self, row: Row[Any]) -> bool:
        """Whether a mail may still be sent; not while nobody can tell: it could not be noted either."""
        try:
            return await self._claims.holds(row.id)
        except AWAY:
            return False

    async def _note(self, row: Row[Any], came: Became | PaperMade | Failed) -> None:
        try:
            await self._notes.note(Ended(row.id, came))
        except NotNoted as error:
            why = failed(error.__cause__ or error)
            activity.logger.error("what became of an effect cannot be noted: %s", why.said)
            await asyncio.sleep(PAUSE)
            if not isinstance(came, Failed):
                await self._note(row, _failed(row, why))
            return
        self._count(row, came)
        if row.kind == "resending" or (row.kind == "paper" and self._papers.is_last(row)):
            self._wake(self._behind_papers)  # some wait for an address, some for the papers of their command

    def _count(self, row: Row[Any], came: Became | PaperMade | Failed) -> None:
        self.done += 1
        self._metrics.effect(row.kind, failed=isinstance(came, Failed))
        if isinstance(came, Became) and row.kind == "notice" and came.state in POSTED:
            self._sent.append(NoticeOrder.model_validate(json.loads(row.order)).short_id)
        self._begun.set()
        if self.done >= A_TURN:
            self._full.set()


def _failed(row: Row[Any], why: Failure) -> Failed:
    tries = row.tries + 1
    return Failed(row.id, why.said, tries, next_try(tries, clock.now(), blameless=why.blameless))
