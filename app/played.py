"""The real engine as a stage for rehearsals: a Temporal server that skips time, a registry, real papers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, case, select

from activities.installation import Installation
from activities.settings import Settings
from activities.store import TEXTS
from app.case_file.script import Script
from app.desk.acting import Desk
from app.in_vain import TRIES, in_vain
from app.skipped_time import SkippedTime, skipped_time
from models.engine.command import Answer, Command
from models.engine.effect_state import EffectState
from models.engine.message import Origin
from models.engine.world import Held
from models.tables.outbox import OUTBOX, WAITS_FOR_ITS_TURN
from worker import make_worker

LOOK = timedelta(seconds=0.5)
"""So often somebody looks, while time passes, whether something on its way has failed."""


class Played:
    """A rehearsal's stage on which workflows, transactions, papers and notices are real; only time is not."""

    def __init__(self, time: SkippedTime, installation: Installation, offset: timedelta) -> None:
        self.time = time
        self.installation = installation
        self.offset = offset
        self._stands_at = time.now() + offset
        self._desk = Desk(time.client, installation, Origin(offset=offset), time.now)

    async def forward(self, to: datetime) -> None:
        """Let time pass in every open workflow, once nothing is on its way between them."""
        if to <= self._stands_at:
            return
        self._stands_at = to
        await self.rest()
        rows = await asyncio.to_thread(self.installation.registry.journals, only_open=True)
        passing = asyncio.create_task(self.time.forward([row.id for row in rows], to - self.offset))
        try:
            while not (await asyncio.wait({passing}, timeout=LOOK.total_seconds()))[0]:
                await self._waiting()
            await passing
        finally:
            passing.cancel()
        await self.rest()

    async def act(self, command: Command) -> Answer:
        """Send a command to the workflows."""
        return await self._desk.send(command)

    async def held(self, journal: str) -> Held:
        """A journal as the registry holds it."""
        return await asyncio.to_thread(self.installation.registry.held, journal)

    async def rest(self) -> None:
        """Wait until every paper is made, every notice sent, every workflow told; refuse what cannot be."""
        while await self._waiting():  # noqa: ASYNC110 - the registry tells those who ask
            await asyncio.sleep(0.005)

    async def _waiting(self) -> bool:
        """Whether something is still to be done; a Refusal if it has failed too often."""
        row = await asyncio.to_thread(self._first_that_waits)
        if row and row.state is EffectState.FAILED and row.tries >= TRIES:
            raise in_vain(row)
        return row is not None

    def _first_that_waits(self) -> Row[Any] | None:
        """What is still to be done: the first that was ordered, of those that failed if some have."""
        failed_first = case((OUTBOX.c.tries > 0, 0), else_=1)
        with self.installation.registry.reading.connect() as connection:
            wanted = select(OUTBOX).where(WAITS_FOR_ITS_TURN).order_by(failed_first, OUTBOX.c.id).limit(1)
            return connection.execute(wanted).first()


def deposit(script: Script, installation: Installation) -> None:
    """Lay down what a script brings along: texts, attachments, the address book."""
    archive = installation.archive
    for manuscript in script.manuscripts:
        said = manuscript.text.model_dump_json()
        if manuscript.salt is None:
            archive.store.put(TEXTS, said.encode(), manuscript.written.sha256)
        else:
            archive.seal(manuscript.written.sha256, manuscript.salt, said)
    for enclosure in script.attachments.values():
        archive.enclose(enclosure.path.read_bytes(), enclosure.salt)
    for person in script.addresses():
        archive.set_address(person.key, person.mail, person.name)


@asynccontextmanager
async def played(script: Script, settings: Settings) -> AsyncIterator[Played]:
    """A stage for one script, with everything that it needs; it leaves nothing running."""
    installation = await asyncio.to_thread(Installation.fresh, settings, rehearsal=True)
    with closing(installation):
        await asyncio.to_thread(deposit, script, installation)
        async with skipped_time() as time, make_worker(time.client, installation):
            stage = Played(time, installation, time.offset_for(script.begins))
            yield stage
            await stage.rest()
