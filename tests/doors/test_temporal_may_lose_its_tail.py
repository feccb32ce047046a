"""Temporal forgets its last moments in a power failure: `pykala up` goes on from what the registry has."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from activities.data_folder import running_address
from activities.installation import Installation
from activities.settings import load_settings
from tests.support.command_line import Up, pykala, up
from tests.support.patience import until, until_async

OPEN = ("case", "open", "--title", "Määräraha", "--task-class", "02 02 02")


async def test_every_answer_is_there_and_every_case_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    monkeypatch.delenv("PYKALA_REGISTRY", raising=False)
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)
    with up(tmp_path) as before:
        known = (await acted(*OPEN))["journal"]
        earlier = as_it_is(tmp_path / "temporal.sqlite")
        asked = await acted(*revise(tmp_path, known), "--command-id", "the-last")
        begun = (await acted(*OPEN))["journal"]
        await acted(*revise(tmp_path, begun))
        await acted("review", "request", begun, "--groups", "digijory")
        await (await connected(tmp_path)).get_workflow_handle(begun).signal("look")
        await until(lambda: is_known_to_have_read(tmp_path, begun))
        the_power_fails(before, tmp_path, earlier)
    with up(tmp_path):
        for journal in (known, begun):
            await until_async(lambda journal=journal: has_read_all(tmp_path, journal))  # type: ignore[misc]
        again = await acted(*revise(tmp_path, known), "--command-id", "the-last")
        assert again == asked
        for journal in (known, begun):
            await acted("case", "withdraw", journal, "--reason", "Ei tarvita.")
        assert (await asyncio.to_thread(pykala, "verify")).exit_code == 0


def revise(folder: Path, case: str) -> tuple[str, ...]:
    """The writing of a proposal."""
    file = folder / "proposal.yaml"
    said = "people: {j: {title: johtaja}}\nclauses: [Päätetään.]\nreasons: Syy.\npresenter: j\n"
    file.write_text(said, "utf-8")
    return ("proposal", "revise", case, "--from", str(file))


async def acted(*words: str) -> dict[str, Any]:
    """Act; the answer."""
    told = await asyncio.to_thread(pykala, *words, "--json")
    assert told.exit_code == 0, told.output
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def as_it_is(database: Path) -> bytes:
    """A database as it stands at this moment, whoever goes on writing it."""
    copy = database.with_name("earlier.sqlite")
    with closing(sqlite3.connect(database)) as one, closing(sqlite3.connect(copy)) as other:
        one.backup(other)
    content = copy.read_bytes()
    copy.unlink()
    return content


def the_power_fails(running: Up, data: Path, earlier: bytes) -> None:
    """Nobody gets to say a last word, and of Temporal's database an earlier state is left."""
    server = int((data / "temporal.lock").read_text().partition(" ")[0])
    for process in (running.process.pid, server):
        os.kill(process, signal.SIGKILL)
    running.process.wait()
    for file in data.glob("temporal.sqlite*"):
        file.unlink()
    (data / "temporal.sqlite").write_bytes(earlier)


def is_known_to_have_read(data: Path, journal: str) -> bool:
    """Whether the registry has it that a journal's workflow has read everything."""
    installation = Installation.ready(load_settings(data=data))
    rows = {row.id: row for row in installation.registry.journals()}
    installation.close()
    return rows[journal].folded == rows[journal].seq


async def connected(data: Path) -> Client:
    """A client of the server of a folder."""
    address = running_address(data)
    assert address
    return await Client.connect(address)


async def has_read_all(data: Path, journal: str) -> bool:
    """Whether a journal's workflow has read what the registry has."""
    client = await connected(data)
    installation = Installation.ready(load_settings(data=data))
    held = await asyncio.to_thread(installation.registry.held, journal)
    installation.close()
    try:
        read = await client.get_workflow_handle(journal).query("head")
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return False
    return tuple(read) == (held.seq, held.head)
