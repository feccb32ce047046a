"""The product as one side of the comparison: its own worker, its own desk, its own acts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from temporalio.client import Client

from activities.archive import Archive, AsItStood
from activities.installation import Installation
from activities.payloads import data_converter
from app.desk.acting import Desk
from bench.acts import REMINDED_AT, TODAY, command
from bench.life import REQUEST, life
from bench.task import Task
from bench.waiting import Waiting
from models.base import clock
from models.engine.message import Origin
from models.papers.paper_order import PaperOrder
from models.tables.outbox import OUTBOX, WAITS_FOR_ITS_TURN
from worker import make_worker, settle_memory

MOMENT = 0.02


@dataclass(frozen=True)
class Blank:
    """A paper on which nothing stands."""

    name: str
    title: str = "Unset"
    pdf: bytes = b""
    record: bytes = b""
    record_sha256: str = ""
    sealed: frozenset[str] = frozenset()


class Unset(Archive):
    """An archive that sets no papers: everything around them is as always, mails enclose them."""

    def typeset(self, order: PaperOrder, stood: AsItStood) -> Blank:
        return Blank(f"{order.template}.pdf")


async def connected(task: Task) -> Client:
    converter = data_converter(task.settings.store)
    return await Client.connect(task.address, data_converter=converter)


def _installation(task: Task) -> Installation:
    return Installation.ready(task.settings)


@asynccontextmanager
async def worker(task: Task) -> AsyncIterator[None]:
    """The product's worker, as it is; without papers nothing is typeset."""
    installation = _installation(task)
    if not task.papers:
        installation.archive = Unset(installation.database, installation.archive.store)
    settle_memory()
    async with make_worker(await connected(task), installation):
        yield
    installation.close()


class ProductPlayer:
    """Sends the product's own acts through the product's own desk."""

    def __init__(self, client: Client, task: Task) -> None:
        self._client = client
        self._installation = _installation(task)
        self._reminder = task.reminder

    async def live(self, number: int, waiting: Waiting) -> list[str]:
        stands_at = REMINDED_AT - timedelta(seconds=self._reminder) if self._reminder else TODAY
        begun = clock.now()
        desk = Desk(self._client, self._installation, Origin(offset=stands_at - begun))
        journal, ids = "", list[str]()
        for place, asked in enumerate(life(number)):
            wanted = command(asked, journal, self._installation.archive)
            answer = await waiting.timed(desk.send(wanted))
            if not journal:
                journal = answer.journal
                ids = [journal]
            if place == REQUEST and self._reminder:
                await waiting.until(begun, self._reminder)
        await self._client.get_workflow_handle(journal).result()
        return ids

    async def rest(self) -> None:
        while await asyncio.to_thread(self._waits):  # noqa: ASYNC110 - the registry tells those who ask
            await asyncio.sleep(MOMENT)

    def _waits(self) -> bool:
        with self._installation.registry.reading.connect() as connection:
            wanted = select(OUTBOX.c.id).where(WAITS_FOR_ITS_TURN).limit(1)
            return connection.execute(wanted).first() is not None
