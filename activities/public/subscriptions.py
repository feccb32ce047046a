"""Who is told by mail of what is published: readers who asked, and confirmed that it was they.

Their addresses are no part of the record: they lie beside it, and go when their reader says so.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from email.errors import MessageError
from email.headerregistry import Address
from typing import Any, Literal

from sqlalchemy import ColumnElement, Engine, Row, delete, func, insert, select, update

from activities.registry.database import reading
from activities.registry.ledger import recording
from models.base import clock
from models.base.language import Language
from models.base.refusal import Refusal
from models.tables.public import SUBSCRIPTION, TOLD

Kind = Literal["body", "case", "word"]

KEPT_UNCONFIRMED = timedelta(days=3)
"""So long a subscription waits to be confirmed; then nothing is kept of it."""

MOST_UNCONFIRMED = 3
"""So many questions one address gets in that time, whoever types it."""

MOST = 50
"""So many subscriptions one address has."""


class NoMailAddressGiven(Refusal):
    """'{mail}' is no mail address."""


class AskedTooOften(Refusal):
    """Mails to confirm were sent to this address already. Confirm one of them, or try again in some days."""


@dataclass(frozen=True)
class Subscription:
    """What somebody is told of; `token` is in the links of their mails, and nobody else has it."""

    token: str
    mail: str
    language: Language
    kind: Kind
    of: str
    confirmed: bool = False


class Subscriptions:
    """The subscriptions of one registry."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._reading = reading(database)

    def ask(self, mail: str, language: Language, kind: Kind, of: str) -> Subscription | None:
        """Note that somebody asks, to be confirmed; None where they have that subscription already.

        Raises NoMailAddressGiven or AskedTooOften.
        """
        mail = _address(mail)
        now = clock.now()
        with recording(self._database) as ledger:
            connection = ledger.connection
            late = SUBSCRIPTION.c.confirmed.is_(False), SUBSCRIPTION.c.asked_at < now - KEPT_UNCONFIRMED
            connection.execute(delete(SUBSCRIPTION).where(*late))
            theirs = func.lower(SUBSCRIPTION.c.mail) == mail.lower()
            known = connection.execute(select(SUBSCRIPTION).where(theirs)).all()
            if any(row.confirmed and (row.kind, row.of) == (kind, of) for row in known):
                return None
            if len(known) >= MOST or sum(not row.confirmed for row in known) >= MOST_UNCONFIRMED:
                raise AskedTooOften
            asked = Subscription(secrets.token_urlsafe(32), mail, language, kind, of)
            row = {**asked.__dict__, "asked_at": now}
            connection.execute(insert(SUBSCRIPTION).values(**row))
        return asked

    def confirm(self, token: str) -> None:
        """It was they who asked."""
        with recording(self._database) as ledger:
            confirmed = update(SUBSCRIPTION).where(SUBSCRIPTION.c.token == token).values(confirmed=True)
            ledger.connection.execute(confirmed)

    def end(self, token: str) -> None:
        """Tell them no more, and keep nothing of it."""
        self._forget(SUBSCRIPTION.c.token == token)

    def forget(self, mail: str) -> int:
        """Keep nothing of an address; how many subscriptions it had."""
        return self._forget(func.lower(SUBSCRIPTION.c.mail) == mail.strip().lower())

    def of(self, token: str) -> Subscription | None:
        """The subscription of a link; None where it is over, or never was."""
        found = self._all(SUBSCRIPTION.c.token == token)
        return found[0] if found else None

    def confirmed(self) -> Sequence[Subscription]:
        """Everybody who is to be told."""
        return self._all(SUBSCRIPTION.c.confirmed.is_(True))

    def is_told(self, token: str, position: int) -> bool:
        """Whether a subscriber was told of the publication at a place of the record."""
        wanted = select(TOLD.c.token).where(TOLD.c.token == token, TOLD.c.position == position)
        with self._reading.connect() as connection:
            return connection.execute(wanted).first() is not None

    def note_told(self, token: str, position: int) -> None:
        """They were told; unless the subscription has ended meanwhile."""
        with recording(self._database) as ledger:
            there = select(SUBSCRIPTION.c.token).where(SUBSCRIPTION.c.token == token)
            if ledger.connection.execute(there).first():
                ledger.connection.execute(insert(TOLD).values(token=token, position=position))

    def _all(self, which: ColumnElement[bool]) -> list[Subscription]:
        wanted = select(SUBSCRIPTION).where(which).order_by(SUBSCRIPTION.c.asked_at, SUBSCRIPTION.c.token)
        with self._reading.connect() as connection:
            return [_read(row) for row in connection.execute(wanted)]

    def _forget(self, which: ColumnElement[bool]) -> int:
        with recording(self._database) as ledger:
            tokens = ledger.connection.execute(select(SUBSCRIPTION.c.token).where(which)).scalars().all()
            for table in (TOLD, SUBSCRIPTION):
                ledger.connection.execute(delete(table).where(table.c.token.in_(tokens)))
        return len(tokens)


def _read(row: Row[Any]) -> Subscription:
    return Subscription(*(getattr(row, name) for name in Subscription.__dataclass_fields__))


def _address(mail: str) -> str:
    said = mail.strip()
    try:
        address = Address(addr_spec=said)
        good = bool(address.username and address.domain) and said.isascii() and len(said) <= 254
    except (ValueError, IndexError, MessageError):
        good = False
    if not good or not said.isprintable() or any(character.isspace() for character in said):
        raise NoMailAddressGiven(mail=said[:100])
    return said
