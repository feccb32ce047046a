"""Where mail goes is set: addresses are kept apart from the record."""

from __future__ import annotations

import re

from activities.installation import Installation
from activities.public.subscriptions import Subscriptions
from app.wrong_input import WrongInput


class NotAnAddress(WrongInput):
    """'{mail}' is not a mail address such as kirjaamo@kunta.example."""


class NotALine(WrongInput):
    """A key and a name are one line of visible text."""


def refuse_no_address(mail: str) -> None:
    """Refuse what is no mail address: NotAnAddress."""
    if not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", mail):
        raise NotAnAddress(mail=mail)


def set_address(installation: Installation, key: str, mail: str, name: str = "") -> None:
    """Note where mail for a key goes. Raises NotAnAddress or NotALine."""
    refuse_no_address(mail)
    if any(not character.isprintable() for character in key + name):
        raise NotALine
    installation.archive.set_address(key, mail, name)


def forget_subscriber(installation: Installation, mail: str) -> int:
    """Keep nothing of a reader who subscribed; how many subscriptions they had."""
    return Subscriptions(installation.database).forget(mail)
