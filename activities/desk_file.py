"""The desk's own file: by what people and systems prove who they are, as hashes; no part of the record."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlmodel import MetaData, SQLModel

from activities.lasting import make_file


class DeskRow(SQLModel):
    """A row of this file, whose tables are none of the registry's."""

    metadata = MetaData()


def desk_file(file: Path) -> Engine:
    """The file, made and its tables with it where they are not there; what is deleted is overwritten."""
    make_file(file)
    engine = create_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _forget_what_is_deleted)
    DeskRow.metadata.create_all(engine)
    return engine


def key_of(token: str) -> str:
    """What is kept of a token: its hash. It is long and of chance, so that nobody finds it by trying."""
    return hashlib.sha256(token.encode()).hexdigest()


def _forget_what_is_deleted(connection: object, _record: object) -> None:
    connection.execute("PRAGMA secure_delete=on")  # type: ignore[attr-defined]  # a connection of the driver
