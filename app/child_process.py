"""A process of ours that is to end."""

from __future__ import annotations

import asyncio


async def stop(process: asyncio.subprocess.Process, within: float) -> None:
    """Ask a process to end, and kill it where it has not done so within some seconds."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), within)
    except TimeoutError:
        process.kill()
        await process.wait()
