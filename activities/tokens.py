"""Tokens: by what systems and scripts prove in whose name they come, each for a few things alone."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, select
from sqlmodel import Field

from activities.desk_file import DeskRow, key_of
from models.base import clock
from models.base.refusal import Refusal
from models.tables.columns import Instant

READ = "read"
"""The scope of every reading."""

NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
"""What a token is called: the ids of its commands name it."""

BEGINNING = "pykala_"
"""How every token begins, so that who searches for lost ones finds it."""


class TokenThere(Refusal):
    """There is a token {name} already; revoke it first, or call this one otherwise."""


class NoSuchToken(Refusal):
    """There is no token {name}."""


class NoNameOfAToken(Refusal):
    """'{name}' is no name of a token: it has small letters from a to z, digits and hyphens, 40 at most, and
    begins with a letter."""


class TokenRow(DeskRow, table=True):
    """A token by its hash."""

    __tablename__ = "token"

    name: str = Field(primary_key=True, max_length=40)
    key: str = Field(unique=True, max_length=64)
    person: str = Field(index=True, max_length=40)
    scopes: str
    made: datetime = Field(sa_type=Instant)


TOKEN = TokenRow.__table__  # type: ignore[attr-defined]  # SQLModel makes it


@dataclass(frozen=True)
class Token:
    """Who comes by it and what for: `read`, acts by their names or by their nouns."""

    name: str
    person: str
    scopes: tuple[str, ...]
    made: datetime

    def allows(self, *scopes: str) -> bool:
        """Whether one of these is among its own."""
        return not {*scopes}.isdisjoint(self.scopes)


class Tokens:
    """The tokens of one desk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(self, name: str, person: str, scopes: tuple[str, ...]) -> str:
        """A new token, which nobody has and which is told once. Raises NoNameOfAToken or TokenThere."""
        if not NAME.fullmatch(name):
            raise NoNameOfAToken(name=name)
        token = BEGINNING + secrets.token_urlsafe(32)
        row = {"name": name, "key": key_of(token), "person": person, "scopes": " ".join(scopes)}
        with self._engine.begin() as connection:
            if connection.execute(select(TOKEN.c.name).where(TOKEN.c.name == name)).first():
                raise TokenThere(name=name)
            connection.execute(TOKEN.insert().values(**row, made=clock.now()))
        return token

    def all(self) -> list[Token]:
        """All of them, by their names."""
        with self._engine.connect() as connection:
            return [_token(row) for row in connection.execute(select(TOKEN).order_by(TOKEN.c.name))]

    def of(self, token: str) -> Token | None:
        """The one that this is; None if it is none, or none any more."""
        with self._engine.connect() as connection:
            row = connection.execute(select(TOKEN).where(TOKEN.c.key == key_of(token))).first()
        return _token(row) if row else None

    def revoke(self, name: str) -> None:
        """Let nobody come by it any more. Raises NoSuchToken."""
        with self._engine.begin() as connection:
            if not connection.execute(delete(TOKEN).where(TOKEN.c.name == name)).rowcount:
                raise NoSuchToken(name=name)


def _token(row: object) -> Token:
    name, person, scopes, made = (getattr(row, each) for each in ("name", "person", "scopes", "made"))
    return Token(name, person, tuple(scopes.split()), made)
