"""Temporal servers of the tests that nobody needs any more, and that are not waited for."""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from app.embedded import EmbeddedServer, embedded_server


@asynccontextmanager
async def passing_server(
    data: Path, store: str = "", keys: Path | None = None
) -> AsyncIterator[EmbeddedServer]:
    """A server on a folder, ended at once with the block: to stop as it should takes it two seconds."""
    async with embedded_server(data, store=store, keys=keys, ui=False, port=0) as server:
        try:
            yield server
        finally:
            kill(server)


def kill(server: EmbeddedServer) -> None:
    """End a server at once; one that has died already stays dead."""
    with suppress(ProcessLookupError):
        os.kill(server.pid, signal.SIGKILL)
