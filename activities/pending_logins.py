"""Logins that are under way at the town's login service: each belongs to one browser, and counts once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete
from sqlmodel import Field

from activities.desk_file import DeskRow, key_of
from models.base import clock
from models.tables.columns import Instant

LASTS = timedelta(minutes=10)
"""How long somebody may take at the login service."""


class PendingLoginRow(DeskRow, table=True):
    """A login that is under way, by the hash of what the browser holds that began it."""

    __tablename__ = "pending_login"

    key: str = Field(primary_key=True, max_length=64)
    state: str
    nonce: str
    verifier: str
    to: str
    ends: datetime = Field(sa_type=Instant)


PENDING = PendingLoginRow.__table__  # type: ignore[attr-defined]  # SQLModel makes it


@dataclass(frozen=True)
class PendingLogin:
    """What the answer of the login service is held against, and the page to go on to."""

    state: str
    nonce: str
    verifier: str
    to: str

    @classmethod
    def to_page(cls, to: str) -> PendingLogin:
        """A new one, which nobody can guess."""
        state, nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        return cls(state, nonce, secrets.token_urlsafe(48), to)


class PendingLogins:
    """The logins under way of one desk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, pending: PendingLogin) -> str:
        """Keep one; what its browser holds."""
        held, now = secrets.token_urlsafe(32), clock.now()
        with self._engine.begin() as connection:
            connection.execute(delete(PENDING).where(PENDING.c.ends <= now))
            row = {**vars(pending), "key": key_of(held), "ends": now + LASTS}
            connection.execute(PENDING.insert().values(**row))
        return held

    def take(self, held: str) -> PendingLogin | None:
        """The login that this browser began, which counts no second time; None if none is under way."""
        taken = delete(PENDING).where(PENDING.c.key == key_of(held), PENDING.c.ends > clock.now())
        with self._engine.begin() as connection:
            row = connection.execute(
                taken.returning(PENDING.c.state, PENDING.c.nonce, PENDING.c.verifier, PENDING.c.to)
            ).first()
        return PendingLogin(*row) if row else None
