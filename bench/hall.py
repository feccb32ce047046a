"""A city hall at work for a measurement: a server on a file, a worker process, a desk in this process."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from sqlalchemy import func, select, update

from activities.installation import Installation
from activities.nudging import Nudges
from activities.settings import load_settings
from app.desk.acting import Desk
from app.embedded import EmbeddedServer, embedded_server
from bench.acts import TODAY, Straight, furnish
from bench.process import running
from models.base import clock
from models.engine.effect_state import EffectState
from models.engine.message import Origin
from models.tables.outbox import OUTBOX, STILL_WAITS
from models.tables.tables import PAPER

MOMENT = 0.02


class Hall:
    """One installation with its own server; its worker can be killed and another one started."""

    def __init__(self, data: Path, installation: Installation, server: EmbeddedServer) -> None:
        self.installation = installation
        self.server = server
        self.straight = Straight(installation)
        self.origin = Origin(offset=TODAY - clock.now())
        self.desk = Desk(server.client, installation, self.origin)
        self._data = data
        self._working = AsyncExitStack()
        self._worker: asyncio.subprocess.Process | None = None

    @property
    def worker(self) -> int:
        """The worker's process."""
        assert self._worker is not None
        return self._worker.pid

    async def begin_work(self) -> None:
        """Start a worker with papers, and wait until it is ready."""
        common = ["--address", self.server.address, "--data", str(self._data), "--papers"]
        working = running("bench.side", "worker", "product", *common)
        self._worker = await self._working.enter_async_context(working)

    async def kill_worker(self) -> None:
        """SIGKILL to our worker, and no other."""
        assert self._worker is not None
        self._worker.kill()
        await self._worker.wait()

    async def stop_work(self) -> None:
        """Stop the worker properly."""
        await self._working.aclose()

    async def start_workflows(self) -> None:
        """Have the workflow of every open journal started from the registry, and wait until each has read."""
        with self.installation.database.begin() as connection:
            connection.execute(update(OUTBOX).values(state=EffectState.DONE, next_at=None))
        queue = self.installation.settings.task_queue
        await Nudges(self.installation.database, self.server.client, queue).rebuild(self.origin)
        rows = self.installation.registry.journals("case", "meeting", "follow_up", only_open=True)
        gate = asyncio.Semaphore(20)

        async def read(journal: str) -> None:
            async with gate:
                await self.server.client.get_workflow_handle(journal).query("head")

        await asyncio.gather(*(read(row.id) for row in rows))

    async def rest(self) -> None:
        """Wait until every effect is done."""
        while await asyncio.to_thread(self.waiting):  # noqa: ASYNC110 - the registry tells those who ask
            await asyncio.sleep(MOMENT)

    def waiting(self) -> int:
        """How many effects wait."""
        with self.installation.registry.reading.connect() as connection:
            wanted = select(func.count()).select_from(OUTBOX).where(STILL_WAITS)
            return connection.execute(wanted).scalar_one()

    def papers(self) -> int:
        """How many papers were made."""
        with self.installation.registry.reading.connect() as connection:
            return connection.execute(select(func.count()).select_from(PAPER)).scalar_one()


@asynccontextmanager
async def hall() -> AsyncIterator[Hall]:
    """A hall in a folder of its own, nobody at work yet; it leaves nothing running."""
    with tempfile.TemporaryDirectory(prefix="pykala-bench-", ignore_cleanup_errors=True) as folder:
        data = Path(folder)
        installation = Installation.fresh(load_settings(data=data), rehearsal=True)
        furnish(installation)
        async with embedded_server(data, ui=False, port=0) as server:
            opened = Hall(data, installation, server)
            try:
                yield opened
            finally:
                await opened.stop_work()
        installation.close()
