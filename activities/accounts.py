"""Accounts: by what people prove to the desk who they are, and who is logged in now.

They are no part of the record, so they lie beside it in a file of the desk's own. The registry knows who
somebody is and what they may; this file knows their password, as a hash, and their sessions, as hashes too.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from pathlib import Path

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import bindparam, delete, select
from sqlmodel import Field

from activities.desk_file import DeskRow, desk_file, key_of
from activities.drafts import DRAFT, KeptDrafts
from activities.passkeys import PASSKEY, Passkeys
from activities.pending_logins import PendingLogins
from activities.registry.prepared import PreparedQuestion
from activities.tokens import TOKEN, Tokens
from models.base import clock
from models.base.refusal import Refusal
from models.tables.columns import Instant

SHORTEST = 12
"""Characters of the shortest password that is taken."""

LONGEST = 200
"""Characters of the longest one: hashing takes time."""

LASTS = timedelta(hours=10)
"""How long somebody stays logged in: a working day."""

REMEMBERED = timedelta(days=1)
"""How long it is known after that whose session it was, so that what they were writing is kept for them."""


class NoGoodPassword(Refusal):
    """A password has twelve characters or more, and two hundred at most; several words in a row are good
    ones."""


class AccountRow(DeskRow, table=True):
    """Somebody who can log in, and the hash of their password."""

    __tablename__ = "account"

    person: str = Field(primary_key=True, max_length=40)
    password: str


class SessionRow(DeskRow, table=True):
    """Somebody who is logged in, by the hash of what their browser holds."""

    __tablename__ = "session"

    key: str = Field(primary_key=True, max_length=64)
    person: str = Field(index=True, max_length=40)
    ends: datetime = Field(sa_type=Instant)


ACCOUNT, SESSION = AccountRow.__table__, SessionRow.__table__  # type: ignore[attr-defined]  # SQLModel makes them

_LOGGED_IN = PreparedQuestion(
    select(SESSION.c.person).where(SESSION.c.key == bindparam("session"), SESSION.c.ends > bindparam("now"))
)


class Accounts:
    """The accounts and sessions of one desk."""

    def __init__(self, file: Path) -> None:
        self._engine = desk_file(file)
        self.tokens = Tokens(self._engine)
        self.pending = PendingLogins(self._engine)
        self.drafts = KeptDrafts(self._engine)
        self.passkeys = Passkeys(self._engine)
        self._hashes = PasswordHash((Argon2Hasher(),))
        self._nobodys = self._hashes.hash(secrets.token_urlsafe())

    def set_password(self, person: str, password: str) -> None:
        """Let somebody log in by a password, and nobody by the one before. Raises NoGoodPassword."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise NoGoodPassword
        hashed = self._hashes.hash(password)
        with self._engine.begin() as connection:
            connection.execute(delete(ACCOUNT).where(ACCOUNT.c.person == person))
            connection.execute(delete(SESSION).where(SESSION.c.person == person))
            connection.execute(ACCOUNT.insert().values(person=person, password=hashed))

    def close(self, person: str) -> None:
        """Let somebody log in no more, log them out everywhere, revoke tokens, erase passkeys and drafts."""
        with self._engine.begin() as connection:
            for table in (ACCOUNT, SESSION, TOKEN, DRAFT, PASSKEY):
                connection.execute(delete(table).where(table.c.person == person))

    def people(self) -> list[str]:
        """Who can log in."""
        with self._engine.connect() as connection:
            return list(connection.execute(select(ACCOUNT.c.person).order_by(ACCOUNT.c.person)).scalars())

    def proves(self, person: str, password: str) -> bool:
        """Whether this is somebody's password; it takes as long for whoever is not known."""
        with self._engine.connect() as connection:
            wanted = select(ACCOUNT.c.password).where(ACCOUNT.c.person == person)
            hashed = connection.execute(wanted).scalar()
        right = self._hashes.verify(password[: LONGEST + 1], hashed or self._nobodys)
        return right and hashed is not None

    def begin(self, person: str) -> str:
        """Log somebody in; what their browser keeps, which nobody else has."""
        token, now = secrets.token_urlsafe(32), clock.now()
        with self._engine.begin() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.ends <= now - REMEMBERED))
            connection.execute(SESSION.insert().values(key=key_of(token), person=person, ends=now + LASTS))
        return token

    def who(self, token: str) -> str | None:
        """Who is logged in by this; None if nobody, or nobody any more."""
        with self._engine.connect() as connection:
            found = _LOGGED_IN.row(connection, {"session": key_of(token), "now": clock.now()})
        return found.person if found else None

    def who_was(self, token: str) -> str | None:
        """Whose session this was that ended by itself, not long ago; None where nobody's."""
        now = clock.now()
        ended = SESSION.c.ends <= now, SESSION.c.ends > now - REMEMBERED
        wanted = select(SESSION.c.person).where(SESSION.c.key == key_of(token), *ended)
        with self._engine.connect() as connection:
            found: str | None = connection.execute(wanted).scalar()
        return found

    def end(self, token: str) -> None:
        """Log out."""
        with self._engine.begin() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.key == key_of(token)))

    def dispose(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
