"""A worker that is told to shows its metrics to Prometheus: the SDK's own and the project's, at one port."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from activities.connection import has_worker
from activities.installation import Installation
from activities.settings import load_settings
from tests.support.command_line import environment, pykala, second_terminal
from tests.support.patience import until, until_async
from tests.support.servers import passing_server

LINE = re.compile(r"^(\w+)\{(.*)\} (\S+)$", re.MULTILINE)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a registry; the commands of this test work on it."""
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)
    Installation.fresh(load_settings(data=tmp_path)).close()
    return tmp_path


@pytest.fixture
def port() -> int:
    """A port that was free just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@asynccontextmanager
async def working(data: Path, address: str) -> AsyncIterator[None]:
    """A server, and a worker in a process of its own that shows its metrics."""
    told = {**environment(data), "PYKALA_METRICS": address}
    queue = load_settings(data=data).task_queue
    async with passing_server(data) as server:
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "app.cli", "worker", env=told)
        try:
            await until_async(lambda: has_worker(server.client, queue))
            yield
        finally:
            process.kill()
            await process.wait()


def shown(address: str) -> dict[str, dict[str, float]]:
    """What Prometheus would read: each metric with its labels."""
    with urlopen(f"http://{address}/metrics", timeout=5) as answer:
        text = answer.read().decode()
    found: dict[str, dict[str, float]] = {}
    for name, labels, value in LINE.findall(text):
        found.setdefault(name, {})[labels] = float(value)
    return found


def counted(metrics: dict[str, dict[str, float]], name: str, label: str = "") -> float:
    """What a metric shows where its labels hold some words, all together."""
    return sum(value for labels, value in metrics.get(name, {}).items() if label in labels)


async def test_one_port_has_the_engine_s_metrics_and_ours(here: Path, port: int) -> None:
    address = f"127.0.0.1:{port}"
    async with working(here, address):
        opened = await asyncio.to_thread(
            pykala, "case", "open", "--title", "Määräraha", "--task-class", "02 02 02"
        )
        assert opened.exit_code == 0, opened.output
        (case,) = await asyncio.to_thread(journals, here)
        again = await asyncio.to_thread(pykala, "case", "reopen", case, "--reason", "Sittenkin.")
        assert again.exit_code == 1, again.output
        withdrawn = await asyncio.to_thread(pykala, "case", "withdraw", case, "--reason", "Ei tarvita.")
        assert withdrawn.exit_code == 0, withdrawn.output
        await until(lambda: counted(shown(address), "pykala_effects_done_total", 'kind="paper"') > 0)
        metrics = await asyncio.to_thread(shown, address)
    assert counted(metrics, "pykala_commands_committed_total") == 2
    assert counted(metrics, "pykala_commands_refused_total", 'why="NotNow"') == 1
    assert counted(metrics, "pykala_registry_answers") == 1
    assert {'kind="paper"', 'kind="notice"'} <= {
        part for labels in metrics["pykala_effects_waiting"] for part in labels.split(",")
    }
    assert {"pykala_effects_oldest_seconds", "pykala_effects_aside"} <= metrics.keys()
    assert counted(metrics, "temporal_workflow_task_execution_latency_seconds_count") > 0


def journals(data: Path) -> list[str]:
    """The journals of the registry."""
    installation = Installation.ready(load_settings(data=data))
    found = [row.id for row in installation.registry.journals()]
    installation.close()
    return found


def test_a_port_that_is_taken_is_told_in_a_sentence(here: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        told = second_terminal(here, "worker", metrics=address)
    assert told.returncode == 1
    assert f"Metrics cannot be served at {address}" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_door_binds_no_port(here: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = second_terminal(here, "cases", metrics=f"127.0.0.1:{taken.getsockname()[1]}")
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize("wrong", ["9464", "somewhere:9464", "127.0.0.1:0", "127.0.0.1:", "127.0.0.1:x"])
def test_what_is_no_address_of_a_machine_is_told(
    here: Path, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_METRICS", wrong)
    told = pykala("worker")
    assert told.exit_code == 1
    assert "PYKALA_METRICS is wrong: it is an address of this machine with a port" in told.stderr
