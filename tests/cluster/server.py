"""Temporal's real server in its parts on a PostgreSQL, each of which can be killed and begun again."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import yaml
from temporalio.api.workflowservice.v1 import RegisterNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from app.child_process import stop
from tests.cluster.building import SERVER, SQL_TOOL
from tests.cluster.parts import (
    DATABASES,
    DYNAMIC,
    NODES,
    RETENTION_HOURS,
    SCHEMA,
    SERVICES,
    environment,
    tool_environment,
)
from tests.cluster.unplayable import Unplayable, end_of

HERE = "127.0.0.1"
USER = "postgres"
ADDRESS = f"{HERE}:{SERVICES['frontend'].grpc}"

_STARTS_WITHIN = 120.0  # seconds, on a machine that has much else to do
_STOPS_WITHIN = 20.0


class ServerInParts:
    """The processes of the server, by the name of the node."""

    def __init__(self, programs: Path, folder: Path, port: int) -> None:
        self._programs = programs
        self._folder = folder
        self._port = port
        self._processes: dict[str, asyncio.subprocess.Process] = {}
        self._dynamic = folder / "dynamic.yaml"
        self._dynamic.write_text(yaml.safe_dump({key: [{"value": it}] for key, it in DYNAMIC.items()}))

    async def make_schema(self) -> None:
        """Make the databases with the schema that temporal-sql-tool embeds."""
        for database, schema in DATABASES.items():
            told = tool_environment(database, HERE, self._port, USER)
            for *step, last in SCHEMA:
                named = [last, schema] if last == "--schema-name" else [last]
                await self._tool([*step, *named], told)

    async def _tool(self, step: list[str], told: Mapping[str, str]) -> None:
        with (self._folder / "schema.log").open("ab") as log:
            tool = await asyncio.create_subprocess_exec(
                self._programs / SQL_TOOL, *step, stdout=log, stderr=log, env={**os.environ, **told}
            )
            if await tool.wait():
                raise Unplayable(f"temporal-sql-tool {' '.join(step)} failed: {end_of(Path(log.name))}")

    async def start(self, name: str) -> None:
        """Start a node, and wait until it answers at its port."""
        node = NODES[name]
        told = environment(node, HERE, self._port, USER, str(self._dynamic))
        told["TEMPORAL_BROADCAST_ADDRESS"] = node.address  # as the image's entry point finds it out
        with (self._folder / f"{name}.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                self._programs / SERVER,
                "start",
                stdin=asyncio.subprocess.DEVNULL,
                start_new_session=True,  # a Ctrl-C is for us, who stop them in their order
                stdout=log,
                stderr=log,
                cwd=self._folder,
                env={**os.environ, **told},
            )
        self._processes[name] = process
        await self._answers(name, process)

    async def _answers(self, name: str, process: asyncio.subprocess.Process) -> None:
        node = NODES[name]
        async with asyncio.timeout(_STARTS_WITHIN):
            while process.returncode is None:
                try:
                    _, writer = await asyncio.open_connection(node.address, SERVICES[node.part].grpc)
                except OSError:
                    await asyncio.sleep(0.1)
                else:
                    writer.close()
                    return
        said = end_of(self._folder / f"{name}.log")
        raise Unplayable(f"Temporal's {name} ended with {process.returncode}: {said}")

    async def kill(self, name: str) -> None:
        """SIGKILL to a node: what it held in memory is gone."""
        self._processes[name].kill()
        await self._processes[name].wait()

    async def stop(self) -> None:
        """Stop every node that lives."""
        await asyncio.gather(*(stop(process, _STOPS_WITHIN) for process in self._processes.values()))

    def nodes(self) -> list[str]:
        """The nodes that live."""
        return [name for name, process in self._processes.items() if process.returncode is None]


@asynccontextmanager
async def server_in_parts(programs: Path, folder: Path, port: int) -> AsyncIterator[ServerInParts]:
    """Every node on the PostgreSQL at this port, until the block ends."""
    server = ServerInParts(programs, folder, port)
    await server.make_schema()
    try:
        for name in NODES:
            await server.start(name)
        yield server
    finally:
        await server.stop()


async def add_namespace(namespace: str) -> None:
    """Register a namespace, and wait until it can be used: the parts look for new ones now and then."""
    wanted = RegisterNamespaceRequest(namespace=namespace)
    wanted.workflow_execution_retention_period.FromTimedelta(timedelta(hours=RETENTION_HOURS))
    async with asyncio.timeout(_STARTS_WITHIN):
        client = await _connected(namespace)
        await _repeated(lambda: client.workflow_service.register_namespace(wanted))
        await _repeated(client.count_workflows)


async def _connected(namespace: str) -> Client:
    while True:
        try:
            return await Client.connect(ADDRESS, namespace=namespace)
        except RuntimeError:
            await asyncio.sleep(0.2)


async def _repeated(ask: Callable[[], Awaitable[object]]) -> None:
    while True:
        try:
            await ask()
        except RPCError as error:
            if error.status is RPCStatusCode.ALREADY_EXISTS:
                return
            await asyncio.sleep(0.2)
        else:
            return
