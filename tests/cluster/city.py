"""A city on the cluster: a namespace, a registry and a folder of its own, and worker processes."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from activities.installation import Installation
from activities.payloads import data_converter
from app.child_process import stop
from models.engine.message import Origin
from tests.cluster.databases import dsn, make_registry
from tests.cluster.link import OUR_END, Link, is_apart
from tests.cluster.parts import SERVICES
from tests.cluster.server import ADDRESS, HERE, add_namespace
from tests.cluster.unplayable import Unplayable, end_of
from tests.support.office import OPEN_CASE, Office, furnish, need_nothing, settings_of
from tests.support.patience import until, until_async

_BEGINS_WITHIN = 120.0  # seconds, on a machine that has much else to do
_STOPS_WITHIN = 10.0
_WHEN_TOLD = 'read -r _ && exec "$@"'
"""The network of a process must be there before it looks for the cluster."""


class City:
    """The office of a city, and its `pykala worker` processes."""

    def __init__(self, name: str, office: Office) -> None:
        self.office = office
        self._name = name
        self._workers: list[asyncio.subprocess.Process] = []
        self._log = office.installation.settings.data / "workers.log"

    async def employ(self, workers: int) -> None:
        """Start so many more workers, and wait until each is at work."""
        for _ in range(workers):
            forgotten = await asyncio.to_thread(self._forgotten)
            await self._start([])
            await self._found(forgotten)

    async def employ_apart(self) -> Link:
        """Start a worker in a network of its own: the cable that leads to it."""
        forgotten = await asyncio.to_thread(self._forgotten)
        worker = await self._start(["unshare", "--net", "--", "sh", "-c", _WHEN_TOLD, "sh"], OUR_END)
        await until(lambda: is_apart(worker.pid), seconds=_BEGINS_WITHIN)
        link = await asyncio.to_thread(Link, worker.pid)
        assert worker.stdin is not None
        worker.stdin.write(b"go\n")
        await self._found(forgotten)
        return link

    def _forgotten(self) -> str:
        """A case whose workflow nobody was told to start: a worker looks for such ones when it begins.

        It starts them by the real clock, so a rehearsal's own cases must wait until it has looked.
        """
        case = self.office.commit(OPEN_CASE).journal
        need_nothing(self.office)
        return case

    async def _found(self, case: str) -> None:
        await until_async(lambda: self._runs(case), seconds=_BEGINS_WITHIN)

    async def _runs(self, case: str) -> bool:
        if any(worker.returncode is not None for worker in self._workers):
            raise Unplayable(f"A worker ended: {end_of(self._log)}")
        try:
            await self.office.client.get_workflow_handle(case).describe()
        except RPCError as error:
            if error.status is not RPCStatusCode.NOT_FOUND:
                raise
            return False
        return True

    async def _start(self, before: list[str], host: str = HERE) -> asyncio.subprocess.Process:
        settings = self.office.installation.settings
        told = {
            "TEMPORAL_ADDRESS": f"{host}:{SERVICES['frontend'].grpc}",
            "TEMPORAL_NAMESPACE": self._name,
            "PYKALA_REGISTRY": dsn(self._name, host),
            "PYKALA_DATA": str(settings.data),
            "PYKALA_TASK_QUEUE": settings.task_queue,
        }
        program = Path(sys.executable).parent / "pykala"
        with self._log.open("ab") as log:
            worker = await asyncio.create_subprocess_exec(
                *before,
                program,
                "worker",
                stdin=asyncio.subprocess.PIPE,
                start_new_session=True,  # a Ctrl-C is for us
                stdout=log,
                stderr=log,
                env={**os.environ, **told},
            )
        self._workers.append(worker)
        return worker

    async def close(self) -> None:
        """Stop the workers as an operator does, and let go of the registry."""
        await asyncio.gather(*(stop(worker, _STOPS_WITHIN) for worker in self._workers))
        self.office.installation.close()


@asynccontextmanager
async def city_on_the_cluster(folder: Path, name: str, *, rehearsal: bool = False) -> AsyncIterator[City]:
    """A fresh city with its address book, and nobody at work yet; it has the real clock, or a rehearsal's."""
    data = folder / name
    data.mkdir(mode=0o700)
    await asyncio.to_thread(make_registry, name, HERE)
    settings = settings_of(data, registry=dsn(name, HERE))
    installation = await asyncio.to_thread(Installation.fresh, settings, rehearsal=rehearsal)
    await asyncio.to_thread(furnish, installation)
    await add_namespace(name)
    converter = data_converter(settings.store)
    client = await Client.connect(ADDRESS, namespace=name, data_converter=converter)
    city = City(name, Office(installation, client, None if rehearsal else Origin()))
    try:
        yield city
    finally:
        await city.close()
