"""A mail server that stops answering at a step, or takes its time for every answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

STEPS = ("connect", "EHLO", "MAIL", "RCPT", "DATA", "the mail")
"""What a mail server answers to, in this order."""


ANSWERS = {"connect": b"220 here\r\n", "DATA": b"354 go on\r\n"}


@asynccontextmanager
async def hanging_mail_server(at: str = "", each: float = 0) -> AsyncIterator[str]:
    """Its address; it hangs at one of the steps, and needs so many seconds for each other."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        step = "connect"
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while step != at:
                await asyncio.sleep(each)
                writer.write(ANSWERS.get(step, b"250 fine\r\n"))
                line = await reader.readuntil(b"\r\n.\r\n" if step == "DATA" else b"\r\n")
                step = "the mail" if step == "DATA" else line[:4].decode().strip()
            await reader.read()
        writer.close()
        left.set()

    left = asyncio.Event()
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await left.wait()
