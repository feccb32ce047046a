"""One effect is done: a paper is made and kept, a notice posted, a sealed text erased, an event told."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from activities.archive import Archive, AsItStood
from activities.failing import Failing, Failure, apart, failed
from activities.made_paper import PaperMade
from activities.notices.notices import Post
from activities.notices.telling_events import Teller
from activities.public.telling import SubscriberPost
from activities.registry.sealed import erase
from activities.registry.sealing import seal_what_was_open
from activities.registry.timing import this_minute
from models.engine.effect_state import Became, EffectState
from models.papers.notice_order import NoticeOrder
from models.papers.paper_order import PaperOrder
from models.papers.public_event import HookOrder
from models.papers.telling_order import TellingOrder

ONE = timedelta(seconds=60)
"""Nothing that waits may take longer: it has failed then, and what stands behind it has its turn."""

STOOD = 8
"""The record as it stood at so many places is kept at hand: the papers of a command show it at one."""


class Doing:
    """Does one effect after another, and says what became of each. It writes nothing into the registry."""

    def __init__(
        self, archive: Archive, post: Post, telling: SubscriberPost, teller: Teller | None = None
    ) -> None:
        self._archive = archive
        self._post = post
        self._telling = telling
        self._teller = teller
        self._stood = lru_cache(STOOD)(archive.at)

    async def do(self, row: Row[Any]) -> Became | PaperMade | Failure:
        """Do it; what came of it, whatever came in its way."""
        try:
            async with asyncio.timeout(ONE.total_seconds()):
                return await self._do(row)
        except Failing as failing:
            return failing.failure
        except Exception as error:  # noqa: BLE001 - one bad paper keeps no notice back
            return _untold(failed(error)) if _is_confidential(row) else failed(error)

    async def _do(self, row: Row[Any]) -> Became | PaperMade:
        wanted = json.loads(row.order)
        match row.kind:
            case "paper":
                return await apart(self._paper, PaperOrder.model_validate(wanted), row)
            case "erase":
                await asyncio.to_thread(erase, self._archive, wanted["commitment"])
                state = EffectState.ERASED
            case "resending":
                await asyncio.to_thread(self._archive.send_again, wanted["to"])
                state = EffectState.DONE
            case "telling":
                await self._telling.tell(TellingOrder.model_validate(wanted), row.position, row.ordered_at)
                state = EffectState.DONE
            case "seal":
                await asyncio.to_thread(seal_what_was_open, self._archive, wanted["journal"], wanted["seq"])
                state = EffectState.SEALED
            case "webhook":
                return await self._tell(HookOrder.model_validate(wanted))
            case _:
                notice = NoticeOrder.model_validate(wanted)
                today = self._archive.registry.today()
                return await self._post.deliver(notice, self._archive.at(None), row.ordered_at, today)
        return Became(state)

    async def _tell(self, hook: HookOrder) -> Became:
        if self._teller is None:
            return Became(EffectState.NOT_NEEDED)
        facts = await asyncio.to_thread(self._archive.registry.facts, hook.journal)
        return await self._teller.tell(hook, facts)

    def _paper(self, order: PaperOrder, row: Row[Any]) -> Became | PaperMade:
        stood: AsItStood = self._stood(row.position)
        made = self._archive.make_paper(order, stood, self._made_at(row.ordered_at))
        return made or Became(EffectState.NOT_NEEDED)

    def _made_at(self, ordered: datetime) -> datetime:
        """Where nobody rehearses, the time that it is; a rehearsal's stands still while papers are made."""
        return ordered if self._archive.registry.rehearsal else this_minute()


def _is_confidential(row: Row[Any]) -> bool:
    return row.kind == "paper" and PaperOrder.model_validate(json.loads(row.order)).whole


def _untold(failure: Failure) -> Failure:
    """The failure without its words, which may repeat what the paper says."""
    return failure._replace(said="")
