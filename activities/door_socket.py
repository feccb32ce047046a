"""A socket of this machine at which a worker carries out what its users type, each in their own name.

The kernel says who is at the other end. So registry, store and keys stay the worker's alone: whoever asks
sends a command line with the files that it names, and gets what it said and wrote. Each is carried out by a
process of its own (`app/at_the_door.py`), which reads and answers at the connection itself.
"""

from __future__ import annotations

import asyncio
import os
import socket
import struct
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from pydantic import ConfigDict, Field

from activities.settings import Settings, variable
from models.base.frozen import Message
from models.base.language import Language
from models.base.refusal import Refusal

LARGEST = 64 * 1024 * 1024
"""Bytes of a command line with its files, or of what it wrote."""
ASKS_WITHIN = 10.0
"""Seconds in which whoever connects has to have asked."""
LASTS = 300.0
"""Seconds after which a command that was not carried out is given up."""
AT_ONCE = 8
"""So many are carried out at the same time; the others wait."""
EVERYBODY = 0o666
HOUSE = Path(__file__).parents[1]
NOT_HANDED_ON = ("PYKALA_ACTOR", "PYKALA_DOOR_SOCKET", "PYKALA_TRACEBACK", "PYKALA_LANGUAGE")
"""Variables of the worker that say nothing of somebody else's command."""


class SocketUnusable(Refusal):
    """Nobody answers at the socket {socket} ({reason}). A worker listens there that has the same
    PYKALA_DOOR_SOCKET: `pykala up`, as the user whose data it is."""


class SocketTaken(Refusal):
    """Another worker listens at the socket {socket} already; name another one in PYKALA_DOOR_SOCKET."""


class CommandLine(Message):
    """What somebody typed, and the files that it names, by the names under which it names them."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    argv: tuple[str, ...]
    """The words after `pykala`."""
    language: Language = "en"
    """In which it is to be answered."""
    files: dict[str, bytes] = Field(default_factory=dict)
    """What it may read, by names within a folder of its own."""
    folders: tuple[str, ...] = ()
    """Into which it may write, by names within that folder."""


class CarriedOut(Message):
    """What a command said and wrote, for whoever asked."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    code: int
    """Its exit code."""
    said: str = ""
    """What it said on stdout."""
    complained: str = ""
    """What it said on stderr."""
    files: dict[str, bytes] = Field(default_factory=dict)
    """What it wrote, by names within its folder."""


@asynccontextmanager
async def open_to_users(settings: Settings) -> AsyncIterator[None]:
    """Carry out, until the block ends, what users of this machine send. Raises SocketTaken."""
    path = settings.door_socket
    if path is None:
        yield
        return
    if await asyncio.to_thread(_answers, path):
        raise SocketTaken(socket=str(path))
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        path.chmod(EVERYBODY)
        listening.listen()
        listening.setblocking(False)
        serving: set[asyncio.Task[None]] = set()
        loop, turns = asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)
        loop.add_reader(listening, _take, listening, _environment(settings), turns, serving)
        try:
            yield
        finally:
            loop.remove_reader(listening)
            path.unlink(missing_ok=True)
            for task in serving:
                task.cancel()
            await asyncio.gather(*serving, return_exceptions=True)


def asked(path: Path, wanted: CommandLine) -> CarriedOut:
    """What the worker at a socket carried out. Raises SocketUnusable."""
    try:
        with _connected(path) as connection, connection.makefile("rb") as answer:
            connection.sendall(wanted.model_dump_json().encode())
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(LASTS)
            return CarriedOut.model_validate_json(answer.read(2 * LARGEST))
    except (OSError, ValueError) as error:
        raise SocketUnusable(socket=str(path), reason=type(error).__name__) from None


def _take(
    listening: socket.socket,
    environment: Mapping[str, str],
    turns: asyncio.Semaphore,
    serving: set[asyncio.Task[None]],
) -> None:
    with suppress(OSError):  # who came is gone again
        connection, _ = listening.accept()
        task = asyncio.create_task(_carry_out(connection, environment, turns))
        serving.add(task)
        task.add_done_callback(serving.discard)
        task.add_done_callback(partial(_close, connection))


async def _carry_out(
    connection: socket.socket, environment: Mapping[str, str], turns: asyncio.Semaphore
) -> None:
    """Have a process of its own read what is asked and answer it."""
    connection.setblocking(True)
    async with turns:
        with suppress(OSError, TimeoutError):
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "app.at_the_door", str(_at_the_other_end(connection))),
                stdin=connection.fileno(),
                stdout=asyncio.subprocess.DEVNULL,
                env=environment,
                cwd=HOUSE,
                start_new_session=True,
            )
            try:
                await asyncio.wait_for(process.wait(), LASTS)
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()


def _close(connection: socket.socket, _: asyncio.Task[None]) -> None:
    connection.close()


def _environment(settings: Settings) -> dict[str, str]:
    """The worker's own, wherever a process of it stands; nothing in it is of whoever asks."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_HANDED_ON}
    return kept | {variable(name): value for name, value in settings.everywhere().items()}


def _at_the_other_end(connection: socket.socket) -> int:
    """The number of the user of the operating system whose process is there, as the kernel says."""
    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", told)
    return int(user)


def _answers(path: Path) -> bool:
    try:
        _connected(path).close()
    except OSError:
        return False
    return True


def _connected(path: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(ASKS_WITHIN)
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        raise
    return connection
