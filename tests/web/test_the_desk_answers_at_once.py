"""What the desk has to say goes out at once, also over a connection that is kept."""

from __future__ import annotations

import asyncio
import socket

from app.web.serving import _listening


async def test_no_answer_waits_until_the_one_before_is_acknowledged() -> None:
    at_once = asyncio.get_running_loop().create_future()

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted = writer.get_extra_info("socket")
        at_once.set_result(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    with _listening(0) as listening:
        server = await asyncio.start_server(answer, sock=listening)
        _, reader = await asyncio.open_connection(*listening.getsockname())
        assert await at_once
        reader.close()
        server.close()
        await server.wait_closed()
