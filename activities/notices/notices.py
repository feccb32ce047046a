"""Notices: an order becomes a mail to the one who must know, if it is still needed."""

from __future__ import annotations

from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Protocol

from activities.failing import apart
from activities.notices.mail_text import letter, one_line
from activities.notices.notice_view import view_of
from activities.notices.sending import (
    AnswerWithheld,
    MailDelayed,
    MailRefused,
    ServerAway,
    put_into_outbox,
    send_by_smtp,
)
from activities.reading import Reading
from activities.settings import Settings
from models.base.calendar import local_day
from models.base.zone import zone
from models.bodies.body_register import described_on
from models.engine.effect_state import Became, EffectState
from models.papers.notice import still_needed
from models.papers.notice_order import NoticeOrder, message_id

UNNAMED = "kirjaamo@kunta.example"
"""The sender where neither the settings nor a municipality name one."""


class WithAddresses(Reading, Protocol):
    """The registry with its address book."""

    def address(self, key: str) -> tuple[str, str] | None:
        """Name and mail address of a key of the address book, None if it is not in it."""
        ...


class NoAddress(Exception):  # noqa: N818 - named by what is missing, like every refusal
    """The address book has nothing that a mail to this key can be sent to; the state says what is missing."""

    def __init__(self, state: EffectState, key: str) -> None:
        super().__init__(state, key)
        self.became = Became(state, key)


class Post:
    """Sends notices by the mail server of the settings, or puts them into the outbox folder."""

    def __init__(self, settings: Settings) -> None:
        self._server = settings.smtp
        self._outbox = settings.outbox
        self._sender = settings.mail_from

    async def deliver(self, order: NoticeOrder, reading: WithAddresses, at: datetime) -> Became:
        """Send a notice if it is still needed; what came of it.

        `at` is the aware instant of its order, which the mail bears: sent again, it is the same. Raises
        MailDelayed when it must be tried again. What is said of a mail to a private person has neither their
        name nor their address: it is kept, and logged.
        """
        try:
            message = await apart(self._written, order, reading, at)
            if message is None:
                return Became(EffectState.NOT_NEEDED)
            became = await self.send(message)
        except NoAddress as error:
            return error.became
        except MailRefused as error:
            became = Became(EffectState.REFUSED, str(error))
        except ServerAway:
            raise
        except MailDelayed:
            if order.person:
                raise AnswerWithheld from None
            raise
        return Became(became.state) if order.person and became.state is not EffectState.FILED else became

    def _written(self, order: NoticeOrder, reading: WithAddresses, at: datetime) -> EmailMessage | None:
        if not still_needed(order, reading.held(order.journal).state):
            return None
        address = reading.address(order.to)
        if address is None:
            raise NoAddress(EffectState.NO_ADDRESS, order.to)
        if order.person:
            name = reading.text(order.person)
            if name is None:
                raise NoAddress(EffectState.NO_NAME, order.to)
            address = (name.say(order.language), address[1])
        return self.compose(order, reading, address, at)

    def compose(
        self, order: NoticeOrder, reading: Reading, address: tuple[str, str], at: datetime
    ) -> EmailMessage:
        """The mail of a notice to an addressee (name, mail address), dated `at`. Raises NoAddress."""
        name, mail = address
        described = described_on(reading, local_day(at))
        subject, body = letter(order.template, order.language, view_of(order, reading, name), described)
        sender = self._sender or (described and described.mail_sender) or UNNAMED
        message = EmailMessage()
        called = described.names.say(order.language) if described else "Pykälä"
        message["From"] = Address(one_line(called), addr_spec=sender)
        if described and described.registry_office.email:
            message["Reply-To"] = Address(addr_spec=described.registry_office.email)
        message["To"] = _addressee(order.to, name, mail)
        message["Subject"] = subject
        message["Date"] = format_datetime(at.astimezone(zone()))
        message["Message-ID"] = message_id(order, sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(body, cte="8bit")
        message["Content-Language"] = order.language
        return message

    async def send(self, message: EmailMessage) -> Became:
        """Send a mail; where it went. Raises MailRefused and MailDelayed."""
        if self._server is None:
            file = await put_into_outbox(message, self._outbox)
            return Became(EffectState.FILED, file.name)
        await send_by_smtp(message, self._server.get_secret_value())
        return Became(EffectState.SENT, message["To"].addresses[0].addr_spec)


def _addressee(key: str, name: str, mail: str) -> Address:
    try:
        return Address(one_line(name), addr_spec=mail)
    except (ValueError, IndexError, MessageError):
        raise NoAddress(EffectState.WRONG_ADDRESS, key) from None
