"""Serving the desk on an address of this machine until it is told to stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from app.embedded import HOST, PortTaken
from app.web.application import application
from app.web.house import House

PORT = 8000
"""Where the desk is unless another port is said."""


class _Quiet(uvicorn.Server):
    """A server that leaves the signals of the process to whoever runs it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(house: House, port: int = PORT) -> AsyncIterator[str]:
    """Serve the desk while the block lasts; its address. Port 0 takes a free one. Raises PortTaken."""
    with _listening(port) as listening:
        desk = application(house)
        settings = uvicorn.Config(desk, log_level="warning", access_log=False, server_header=False, ws="none")
        server = _Quiet(settings)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"http://{HOST}:{listening.getsockname()[1]}"
        finally:
            await desk.state.watch.close()
            server.should_exit = True
            await serving


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    # Only where the protocol is named asyncio sends at once; else the system waits 40 ms for an answer.
    with socket.socket(proto=socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError:
            raise PortTaken(port=port) from None
        listening.listen()  # who comes before the server has started waits
        yield listening
