"""The embedded server: one on a folder, and the next goes on where it stopped."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import socket
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest

from activities.data_folder import AlreadyUp, running_address
from app import embedded
from app.embedded import HOST, PortTaken, embedded_server

_HOLD = """
import asyncio, sys
from pathlib import Path
from app.embedded import embedded_server
async def main():
    async with embedded_server(Path(sys.argv[1]), ui=False, port=0) as server:
        print(server.pid, flush=True)
        await asyncio.Event().wait()
asyncio.run(main())
"""


async def test_a_run_that_has_closed_is_kept_for_longer_than_the_distance_of_two_backups(
    tmp_path: Path,
) -> None:
    async with embedded_server(tmp_path, ui=False, port=0) as server:
        described = await server.client.workflow_service.describe_namespace(
            DescribeNamespaceRequest(namespace=server.client.namespace)
        )
    assert described.config.workflow_execution_retention_ttl.ToTimedelta() == timedelta(days=30)


async def test_what_was_started_is_there_after_a_restart(tmp_path: Path) -> None:
    async with embedded_server(tmp_path, ui=False, port=0) as server:
        await server.client.start_workflow("Nobody", id="HEL 2021-002935", task_queue="none")
    async with embedded_server(tmp_path, ui=False, port=0) as server:
        description = await server.client.get_workflow_handle("HEL 2021-002935").describe()
    assert description.id == "HEL 2021-002935"


async def test_the_page_is_served_where_it_is_said(tmp_path: Path) -> None:
    async with embedded_server(tmp_path, port=0, ui_port=0) as server:
        assert server.ui is not None
        host, _, port = server.ui.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET / HTTP/1.0\r\n\r\n")
        assert b"200" in await reader.readline()
        writer.close()
        await writer.wait_closed()


async def test_a_second_one_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with embedded_server(tmp_path, ui=False, port=0):
        with pytest.raises(AlreadyUp, match="Another `pykala up` runs on the folder"):
            async with embedded_server(tmp_path, ui=False, port=0):
                pass


async def test_the_second_terminal_finds_its_address(tmp_path: Path) -> None:
    assert running_address(tmp_path) is None
    async with embedded_server(tmp_path, ui=False, port=0) as server:
        assert running_address(tmp_path) == server.address
    assert running_address(tmp_path) is None


async def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} of this machine is taken"):
            async with embedded_server(tmp_path, ui=False, port=port):
                pass


async def test_nothing_runs_after_it_stopped(tmp_path: Path) -> None:
    async with embedded_server(tmp_path, ui=False, port=0) as server:
        pass
    with pytest.raises(ProcessLookupError):
        os.kill(server.pid, 0)
    assert running_address(tmp_path) is None


async def test_a_server_that_outlived_its_command_gives_way_to_the_next(tmp_path: Path) -> None:
    command = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _HOLD, str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    assert command.stdout is not None
    orphan = int(await command.stdout.readline())
    command.send_signal(signal.SIGKILL)
    await command.wait()
    ended = os.pidfd_open(orphan)  # its number stays taken until somebody else reaps it
    async with embedded_server(tmp_path, ui=False, port=0) as server:
        assert server.pid != orphan
        assert (await server.client.count_workflows()).count == 0
    assert select.select([ended], [], [], 5)[0] == [ended]
    os.close(ended)


async def test_a_port_that_another_program_took_meanwhile_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as quicker:
        quicker.bind((HOST, 0))
        quicker.listen()
        taken = quicker.getsockname()[1]
        found = iter([taken])
        free = embedded._free
        monkeypatch.setattr(embedded, "_free", lambda port: next(found, None) or free(port))
        async with embedded_server(tmp_path, ui=False, port=0) as server:
            assert not server.address.endswith(f":{taken}")
            assert running_address(tmp_path) == server.address
