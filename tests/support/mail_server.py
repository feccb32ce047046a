"""A real mail server on this machine, that keeps what it is given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP


class MailServer:
    """What came, and the answers that the next recipient and the next mail get."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.answer = "250 OK"
        self.knows = "250 OK"
        self.address = ""
        self.stranger = ""
        """The only recipient whom it does not know."""
        self.slow_for = ""
        """A recipient whose mails are not answered until `go_on`."""
        self.go_on = asyncio.Event()

    async def handle_RCPT(  # noqa: N802 - its name
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Take a recipient, unless the answer is a refusal, or it is a stranger."""
        if address == self.stranger:
            return "550 No such person"
        if self.knows.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.knows

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802 - its name
        """Keep a mail, unless the answer is a refusal."""
        if self.slow_for in envelope.rcpt_tos:
            await self.go_on.wait()
        if self.answer.startswith("250"):
            message = message_from_bytes(envelope.content, EmailMessage, policy=policy.default)
            self.messages.append(message)
        return self.answer


@asynccontextmanager
async def mail_server() -> AsyncIterator[MailServer]:
    """Run it on a free port of the loopback address."""
    mails = MailServer()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(mails, loop=loop), "127.0.0.1", 0)
    mails.address = f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield mails
