"""Sealed texts: where each is named, and how one is erased so that its chain stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from activities.archive import Archive
from activities.registry.erasures import erasures
from activities.registry.facts import facts_with
from activities.registry.ledger import recording
from activities.store import ATTACHMENTS
from models.case.proposal import Attachment
from models.engine.journal import Fact
from models.law.secrecy import parts_of, written_in
from models.tables.noted import ADDRESSES, TEXTS


@dataclass(frozen=True)
class Mention:
    """A commitment, a fact that names it, and the path to it inside the fact."""

    sha256: str
    seq: int
    kind: str
    where: str


def mentions(facts: list[Fact]) -> Iterator[Mention]:
    """Where the facts of a journal name sealed texts."""
    for fact in facts:
        for where, written in written_in(fact.content):
            if written.sealed:
                yield Mention(written.sha256, fact.seq, fact.kind, where)


def erase(archive: Archive, commitment: str) -> None:
    """Take a text, its salt, and the mail address or the file that belongs to it away for good.

    What stays is the commitment, which says nothing without the salt, and the fact that it was erased. Papers
    never showed it, so each can be made again as it was.
    """
    with archive.registry.engine.connect() as connection:
        _overwrite_what_is_deleted(connection)
    with recording(archive.registry.engine) as ledger:
        ledger.take_away(TEXTS, commitment)
        ledger.take_away(ADDRESSES, commitment)
        files = list(_files_of_nobody(ledger.connection, commitment))
    with archive.registry.engine.connect() as connection:
        _leave_no_log(connection)
    for file in files:
        archive.store.forget(ATTACHMENTS, file)


def _files_of_nobody(connection: Connection, title: str) -> Iterator[str]:
    """The file of the attachment with that title, unless another attachment has the same file."""
    erased = erasures(connection)
    files = {
        attachment.sha256
        for attachment in _attachments(connection, title)
        if attachment.sealed_title and attachment.sealed_title.sha256 == title
    }
    for file in files - {""}:
        titles = [found.sealed_title for found in _attachments(connection, file) if found.sha256 == file]
        if all(sealed and sealed.sha256 in erased for sealed in titles):
            yield file


def _attachments(connection: Connection, naming: str) -> Iterator[Attachment]:
    """The attachments of the facts in which a hash stands."""
    for fact in facts_with(connection, naming):
        yield from (part for _, part in parts_of(fact.content, Attachment))


def _overwrite_what_is_deleted(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":  # else the words stay readable in the file's free pages
        _pragma(connection, "secure_delete=on")


def _leave_no_log(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        _pragma(connection, "wal_checkpoint(truncate)")


def _pragma(connection: Connection, said: str) -> None:
    cursor = connection.connection.cursor()  # without the transaction that the engine would begin
    cursor.execute(f"PRAGMA {said}")
    cursor.close()
