"""Notices: an order becomes a mail to the one who must know, if it is still needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from activities.failing import apart
from activities.notices.address_book import NoAddress, Receiver, addresses_of, is_of_a_person
from activities.notices.enclosures import NOTHING, Enclosures, NotMadeYet, WithPapers, enclosures
from activities.notices.mail_text import letters, one_line
from activities.notices.notice_view import languages_of, view_of
from activities.notices.sending import (
    AnswerWithheld,
    MailDelayed,
    MailRefused,
    ServerAway,
    put_into_outbox,
    send_by_smtp,
)
from activities.notices.whole_lines import WITH_WHOLE_LINES
from activities.reading import Reading
from activities.settings import Settings
from models.base.calendar import local_day
from models.base.language import Language
from models.base.zone import zone
from models.bodies.body_register import described_on
from models.engine.effect_state import Became, EffectState
from models.municipality.municipality import Municipality
from models.papers.notice import still_needed
from models.papers.notice_order import NoticeOrder, message_id

UNNAMED = "kirjaamo@kunta.example"
"""The sender where neither the settings nor a municipality name one."""


class Post:
    """Sends notices by the mail server of the settings, or puts them into the outbox folder."""

    def __init__(self, settings: Settings) -> None:
        self._server = settings.smtp
        self._outbox = settings.outbox
        self._sender = settings.mail_from

    async def deliver(
        self, order: NoticeOrder, reading: WithPapers, at: datetime, today: date | None = None
    ) -> Became:
        """Send a notice if it is still needed; what came of it.

        `at` is the aware instant of its order, which the mail bears: sent again, it is the same; `today` is
        the local day, where what comes too late to be of use is not sent any more. Raises MailDelayed when it
        must be tried again. What is said of a mail to a person, private or known, has neither their name nor
        their address, which they may have erased: it is kept, and logged.
        """
        personal = False
        try:
            written = await apart(self._written, order, reading, at, today)
            if written is None:
                return Became(EffectState.NOT_NEEDED)
            message, personal = written
            became = await self.send(message)
        except NoAddress as error:
            return error.became
        except MailRefused as error:
            became = Became(EffectState.REFUSED, str(error))
        except (ServerAway, NotMadeYet):
            raise
        except MailDelayed:
            if personal:
                raise AnswerWithheld from None
            raise
        if not personal or became.state is EffectState.FILED:
            return became
        return Became(became.state, "" if order.person else order.to)

    def _written(
        self, order: NoticeOrder, reading: WithPapers, at: datetime, today: date | None
    ) -> tuple[EmailMessage, bool] | None:
        """The mail, and whether it goes to a person; None if it is not needed any more."""
        if not still_needed(order, reading.held(order.journal).state, today):
            return None
        receivers = addresses_of(order, reading)
        message = self.compose(order, reading, receivers, at, enclosures(order, reading))
        return message, is_of_a_person(order, reading)

    def compose(
        self,
        order: NoticeOrder,
        reading: Reading,
        receivers: Sequence[Receiver],
        at: datetime,
        enclosed: Enclosures = NOTHING,
    ) -> EmailMessage:
        """The mail of a notice to its receivers, dated `at`. Raises NoAddress."""
        tongues = languages_of(order, reading)
        seen = {
            each: {**view_of(order.model_copy(update={"language": each}), reading), "enclosed": enclosed}
            for each in tongues
        }
        described = described_on(reading, local_day(at))
        subject, body = letters(order.template, seen, described)
        answers = str(seen[tongues[0]]["answers_to"])
        sender = self._sender_for(described)
        message = _from(described, order.language, sender)
        if answers:
            message["Reply-To"] = Address(addr_spec=answers)
        message["To"] = [_addressee(order.to, *each) for each in receivers]
        message["Subject"] = subject
        message["Date"] = format_datetime(at.astimezone(zone()))
        message["Message-ID"] = message_id(order, sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(body, cte="8bit")
        message["Content-Language"] = ", ".join(tongues)
        for file, content in enclosed.papers:
            message.add_attachment(content, maintype="application", subtype="pdf", filename=file)
        if enclosed.papers:
            message.set_boundary(order.short_id)  # else by chance, and the same mail another each time
        return message

    def headed(
        self, described: Municipality | None, language: Language, name: str, at: datetime
    ) -> EmailMessage:
        """The head of a mail to somebody who subscribed, dated `at`; of one name it is the same mail."""
        sender = self._sender_for(described)
        message = _from(described, language, sender)
        message["Date"] = format_datetime(at.astimezone(zone()))
        message["Message-ID"] = f"<{name}@{sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message["Precedence"] = "list"
        return message

    def _sender_for(self, described: Municipality | None) -> str:
        return self._sender or (described.mail_sender if described else "") or UNNAMED

    async def send(self, message: EmailMessage) -> Became:
        """Send a mail; where it went. Raises MailRefused and MailDelayed."""
        if self._server is None:
            file = await put_into_outbox(message, self._outbox)
            return Became(EffectState.FILED, file.name)
        await send_by_smtp(message, self._server.get_secret_value())
        return Became(EffectState.SENT, ", ".join(each.addr_spec for each in message["To"].addresses))


def _from(described: Municipality | None, language: Language, sender: str) -> EmailMessage:
    message = EmailMessage(WITH_WHOLE_LINES)
    called = described.names.say(language) if described else "Pykälä"
    message["From"] = Address(one_line(called), addr_spec=sender)
    return message


def _addressee(key: str, name: str, mail: str) -> Address:
    try:
        return Address(one_line(name), addr_spec=mail)
    except (ValueError, IndexError, MessageError):
        raise NoAddress(EffectState.WRONG_ADDRESS, key) from None
