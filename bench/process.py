"""A process of ours: started, waited for until it is ready, stopped."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from app.child_process import stop

READY = "ready"
_STOPS_WITHIN = 20.0  # seconds


async def _start(arguments: Sequence[str], python: str) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        python, *arguments, stdin=asyncio.subprocess.DEVNULL, stdout=pipe
    )


@asynccontextmanager
async def running(
    module: str, *arguments: str, python: str = sys.executable
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A Python module as a process, from when it says that it is ready until the block ends."""
    process = await _start(["-m", module, *arguments], python)
    try:
        assert process.stdout is not None
        async with asyncio.timeout(60):
            said = (await process.stdout.readline()).decode().strip()
        assert said == READY, f"{module} said {said!r}"
        yield process
    finally:
        await stop(process, _STOPS_WITHIN)


async def said_by(module: str, *arguments: str, python: str = sys.executable) -> str:
    """What a Python module prints, once it has ended."""
    process = await _start(["-m", module, *arguments], python)
    try:
        output, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert output.strip(), f"{module} {' '.join(arguments)} ended with {process.returncode} and no result"
    return output.decode().strip().splitlines()[-1]
