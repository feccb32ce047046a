"""Sending a mail: by SMTP, or into a folder of files where no mail server is set."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from email import policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import aiosmtplib

from activities import lasting

READABLE = policy.default.clone(utf8=True)
STEP = 10
"""Seconds that a mail server may take to be reached, and for its answer to each command."""
WHOLE = 30
"""Seconds that it may take for one mail, however quick each of its answers is."""


class MailRefused(Exception):  # noqa: N818 - said as a sentence, like every refusal
    """The mail server will never take this mail; sending it again does not help."""


class MailDelayed(Exception):  # noqa: N818 - said as a sentence, like every refusal
    """The mail server cannot take the mail now; it is sent again later."""


class ServerAway(MailDelayed):
    """The mail server cannot be reached, or does not answer in time: no other mail would fare better now."""


class AnswerWithheld(MailDelayed):
    """The mail server cannot take a mail to a private person now; what it answered might name them."""

    def __init__(self) -> None:
        super().__init__("the mail server's answer is withheld, it may name a private person")


async def send_by_smtp(message: EmailMessage, server: str) -> None:
    """Send by `smtp://` (with STARTTLS where the server has it, always before a password) or `smtps://`.

    Raises MailRefused when the server refuses the mail for good (5xx), MailDelayed for all else, also where
    it takes it for some of the receivers: sent again, it is the same mail to the others.
    """
    url = urlsplit(server)
    try:
        async with asyncio.timeout(WHOLE):
            strangers, _ = await aiosmtplib.send(
                message,
                hostname=url.hostname,
                port=url.port,
                username=unquote(url.username) if url.username else None,
                password=unquote(url.password) if url.password else None,
                use_tls=url.scheme == "smtps",
                start_tls=_start_tls(url.scheme, url.username),
                timeout=STEP,
            )
    except (aiosmtplib.SMTPAuthenticationError, aiosmtplib.SMTPConnectResponseError) as error:
        # A wrong password or a closed server is no fault of this mail: it waits until somebody mends that.
        raise MailDelayed(_said(error)) from error
    except aiosmtplib.SMTPRecipientsRefused as error:
        answers = error.recipients
        refused = all(answer.code >= 500 for answer in answers)
        raise (MailRefused if refused else MailDelayed)("; ".join(map(_said, answers))) from error
    except aiosmtplib.SMTPResponseException as error:
        raise (MailRefused if error.code >= 500 else MailDelayed)(_said(error)) from error
    except (aiosmtplib.SMTPTimeoutError, TimeoutError) as error:
        raise ServerAway(f"the mail server {url.hostname} does not answer in time") from error
    except aiosmtplib.SMTPServerDisconnected as error:  # perhaps this very mail is why
        raise MailDelayed(str(error)) from error
    except (aiosmtplib.SMTPConnectError, OSError) as error:
        raise ServerAway(str(error) or type(error).__name__) from error
    except aiosmtplib.SMTPException as error:
        raise MailDelayed(str(error)) from error
    if strangers:
        said = "; ".join(f"{to}: {answer.code} {answer.message}" for to, answer in strangers.items())
        raise (MailRefused if any(answer.code >= 500 for answer in strangers.values()) else MailDelayed)(said)


def _start_tls(scheme: str, username: str | None) -> bool | None:
    if scheme == "smtps":
        return False
    return True if username else None


def _said(error: aiosmtplib.SMTPResponseException) -> str:
    return f"{error.code} {error.message}"


async def put_into_outbox(message: EmailMessage, outbox: Path) -> Path:
    """Write the mail as a file that a person can read; the same mail again is the same file."""
    return await asyncio.to_thread(_write, message, outbox)


def _write(message: EmailMessage, outbox: Path) -> Path:
    short = re.sub(r"[^0-9a-f]", "", message["Message-ID"].partition("@")[0])[:10]
    day = parsedate_to_datetime(message["Date"]).date()
    file = outbox / f"{day.isoformat()}-{_slug(message['Subject'])}-{short}.eml"
    lasting.write(file, message.as_bytes(policy=READABLE))
    return file


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].rstrip("-") or "viesti"
