"""What became of effects is written: of several that end together, in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Engine
from temporalio import activity

from activities.archive import note_paper
from activities.delivery.pace import Pace
from activities.failing import failed
from activities.made_paper import PaperMade
from activities.registry.at_once import AtOnce
from activities.registry.away import AWAY
from activities.registry.ledger import recording
from activities.registry.outbox import Failed, write_failures, write_what_became
from models.engine.effect_state import Became, EffectState

PAUSE = 1.0
"""Seconds until a registry that is away is asked again."""


@dataclass(frozen=True)
class Ended:
    """What became of one effect: it is done, as a paper perhaps, or has failed."""

    row: int
    came: Became | PaperMade | Failed


class NotNoted(Exception):  # noqa: N818 - named by what is missing, like every refusal
    """What became of an effect cannot be written; the cause says why. Nothing was."""


class Notes:
    """Writes ends in the order in which they come; the next ones gather while one transaction runs."""

    def __init__(self, database: Engine) -> None:
        self._at_once = AtOnce(database)
        self._gathered: list[tuple[Ended, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._pace = Pace()

    async def note(self, end: Ended) -> None:
        """Write it; returns once it is on the disk, however long the registry is away. Raises NotNoted."""
        noted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._gathered.append((end, noted))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await noted

    async def _write(self) -> None:
        try:
            while self._gathered:
                await self._pace.turn()
                gathered, self._gathered = self._gathered, []
                await self._write_together(gathered)
        finally:
            self._writing = None

    async def _write_together(self, gathered: Sequence[tuple[Ended, asyncio.Future[None]]]) -> None:
        try:
            await self._until_written([end for end, _ in gathered])
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one keeps no other back
            if len(gathered) > 1:
                for one in gathered:
                    await self._write_together([one])
                return
            _answer(gathered, error)
        else:
            _answer(gathered)

    async def _until_written(self, ends: Sequence[Ended]) -> None:
        while True:
            try:
                return await self._at_once.run(partial(_write, ends))
            except AWAY as away:
                activity.logger.warning("what became of effects is noted later: %s", failed(away).said)
                await asyncio.sleep(PAUSE)


def _write(ends: Sequence[Ended], database: Engine) -> None:
    became: dict[int, Became] = {}
    failures: list[Failed] = []
    with recording(database) as ledger:
        for end in ends:
            match end.came:
                case PaperMade() as made:
                    note_paper(ledger, made)
                    became[end.row] = Became(EffectState.MADE, made.sha256)
                case Failed() as failure:
                    failures.append(failure)
                case done:
                    became[end.row] = done
        write_what_became(ledger, became)
        write_failures(ledger, failures)


def _answer(gathered: Sequence[tuple[Ended, asyncio.Future[None]]], error: Exception | None = None) -> None:
    for _, noted in gathered:
        if noted.done():  # its waiter was called off
            continue
        if error is None:
            noted.set_result(None)
        else:
            failure = NotNoted()
            failure.__cause__ = error
            noted.set_exception(failure)
