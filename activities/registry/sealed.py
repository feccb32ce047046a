"""Sealed texts: where each is named, and how one is erased so that its chain stays whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from activities.archive import Archive
from activities.registry.away import NotYet
from activities.registry.erasures import erasures
from activities.registry.facts import facts_with
from activities.registry.ledger import recording
from activities.store import ATTACHMENTS
from models.base.refusal import Refusal
from models.base.words import Said
from models.case.proposal import Attachment
from models.engine.command import AnyAct
from models.engine.journal import Fact
from models.law.secrecy import parts_of, written_in
from models.tables.noted import ADDRESSES, TEXTS
from models.tables.tables import FACT, SEALED


@dataclass(frozen=True)
class Mention:
    """A commitment, a fact that names it, and the path to it inside the fact."""

    sha256: str
    seq: int
    kind: str
    where: str


@dataclass(frozen=True)
class StillReadable:
    """Where the words of an erased text can still be read; `again`: it is worth trying again."""

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


class StillInTheLog(NotYet):
    """The words can still be read for a while; trying again helps."""


class SealedTextGone(Refusal):
    """The confidential text {text}, which the act names, is not kept any more: it had waited for too long.
    Send the act again with its texts."""


def erase(archive: Archive, commitment: str) -> None:
    """Take away for good what stands behind a commitment; it may be done again. Raises StillInTheLog.

    What stays is the commitment, which says nothing without the salt, and the fact that it was erased. Papers
    never showed it, so each can be made again as it was.
    """
    left = take_away(archive, commitment)
    if left and left.again:
        raise StillInTheLog(str(left.said))


def take_away(archive: Archive, commitment: str) -> StillReadable | None:
    """Take a text, its salt, and the mail address or the file that belongs to it away.

    Where the words can still be read, None if nowhere. It may be done again: it takes away what is left.
    """
    with recording(archive.registry.engine) as ledger:
        files = list(_files_of(ledger.connection, commitment))
        for each in dict.fromkeys((commitment, *files)):
            ledger.take_away(TEXTS, each)
        ledger.take_away(ADDRESSES, commitment)
    for file in files:
        archive.store.forget(ATTACHMENTS, file)
    return still_readable(archive.registry.engine)


def withdraw(archive: Archive, act: AnyAct, tries: int = 1) -> None:
    """Take away what was sealed for an act that was refused, unless a fact names it.

    The database's log lets go of it too. It is asked so many times while somebody reads; then it keeps the
    words until something else is withdrawn or erased, or the last who has the registry open lets it go.
    """
    texts = [written.sha256 for _, written in written_in(act) if written.sealed]
    files = [each.sha256 for _, each in parts_of(act, Attachment) if each.sealed_file]
    unnamed = take_away_unnamed(archive, dict.fromkeys((*texts, *files)))
    for _ in range(tries if unnamed else 0):
        left = still_readable(archive.registry.engine)
        if not (left and left.again):
            break


def take_away_unnamed(archive: Archive, commitments: Iterable[str]) -> list[str]:
    """Take away what no fact names, with the address or the file that belongs to it; which these were."""
    with recording(archive.registry.engine) as ledger:
        unnamed = [each for each in commitments if not _is_named(ledger.connection, each)]
        for sha256 in unnamed:
            ledger.take_away(TEXTS, sha256)
            ledger.take_away(ADDRESSES, sha256)
    for sha256 in unnamed:
        archive.store.forget(ATTACHMENTS, sha256)
    return unnamed


def refuse_what_is_gone(connection: Connection, act: AnyAct) -> None:
    """Refuse an act that names a sealed text which is there no more, unless a fact names it already.

    Raises SealedTextGone.
    """
    named = {written.sha256 for _, written in written_in(act) if written.sealed}
    named |= {each.sha256 for _, each in parts_of(act, Attachment) if each.sealed_file}
    if not named:
        return
    there = set(connection.execute(select(SEALED.c.sha256).where(SEALED.c.sha256.in_(named))).scalars())
    for sha256 in sorted(named - there):
        if not _is_named(connection, sha256):
            raise SealedTextGone(text=sha256)


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
        Said.why("Somebody reads the registry, so its log still has the words; this is tried again."),
        again=True,
    )


def _files_of(connection: Connection, commitment: str) -> Iterator[str]:
    """The files that go with a commitment: of a title its attachment's, unless another attachment has it."""
    gone = {commitment, *erasures(connection)}
    named = [each for each in _attachments(connection, commitment) if each.sha256]
    for file in sorted({each.sha256 for each in named}):
        holders = [each for each in _attachments(connection, file) if each.sha256 == file]
        titles = [each.sealed_title.sha256 if each.sealed_title else "" for each in holders]
        if gone.issuperset(titles) or (file == commitment and all(each.sealed_file for each in holders)):
            yield file


def _attachments(connection: Connection, naming: str) -> Iterator[Attachment]:
    """The attachments that bear a hash, as their own or as their title's."""
    for fact in facts_with(connection, naming):
        for _, each in parts_of(fact.content, Attachment):
            if naming in (each.sha256, each.sealed_title and each.sealed_title.sha256):
                yield each
