"""Users of one machine work at a socket: a worker carries out what each types, as the person who they are."""

from __future__ import annotations

import asyncio
import getpass
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from activities.door_socket import (
    CarriedOut,
    CommandLine,
    SocketTaken,
    SocketUnusable,
    asked,
    open_to_users,
)
from activities.installation import Installation
from activities.settings import load_settings
from app.desk.command import command_of
from models.base import clock
from models.engine.message import CommitOrder
from tests.support.clerk import Clerk

NOBODY = 65534
ANOTHER = f"""
import os, socket, sys
there = socket.socket(socket.AF_UNIX)
os.setuid({NOBODY})
there.connect(sys.argv[1])
there.sendall(sys.stdin.buffer.read())
there.shutdown(socket.SHUT_WR)
sys.stdout.buffer.write(there.makefile("rb").read())
"""
"""Asks as another user."""

SECRET = {
    "title": "Sopimus",
    "task_class": "10 03 02",
    "publicity": "confidential",
    "ground": "JulkL 24 § 1 mom 20 k",
}
OPENING = ("case", "open", "--title", "Kirjasto", "--task-class", "10 03 02")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Installation]:
    """A registry that knows this user as anna, a preparer."""
    place = Path(tempfile.mkdtemp())  # a path of a socket is short
    place.chmod(0o755)
    tmp_path.chmod(0o700)
    installation = Installation.fresh(load_settings(data=tmp_path, door_socket=place / "door.sock"))
    known(installation, "add_person", person="anna", user=getpass.getuser())
    known(installation, "appoint_person", person="anna", office="preparer", of="kanslia")
    yield installation
    installation.close()
    shutil.rmtree(place)


def known(town: Installation, name: str, role: str = "registrar", **fields: str) -> str:
    """Have the registry know something of its people; the journal of what it became."""
    command = command_of(
        name,
        fields,
        actor="anna",
        role=role,
        journal="",
        happened_at=clock.now(),
        command_id=str(fields),
    )
    clerk = Clerk(town, clock.now())
    committed = clerk.commits.commit(CommitOrder(command=command, since=0, now=clerk.now))
    assert committed.answer, committed.refused
    return committed.answer.journal


def at(town: Installation) -> Path:
    """Where the socket is."""
    assert town.settings.door_socket
    return town.settings.door_socket


async def typed(town: Installation, *argv: str, **files: bytes) -> CarriedOut:
    """What becomes of what this user types."""
    return await asyncio.to_thread(asked, at(town), CommandLine(argv=argv, files=files))


async def typed_by_another(town: Installation, *argv: str) -> CarriedOut:
    """What becomes of what another user of this machine types."""
    line, command = (
        CommandLine(argv=argv).model_dump_json().encode(),
        [sys.executable, "-c", ANOTHER, str(at(town))],
    )
    told = await asyncio.to_thread(subprocess.run, command, input=line, capture_output=True, check=True)
    return CarriedOut.model_validate_json(told.stdout)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
async def test_another_user_of_the_machine_acts_and_reads_as_themselves_alone(town: Installation) -> None:
    async with open_to_users(town.settings):
        stranger = await typed_by_another(town, "cases")
        known(town, "add_person", person="berta", user=pwd.getpwuid(NOBODY).pw_name)
        reads = await typed_by_another(town, "cases")
        acts = await typed_by_another(town, *OPENING)
        feigns = await typed_by_another(town, *OPENING, "--actor", "anna")
        case = known(town, "open_case", role="preparer", **SECRET)
        people, own = (
            await typed_by_another(town, "person", "list", "--json"),
            await typed(town, "person", "list", "--json"),
        )
        words = await typed_by_another(town, "proposal", "diff", case)
    assert ["anna" in told.said for told in (people, own)] == [True, True]
    assert [getpass.getuser() in told.said for told in (people, own)] == [False, True]
    assert words.complained.startswith(
        f"{case} is confidential: `pykala sealed show '{case}'` shows its words"
    )
    assert (stranger.code, stranger.said) == (1, "")
    assert "nobody whom this registry knows" in stranger.complained
    assert (reads.code, reads.complained) == (0, "")
    assert acts.complained.startswith("berta may not open case: that is for a preparer; anna could")
    assert feigns.complained.startswith("berta has no right to act for anna")


async def test_a_command_reads_and_writes_what_came_with_it_and_nothing_else(
    town: Installation, tmp_path: Path
) -> None:
    private = tmp_path / "private.md"
    private.write_text("for the owner")
    export = ("ics", "--output")
    async with open_to_users(town.settings):
        sent = await typed(town, *OPENING, "--because", "@reasons.md", **{"reasons.md": b"x"})
        reads = await typed(town, "proposal", "revise", "SRV 2026-000001", "--from", str(private))
        writes = await typed(town, *export, str(tmp_path / "new.ics"))
        brought = await typed(town, *export, "new.ics")
    assert "not sent along" not in sent.complained
    assert (reads.code, reads.complained) == (2, f"{private} was not sent along with the command.\n")
    assert (writes.code, (tmp_path / "new.ics").exists()) == (2, False)
    assert (brought.code, set(brought.files)) == (0, {"new.ics"}), brought.complained


async def test_what_is_no_command_is_refused_and_what_keeps_the_house_is_its_owners(
    town: Installation,
) -> None:
    async with open_to_users(town.settings):
        led_out = await typed(town, "cases", **{"../led-out": b"x"})
        backup = await typed(town, "backup", "copies")
        assert (await typed(town, "cases")).code == 0
    assert (led_out.code, "no command line" in led_out.complained) == (2, True)
    assert (
        backup.complained == f"`pykala backup` is done by the user whose data it is: {getpass.getuser()}.\n"
    )
    assert not at(town).exists()


async def test_one_worker_listens_at_a_socket_and_one_that_died_leaves_it_free(town: Installation) -> None:
    async with open_to_users(town.settings):
        with pytest.raises(SocketTaken):
            async with open_to_users(town.settings):
                pass
    with pytest.raises(SocketUnusable, match="FileNotFoundError"):
        await typed(town, "cases")
    at(town).touch()
    async with open_to_users(town.settings):
        assert (await typed(town, "cases")).code == 0
