"""Webhooks: who is told of what is published, by signed messages; in a file of their own with its secrets."""

from __future__ import annotations

import json
import re
import secrets
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from activities import lasting
from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import Listed
from models.papers.public_event import Listeners, PublicEvent

NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
"""What a webhook is called."""


class WebhookThere(Refusal):
    """There is a webhook {name} already; remove it first, or call this one otherwise."""


class NoSuchWebhook(Refusal):
    """There is no webhook {name}."""


class NoNameOfAWebhook(Refusal):
    """'{name}' is no name of a webhook: it has small letters from a to z, digits and hyphens, 40 at most, and
    begins with a letter."""


class NoWebhookAddress(Refusal):
    """A webhook is an address that begins with https:// or http://, without a name or password in it."""


class NoSuchEvent(Refusal):
    """There is no event {event}; there are {events}."""


class Webhook(Frozen):
    """Somebody who is told."""

    name: str
    url: str
    events: tuple[PublicEvent, ...]
    secret: SecretStr
    inside: bool = False
    """Whether it may be at an address of this machine or of a network that is not everybody's."""


class Webhooks:
    """Those of an installation. A worker looks into the file again whenever it has changed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: tuple[tuple[int, int], dict[str, Webhook]] = ((0, 0), {})

    def all(self) -> dict[str, Webhook]:
        """By their names."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return {}
        as_it_is = found.st_mtime_ns, found.st_ino
        if self._known[0] != as_it_is:
            read = [
                Webhook.model_validate(each) for each in json.loads(self._file.read_text(encoding="utf-8"))
            ]
            self._known = as_it_is, {each.name: each for each in read}
        return self._known[1]

    def listeners(self) -> Listeners:
        """Who is told of what."""
        return {name: each.events for name, each in self.all().items()}

    def add(self, name: str, url: str, events: list[str], *, inside: bool = False) -> str:
        """Tell somebody from now on; the secret by which they know us, which is told once.

        Raises WebhookThere, NoNameOfAWebhook, NoWebhookAddress or NoSuchEvent.
        """
        if not NAME.fullmatch(name):
            raise NoNameOfAWebhook(name=name)
        if name in self.all():
            raise WebhookThere(name=name)
        refuse_no_address(url)
        known = {each.value: each for each in PublicEvent}
        for each in events:
            if each not in known:
                raise NoSuchEvent(event=each, events=Listed.of(known))
        told = tuple(known[each] for each in dict.fromkeys(events)) or tuple(PublicEvent)
        secret = f"whsec_{b64encode(secrets.token_bytes(32)).decode()}"
        added = Webhook(name=name, url=url, events=told, secret=SecretStr(secret), inside=inside)
        self._write({**self.all(), name: added})
        return secret

    def remove(self, name: str) -> None:
        """Tell somebody nothing more, not even what waits for them. Raises NoSuchWebhook."""
        left = {**self.all()}
        if left.pop(name, None) is None:
            raise NoSuchWebhook(name=name)
        self._write(left)

    def _write(self, webhooks: dict[str, Webhook]) -> None:
        told = [
            {**each.model_dump(mode="json"), "secret": each.secret.get_secret_value()}
            for each in webhooks.values()
        ]
        lasting.write(self._file, json.dumps(told, indent=1).encode())


def refuse_no_address(url: str) -> None:
    """Raises NoWebhookAddress."""
    try:
        read = urlsplit(url)
        good = (
            read.scheme in ("https", "http") and bool(read.hostname) and not read.username and read.port != 0
        )
    except ValueError:
        good = False
    if not good or not url.isprintable() or " " in url:
        raise NoWebhookAddress
