"""A worker beside the server, as operators run it: it works until it is told to stop; the doctor sees it."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from activities.connection import has_worker
from activities.installation import Installation
from activities.settings import load_settings
from tests.support.command_line import ROOT, environment, pykala
from tests.support.lives_temporal import copy_of, put_back
from tests.support.patience import until_async
from tests.support.servers import passing_server

OPEN = ("case", "open", "--title", "Määräraha", "--task-class", "02 02 02", "--json")
WORKERS = {"pykala worker": ("-m", "app.cli", "worker"), "python worker.py": (str(ROOT / "worker.py"),)}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a registry; the commands of this test work on it."""
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    monkeypatch.delenv("PYKALA_REGISTRY", raising=False)
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)
    Installation.fresh(load_settings(data=tmp_path)).close()
    return tmp_path


@asynccontextmanager
async def working(data: Path, *command: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A server, and a worker in a process of its own that has begun to ask for work."""
    queue = load_settings(data=data).task_queue
    async with passing_server(data) as server:
        process = await asyncio.create_subprocess_exec(sys.executable, *command, env=environment(data))
        try:
            await until_async(lambda: has_worker(server.client, queue))
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()


@pytest.mark.parametrize("command", WORKERS.values(), ids=WORKERS)
async def test_it_carries_out_acts_until_it_is_told_to_stop(command: tuple[str, ...], here: Path) -> None:
    async with working(here, *command) as worker:
        opened = await asyncio.to_thread(pykala, *OPEN)
        assert opened.exit_code == 0, opened.output
        worker.send_signal(signal.SIGTERM)
        assert await worker.wait() == 0
    assert json.loads(opened.stdout)["journal"] in pykala("cases").stdout


async def test_the_doctor_finds_everything_well_while_it_works(here: Path) -> None:
    async with working(here, *WORKERS["pykala worker"]):
        told = await asyncio.to_thread(pykala, "doctor")
    assert told.exit_code == 0, told.output
    assert "a worker listens" in told.stdout
    assert "WRONG" not in told.stdout


def test_the_doctor_names_what_is_wrong_and_what_to_do(here: Path) -> None:
    del here
    told = pykala("doctor")
    assert told.exit_code == 1
    assert "WRONG" in told.stdout
    assert "→ `pykala up` runs everything on this machine." in told.stdout
    assert "1 of 21 checks found something wrong." in told.stderr


async def test_what_an_older_copy_lacks_is_brought_back_from_the_command_line(here: Path) -> None:
    installation = Installation.ready(load_settings(data=here))
    async with working(here, *WORKERS["pykala worker"]):
        case = json.loads((await asyncio.to_thread(pykala, *OPEN)).stdout)["journal"]
        copy = copy_of(installation, here / "copy.sqlite")
        withdraw = ("case", "withdraw", case, "--reason", "Ei tarvita.")
        assert (await asyncio.to_thread(pykala, *withdraw)).exit_code == 0
        put_back(installation, copy)
        told = await asyncio.to_thread(pykala, "recover")
    installation.close()
    assert told.exit_code == 0, told.output
    assert "2 facts came back, of commands: 1" in told.stdout
    assert "Ei tarvita." in pykala("show", case, "--facts").stdout
