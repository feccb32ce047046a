"""Sealed texts: where each is named, and how one is erased so that its chain stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select

from activities.archive import Archive
from activities.registry.facts import fact_of
from activities.store import ATTACHMENTS
from models.base.refusal import Refusal
from models.base.words import Said
from models.case.proposal import Attachment
from models.engine.command import AnyAct
from models.engine.journal import Fact
from models.law.secrecy import parts_of, written_in
from models.tables.tables import ADDRESS, ERASED, FACT, SEALED


class NoSuchSealedText(Refusal):
    """There is no sealed text {sha256}; `pykala sealed list JOURNAL` shows those of a journal."""


class ErasedBefore(Refusal):
    """The sealed text {sha256} was erased on {day}: {reason}"""


@dataclass(frozen=True)
class Mention:
    """A commitment, a fact that names it, and the path to it inside the fact."""

    sha256: str
    seq: int
    kind: str
    where: str


@dataclass(frozen=True)
class StillReadable:
    """Where the words of an erased text can still be read; `again`: erasing it again may help."""

    said: Said
    again: bool


def mentions(facts: list[Fact]) -> Iterator[Mention]:
    """Where the facts of a journal name sealed texts and secret files."""
    for fact in facts:
        for where, written in written_in(fact.content):
            if written.sealed:
                yield Mention(written.sha256, fact.seq, fact.kind, where)
        for where, attachment in parts_of(fact.content, Attachment):
            if attachment.sealed_file:
                yield Mention(attachment.sha256, fact.seq, fact.kind, f"{where}.sha256")


def erase(archive: Archive, sha256: str, *, reason: str, actor: str, now: datetime) -> StillReadable | None:
    """Take away for good what stands behind a commitment; where it can still be read, None if nowhere.

    What stays is the commitment, which says nothing without the salt, and when, by whom and why it was
    erased. Papers never showed it, so each can be made again as it was.
    """
    with archive.registry.engine.begin() as connection:
        before = None if _is_kept(connection, sha256) else _erased_before(connection, sha256)
        going = {sha256, *_files_of(connection, sha256)} - _erased(connection)
        row = {"at": now, "actor": actor, "reason": reason}
        for each in sorted(going):
            if _is_kept(connection, each):
                connection.execute(insert(ERASED), {**row, "sha256": each})
    left = take_away(archive, sha256)
    if before and not (left and left.again):
        raise before
    return left


def take_away(archive: Archive, sha256: str) -> StillReadable | None:
    """Take a text, its salt, and the mail address or the file that belongs to it away.

    Where the words can still be read, None if nowhere. It may be done again: it takes away what is left.
    """
    with archive.registry.engine.begin() as connection:
        files = list(_files_of(connection, sha256))
        for commitment in (sha256, *files):
            connection.execute(delete(SEALED).where(SEALED.c.sha256 == commitment))
        connection.execute(delete(ADDRESS).where(ADDRESS.c.key == sha256))
    for file in files:
        archive.store.forget(ATTACHMENTS, file)
    return still_readable(archive.registry.engine)


def withdraw(archive: Archive, act: AnyAct) -> None:
    """Take away what was sealed for an act that was refused, unless a fact names it."""
    texts = [written.sha256 for _, written in written_in(act) if written.sealed]
    files = [each.sha256 for _, each in parts_of(act, Attachment) if each.sealed_file]
    with archive.registry.engine.begin() as connection:
        unnamed = [each for each in (*texts, *files) if not _is_named(connection, each)]
        for sha256 in unnamed:
            connection.execute(delete(SEALED).where(SEALED.c.sha256 == sha256))
            connection.execute(delete(ADDRESS).where(ADDRESS.c.key == sha256))
    for file in set(files) & set(unnamed):
        archive.store.forget(ATTACHMENTS, file)


def _is_named(connection: Connection, sha256: str) -> bool:
    return connection.execute(select(FACT.c.seq).where(FACT.c.content.contains(sha256))).first() is not None


def still_readable(database: Engine) -> StillReadable | None:
    """Where the database still has what was deleted; None once its log has let go, which is tried."""
    if database.dialect.name != "sqlite":
        said = Said.why(
            "PostgreSQL keeps what was deleted until its tables are written anew and its log is reused; run "
            "`vacuum full sealed, address`, then `checkpoint`, as their owner."
        )
        return StillReadable(said, again=False)
    connection = database.raw_connection()  # without the transaction that the engine would begin
    try:
        cursor = connection.cursor()
        busy = cursor.execute("PRAGMA wal_checkpoint(truncate)").fetchone()[0]
        cursor.close()
    finally:
        connection.close()
    if not busy:
        return None
    return StillReadable(
        Said.why("Somebody reads the registry, so its log still has the words; erase the same again."),
        again=True,
    )


def _is_kept(connection: Connection, sha256: str) -> bool:
    return connection.execute(select(SEALED.c.sha256).where(SEALED.c.sha256 == sha256)).first() is not None


def _files_of(connection: Connection, commitment: str) -> Iterator[str]:
    """The files that go with a commitment: of a title its attachment's, unless another attachment has it."""
    gone = {commitment} | _erased(connection)
    named = [each for each in _attachments(connection, commitment) if each.sha256]
    for file in sorted({each.sha256 for each in named}):
        holders = [each for each in _attachments(connection, file) if each.sha256 == file]
        titles = [each.sealed_title.sha256 if each.sealed_title else "" for each in holders]
        if gone.issuperset(titles) or (file == commitment and all(each.sealed_file for each in holders)):
            yield file


def _erased(connection: Connection) -> set[str]:
    return set(connection.execute(select(ERASED.c.sha256)).scalars())


def _attachments(connection: Connection, naming: str) -> Iterator[Attachment]:
    """The attachments that bear a hash, as their own or as their title's."""
    for row in connection.execute(select(FACT).where(FACT.c.content.contains(naming))).mappings():
        for _, each in parts_of(fact_of(row).content, Attachment):
            if naming in (each.sha256, each.sealed_title and each.sealed_title.sha256):
                yield each


def _erased_before(connection: Connection, sha256: str) -> ErasedBefore:
    known = connection.execute(select(ERASED).where(ERASED.c.sha256 == sha256)).one_or_none()
    if known is None:
        raise NoSuchSealedText(sha256=sha256)
    return ErasedBefore(sha256=sha256, day=f"{known.at:%Y-%m-%d}", reason=known.reason)
