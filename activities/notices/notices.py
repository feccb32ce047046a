"""Notices: an order becomes a mail to the one who must know, if it is still needed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Protocol

from activities.notices.mail_text import letter, one_line
from activities.notices.notice_view import view_of
from activities.notices.sending import MailDelayed, MailRefused, put_into_outbox, send_by_smtp
from activities.settings import Settings
from models.base.text import Text
from models.base.writing import Written
from models.base.zone import ZONE
from models.engine.journal import Fact
from models.engine.world import Held
from models.papers.notice import NoticeOrder, message_id, still_needed

NOT_NEEDED = "no longer needed"

WITHHELD = "its answer is withheld, it may name a private person"


class Reading(Protocol):
    """The registry, as far as notices read it."""

    def held(self, journal: str) -> Held:
        """A journal's state as it is now."""
        ...

    def facts(self, journal: str) -> Sequence[Fact]:
        """A journal's facts, in order."""
        ...

    def text(self, written: Written) -> Text | None:
        """A long text, None if it has been erased."""
        ...

    def address(self, key: str) -> tuple[str, str] | None:
        """Name and mail address of a key of the address book, None if it is not in it."""
        ...


class NoAddress(Exception):  # noqa: N818 - said as a sentence, like every refusal
    """The address book has nothing that a mail can be sent to."""


class Post:
    """Sends notices by the mail server of the settings, or puts them into the outbox folder."""

    def __init__(self, settings: Settings) -> None:
        self._server = settings.smtp
        self._outbox = settings.outbox
        self._sender = settings.mail_from

    async def deliver(self, order: NoticeOrder, reading: Reading, at: datetime) -> str:
        """Send a notice if it is still needed; what came of it, in words.

        `at` is the aware instant of sending. Raises MailDelayed when it must be tried again. What is said
        of a mail to a private person has neither their name nor their address: it is kept, and logged.
        """
        try:
            message = await asyncio.to_thread(self._written, order, reading, at)
            if message is None:
                return NOT_NEEDED
            outcome = await self.send(message)
        except NoAddress as error:
            return str(error)
        except MailRefused as error:
            return f"refused by the mail server: {WITHHELD if order.person else error}"
        except MailDelayed:
            if order.person:
                raise MailDelayed(WITHHELD) from None
            raise
        return "sent to a private person" if order.person and self._server else outcome

    def _written(self, order: NoticeOrder, reading: Reading, at: datetime) -> EmailMessage | None:
        if not still_needed(order, reading.held(order.journal).state):
            return None
        address = reading.address(order.to)
        if address is None:
            raise NoAddress(f"no address for {order.to}")
        if order.person:
            name = reading.text(order.person)
            if name is None:
                raise NoAddress(f"the address for {order.to} has no name any more: it was erased")
            address = (name.say(order.language), address[1])
        return self.compose(order, reading, address, at)

    def compose(
        self, order: NoticeOrder, reading: Reading, address: tuple[str, str], at: datetime
    ) -> EmailMessage:
        """The mail of a notice to an addressee (name, mail address), dated `at`. Raises NoAddress."""
        name, mail = address
        subject, body = letter(order.template, order.language, view_of(order, reading, name))
        message = EmailMessage()
        message["From"] = Address("Pykälä", addr_spec=self._sender)
        message["To"] = _addressee(order.to, name, mail)
        message["Subject"] = subject
        message["Date"] = format_datetime(at.astimezone(ZONE))
        message["Message-ID"] = message_id(order, self._sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(body, cte="8bit")
        message["Content-Language"] = order.language
        return message

    async def send(self, message: EmailMessage) -> str:
        """Send a mail; where it went, in words. Raises MailRefused and MailDelayed."""
        if self._server is None:
            file = await put_into_outbox(message, self._outbox)
            return f"put into the outbox as {file.name}"
        await send_by_smtp(message, self._server.get_secret_value())
        return f"sent to {message['To'].addresses[0].addr_spec}"


def _addressee(key: str, name: str, mail: str) -> Address:
    try:
        return Address(one_line(name), addr_spec=mail)
    except (ValueError, IndexError, MessageError):
        raise NoAddress(f"the address for {key} is no mail address") from None
