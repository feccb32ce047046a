"""A login service on this machine, in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx2

PROCESS = Path(__file__).with_name("provider_process.py")


@dataclass(frozen=True)
class Provider:
    """Where it is."""

    issuer: str

    async def logs_in(self, there: str, who: str) -> str:
        """Somebody says there who they are; the address to which they are sent back."""
        async with httpx2.AsyncClient() as browser:
            assert (await browser.get(there)).status_code == 200
            answer = await browser.post(there, data={"sub": who})
            assert answer.status_code == 302, answer.text
            return answer.headers["location"]

    async def is_denied(self, there: str) -> str:
        """Somebody says no there; the address to which they are sent back."""
        async with httpx2.AsyncClient() as browser:
            return (await browser.post(there, data={"action": "deny"})).headers["location"]


@asynccontextmanager
async def login_service() -> AsyncIterator[Provider]:
    """Run it on a free port of the loopback address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen([sys.executable, str(PROCESS), str(port)])  # noqa: ASYNC220 - it lasts
    issuer = f"http://127.0.0.1:{port}"
    try:
        async with httpx2.AsyncClient() as asking:
            answered = False
            while not answered:
                assert running.poll() is None, "the login service has ended"
                with suppress(httpx2.ConnectError):
                    answered = (await asking.get(f"{issuer}/.well-known/openid-configuration")).is_success
        yield Provider(issuer)
    finally:
        running.terminate()
        running.wait()
