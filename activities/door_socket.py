"""A socket of this machine at which a worker signs: the kernel says who is at its other end.

The users of one machine then need no key of their own, and nobody signs in another's name: the private half
stays with the worker.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from activities.installation import Installation
from activities.settings import Settings
from activities.signatures import signed
from models.base import clock
from models.base.calendar import local_day
from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.engine.command import Command
from models.engine.message import Refused
from models.people.people_register import JOURNAL, people_of

LARGEST = 16 * 1024 * 1024
"""Bytes of a command; a municipality with its templates has some hundred thousand."""
ANSWERS_WITHIN = 10.0
"""Seconds after which either end gives up on the other."""
EVERYBODY = 0o666


class SocketUnusable(Refusal):
    """Nobody signs at the socket {socket} ({reason}). A worker listens there that has the same
    PYKALA_DOOR_SOCKET, and the door's key."""


class SocketTaken(Refusal):
    """Another worker signs at the socket {socket} already; name another one in PYKALA_DOOR_SOCKET."""


class NotThemselves(Refusal):
    """The user {user} of this machine asked for a signature in the name of {actor}, who is somebody else."""


class Signature(Frozen):
    """What a worker answers: the command's key and signature, or why it does not sign."""

    key: str = ""
    """By which key it signed; empty where it did not, or has none."""
    signature: str = ""
    """The signature itself."""
    refused: Refused | None = None
    """Why it did not sign; None if it did."""


@asynccontextmanager
async def signing_for_users(installation: Installation) -> AsyncIterator[None]:
    """Sign, until the block ends, what users of this machine send in their own name. Raises SocketTaken."""
    path = installation.settings.door_socket
    if path is None:
        yield
        return
    if await asyncio.to_thread(_answers, path):
        raise SocketTaken(socket=str(path))
    path.unlink(missing_ok=True)
    serving: set[asyncio.Task[None]] = set()
    server = await asyncio.start_unix_server(partial(_serve, installation, serving), path, limit=LARGEST)
    path.chmod(EVERYBODY)
    try:
        async with server:
            yield
        await asyncio.gather(*serving)
    finally:
        path.unlink(missing_ok=True)


def proven(command: Command, settings: Settings) -> Command:
    """The command, signed by this user's own key file or by a worker of the machine; as it is without either.

    Raises DoorKeyUnusable or SocketUnusable, or why the worker does not sign.
    """
    if settings.door_socket is None or os.access(settings.door_key, os.R_OK):
        return signed(command, settings.door_key)
    answer = _asked(command, settings.door_socket)
    if answer.refused:
        raise answer.refused.refusal
    return command.model_copy(update={"key": answer.key, "signature": answer.signature})


async def _serve(
    installation: Installation,
    serving: set[asyncio.Task[None]],
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    if task := asyncio.current_task():
        serving.add(task)
        task.add_done_callback(serving.discard)
    user = _at_the_other_end(writer.get_extra_info("socket"))
    with suppress(TimeoutError, OSError, ValueError):
        async with asyncio.timeout(ANSWERS_WITHIN):
            if line := await reader.readline():
                answer = await asyncio.to_thread(_signature, installation, user, line)
                writer.write(answer.model_dump_json().encode() + b"\n")
                await writer.drain()
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


def _signature(installation: Installation, user: str, line: bytes) -> Signature:
    try:
        command = Command.model_validate_json(line)
        register = people_of(installation.registry.held(JOURNAL))
        known = register.of_user(user, local_day(clock.now())) if register else None
        if known is None or known.id != command.actor:
            raise NotThemselves(user=user, actor=command.actor)
        made = signed(command, installation.settings.door_key)
    except ValidationError as error:
        return Signature(refused=Refused(type="ValidationError", sentence=str(error.errors()[0]["msg"])))
    except Refusal as refusal:
        return Signature(refused=Refused.of(refusal))
    return Signature(key=made.key, signature=made.signature)


def _at_the_other_end(connection: socket.socket) -> str:
    """The user of the operating system whose process is there, as the kernel says."""
    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", told)
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


def _asked(command: Command, path: Path) -> Signature:
    try:
        return Signature.model_validate_json(_answer(path, command.model_dump_json().encode()))
    except (OSError, ValueError) as error:
        raise SocketUnusable(socket=str(path), reason=type(error).__name__) from None


def _answers(path: Path) -> bool:
    try:
        return bool(_answer(path, b""))
    except OSError:
        return False


def _answer(path: Path, line: bytes) -> bytes:
    with _connected(path) as connection, connection.makefile("rwb") as way:
        way.write(line + b"\n")
        way.flush()
        return way.readline()


def _connected(path: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(ANSWERS_WITHIN)
    try:
        connection.connect(str(path))
    except OSError:
        connection.close()
        raise
    return connection
