"""Users of one machine need no key of their own: a worker signs for each what they send in their own name."""

from __future__ import annotations

import asyncio
import getpass
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from activities.door_socket import (
    NotThemselves,
    Signature,
    SocketTaken,
    SocketUnusable,
    proven,
    signing_for_users,
)
from activities.installation import Installation
from activities.settings import Settings, load_settings
from activities.signatures import make_key
from app.desk.command import command_of
from models.base import clock
from models.engine.command import Command
from models.engine.message import CommitOrder
from tests.support.clerk import Clerk

ANOTHER = """
import os, socket, sys
there = socket.socket(socket.AF_UNIX)
os.geteuid() or os.setuid(65534)
there.connect(sys.argv[1])
way = there.makefile("rwb")
way.write(sys.stdin.buffer.read() + b"\\n")
way.flush()
sys.stdout.buffer.write(way.readline())
"""
"""Asks for a signature as another user, where it may become one."""


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Installation]:
    """A registry that knows this user as anna, with the key of its door."""
    place = Path(tempfile.mkdtemp())  # a path of a socket is short
    place.chmod(0o755)
    settings = load_settings(data=tmp_path, door_socket=place / "door.sock")
    installation = Installation.fresh(settings)
    for number, (name, fields) in enumerate(
        (
            ("add_person", {"person": "anna", "user": getpass.getuser()}),
            ("appoint_person", {"person": "anna", "office": "preparer", "of": "kanslia"}),
            ("add_key", {"public": make_key(settings.door_key), "door": "kirjaamo"}),
        )
    ):
        assert _committed(installation, sent(name, str(number), "registrar", **fields)) is None
    yield installation
    installation.close()
    shutil.rmtree(place)


def sent(name: str, command_id: str, role: str, **fields: str) -> Command:
    """An act of anna."""
    return command_of(
        name, fields, actor="anna", role=role, journal="", happened_at=clock.now(), command_id=command_id
    )


def opening(command_id: str = "opening", actor: str = "anna") -> Command:
    command = sent("open_case", command_id, "preparer", title="Kirjasto", task_class="10 03 02")
    return command.model_copy(update={"actor": actor})


def _committed(town: Installation, command: Command) -> str | None:
    """Why it is refused; None if it is not."""
    clerk = Clerk(town, clock.now())
    refused = clerk.commits.commit(CommitOrder(command=command, since=0, now=clerk.now)).refused
    return refused.type if refused else None


def from_a_terminal(town: Installation) -> Settings:
    """The settings of a user who cannot read the door's key."""
    return town.settings.model_copy(update={"door_key": town.settings.data / "none.key"})


def at(town: Installation) -> Path:
    """Where the socket is."""
    assert town.settings.door_socket
    return town.settings.door_socket


async def test_what_a_user_sends_in_their_own_name_is_signed_and_taken(town: Installation) -> None:
    async with signing_for_users(town):
        command = await asyncio.to_thread(proven, opening(), from_a_terminal(town))
    assert _committed(town, opening("unsigned")) == "NotSigned"
    assert _committed(town, command) is None
    assert not at(town).exists()


async def test_nobody_is_signed_for_in_the_name_of_another(town: Installation) -> None:
    async with signing_for_users(town):
        with pytest.raises(NotThemselves, match="in the name of berta"):
            await asyncio.to_thread(proven, opening(actor="berta"), from_a_terminal(town))


async def test_another_user_of_the_machine_is_somebody_else(town: Installation) -> None:
    line = opening().model_dump_json().encode()
    asked = [sys.executable, "-c", ANOTHER, str(at(town))]
    async with signing_for_users(town):
        told = await asyncio.to_thread(subprocess.run, asked, input=line, capture_output=True, check=True)
    answer = Signature.model_validate_json(told.stdout)
    became_another = os.geteuid() == 0
    assert bool(answer.signature) is not became_another
    assert (answer.refused.type if answer.refused else "") == ("NotThemselves" if became_another else "")


async def test_what_is_no_command_is_refused_and_the_next_is_signed(town: Installation) -> None:
    async with signing_for_users(town):
        reader, writer = await asyncio.open_unix_connection(at(town))
        writer.write(b"{}\n")
        assert Signature.model_validate_json(await reader.readline()).refused is not None
        writer.close()
        assert (await asyncio.to_thread(proven, opening(), from_a_terminal(town))).signature


async def test_one_worker_signs_at_a_socket_and_one_that_died_leaves_it_free(town: Installation) -> None:
    async with signing_for_users(town):
        with pytest.raises(SocketTaken):
            async with signing_for_users(town):
                pass
    with pytest.raises(SocketUnusable, match="FileNotFoundError"):
        proven(opening(), from_a_terminal(town))
    at(town).touch()
    async with signing_for_users(town):
        assert (await asyncio.to_thread(proven, opening(), from_a_terminal(town))).signature
