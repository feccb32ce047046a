"""The archive: texts by their hash, papers made once and kept, everything as it stood at a position."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module

from sqlalchemy import Engine, bindparam, select

from activities.locking import locked, seals_of, unlocked
from activities.made_paper import Kept, MadePaper, PaperMade
from activities.registry.database import reading
from activities.registry.facts import find_fact
from activities.registry.ledger import Ledger, recording
from activities.registry.outbox import refuse_while_unsealed, send_again
from activities.registry.prepared import PreparedQuestion
from activities.registry.registry import Registry
from activities.registry.shelf import Shelf
from activities.store import ATTACHMENTS, PAPERS, TEXTS, Store
from activities.texts import kept_texts, open_text
from activities.version import program
from models.base.for_a_time import as_written, without_it
from models.base.text import Text
from models.base.writing import Written, sealed_file
from models.engine.journal import Fact
from models.engine.world import Held
from models.papers.paper_order import PaperOrder
from models.tables import noted
from models.tables.tables import ADDRESS, PAPER, SEALED

LONGEST_TITLE = 300
"""Letters of a paper's title in the list of papers; the paper itself has the whole of it."""

READ_LATELY = 500
"""So many folded journals are kept at hand for the papers that follow."""

TYPESETTING = "activities.papers.papers"
"""Imported by those alone who make papers: it is as large as all the rest."""


_IDENTITY = ("journal", "seq", "template", "language", "subject")
_KEPT = PreparedQuestion(
    select(PAPER.c.sha256).where(*(PAPER.c[name] == bindparam(name) for name in _IDENTITY))
)
_MADE = select(PAPER.c.name, PAPER.c.sha256).where(*(PAPER.c[name] == bindparam(name) for name in _IDENTITY))


class Archive:
    """What is written and what is made, on top of the registry and the store."""

    def __init__(
        self, database: Engine, store: Store, salt: Callable[[], str] = lambda: secrets.token_hex(16)
    ) -> None:
        self._database = database
        self._reading = reading(database)
        self._salt = salt
        self._shelf = Shelf(READ_LATELY)
        self.registry = Registry(database)
        self.store = store

    def write(self, text: Text, *, confidential: bool = False) -> Written:
        """Keep a text and name it by its hash; a confidential one behind a salted commitment."""
        if not confidential:
            written = Written.of(text)
            self.store.put(TEXTS, text.model_dump_json().encode(), written.sha256)
            return written
        salt = self._salt()
        written = Written.of(text, salt)
        self.seal(written.sha256, salt, text.model_dump_json())
        return written

    def attach(self, content: bytes, *, confidential: bool = False) -> str:
        """Keep an attachment and name it by its hash; a secret one behind a salted commitment."""
        return self.enclose(content, self._salt() if confidential else None)

    def enclose(self, content: bytes, salt: str | None) -> str:
        """Keep an attachment that has a salt already, or none."""
        if salt is None:
            return self.store.put(ATTACHMENTS, content)
        sha256 = hashlib.sha256(content).hexdigest()
        name = sealed_file(sha256, salt)
        self.seal(name, salt, sha256)
        return self.store.put(ATTACHMENTS, locked(content, {name: salt}), name)

    def seal(self, sha256: str, salt: str, said: str) -> None:
        """Keep what stands behind a commitment: a text, or the plain hash of a file."""
        with recording(self._database) as ledger:
            known = select(SEALED.c.sha256).where(SEALED.c.sha256 == sha256)
            if ledger.connection.execute(known).first() is None:
                ledger.add(noted.TEXTS, [{"sha256": sha256, "salt": salt, "text": said}])

    def text(self, written: Written) -> Text | None:
        """A text by its hash; None if it was erased or is missing."""
        return self.texts((written,)).get(written.sha256)

    def texts(self, wanted: Iterable[Written]) -> dict[str, Text]:
        """Hash → text, of several at once; one that was erased or is missing is not there."""
        return kept_texts(self._reading, self.store, wanted)

    def lasting_text(self, written: Written) -> Text | None:
        """A text as the public reads it once the period to challenge has ended."""
        return kept_texts(self._reading, self.store, (written,), without_it).get(written.sha256)

    def open_text(self, written: Written) -> Text | None:
        """A text that everybody may read; None of one that was sealed when it was written or later."""
        return open_text(self.store, written)

    def marked_text(self, written: Written) -> Text | None:
        """A text with its marks, as whoever writes it anew has it before them."""
        return kept_texts(self._reading, self.store, (written,), as_written).get(written.sha256)

    def opened(self, stored: bytes) -> bytes | None:
        """What a stored file holds; None of one that a text locks which was erased. Raises LockAltered."""
        seals = seals_of(stored)
        salts = self._salts(seals)
        return None if len(salts) < len(seals) else unlocked(stored, salts) if seals else stored

    def kept(self, order: PaperOrder, paper: MadePaper) -> Kept | None:
        """A paper as it is kept: the whole edition, and its record, locked by the sealed texts that it shows.

        None where all of these are erased.
        """
        if not order.whole:
            return Kept(paper.pdf, paper.record_sha256)
        salts = self._salts(paper.sealed)
        if not salts:
            return None
        record = hashlib.sha256(locked(paper.record, salts)).hexdigest()
        return Kept(locked(paper.pdf, salts), record)

    def _salts(self, seals: Iterable[str]) -> dict[str, str]:
        wanted = select(SEALED).where(SEALED.c.sha256.in_(list(seals)))
        with self._reading.connect() as connection:
            return {row.sha256: row.salt or _own_salt(row.text) for row in connection.execute(wanted)}

    def at(self, position: int | None, shelf: Shelf | None = None) -> AsItStood:
        """The record as it stood at a position; None is now. Who trusts no state at hand brings a shelf."""
        return AsItStood(self, position, shelf or self._shelf)

    def make_paper(self, order: PaperOrder, stood: AsItStood, at: datetime) -> PaperMade | None:
        """Make a paper of the record as it stood, and put it into the store, unless it is kept already.

        It is kept once its row is written, which `note_paper` does. None of a whole edition in which nothing
        lies sealed any more. Raises NotSealedYet.
        """
        with self._reading.connect() as connection:
            kept = _KEPT.row(connection, _identity(order))
            if kept is not None:
                return PaperMade(str(kept.sha256))
            if order.whole:
                refuse_while_unsealed(connection, stood.position)
        paper = self.typeset(order, stood)
        kept_as = self.kept(order, paper)
        if kept_as is None:
            return None
        sha256 = self.store.put(PAPERS, kept_as.stored)
        row = {
            **order.model_dump(),
            "position": stood.position,
            "title": paper.title[:LONGEST_TITLE],
            "name": paper.name,
            "version": program(),
            "record_sha256": kept_as.record_sha256,
            "sha256": sha256,
            "made_at": at,
        }
        return PaperMade(sha256, order, row)

    def typeset(self, order: PaperOrder, stood: AsItStood) -> MadePaper:
        """The paper of an order, as the record stood; it is not kept yet."""
        made: MadePaper = import_module(TYPESETTING).make(order, stood)
        return made

    def paper(self, order: PaperOrder) -> tuple[str, bytes] | None:
        """The file name and bytes of a paper; None if it is not made yet."""
        with self._reading.connect() as connection:
            row = connection.execute(_MADE, _identity(order)).one_or_none()
        return (row.name, self.store.get(PAPERS, row.sha256)) if row else None

    def set_address(self, key: str, mail: str, name: str = "") -> None:
        """Note where mail for a key goes, and send what went nowhere; what was noted before is forgotten."""
        with recording(self._database) as ledger:
            ledger.take_away(noted.ADDRESSES, key)
            ledger.add(
                noted.ADDRESSES, [{"key": key, "name": name, "mail": mail, "salt": secrets.token_hex(16)}]
            )
            send_again(ledger, key)

    def send_again(self, to: str) -> None:
        """Have the notices to somebody be sent that found no address for them."""
        with recording(self._database) as ledger:
            send_again(ledger, to)

    def address(self, key: str) -> tuple[str, str] | None:
        """The name and mail address behind a key, if it is in the address book."""
        with self._reading.connect() as connection:
            row = connection.execute(
                select(ADDRESS.c.name, ADDRESS.c.mail).where(ADDRESS.c.key == key)
            ).one_or_none()
        return (row.name, row.mail) if row else None


def note_paper(ledger: Ledger, made: PaperMade) -> None:
    """Write the row of a paper, unless somebody else has made the same one meanwhile."""
    if made.order is None or made.row is None:
        return
    if _KEPT.row(ledger.connection, _identity(made.order)) is None:
        ledger.add(noted.PAPERS, [made.row])


def _own_salt(text: str) -> str:
    """What stands for the salt of a text that was written in the open and has none: its own words."""
    return hashlib.sha256(b"pykala, sealed later: " + text.encode()).hexdigest()


def _identity(order: PaperOrder) -> dict[str, str | int]:
    return {name: getattr(order, name) for name in _IDENTITY}


class AsItStood:
    """The record at a position: what a paper reads, and why it can be made again."""

    def __init__(self, archive: Archive, position: int | None, shelf: Shelf) -> None:
        self.position = position
        self._archive = archive
        self._shelf = shelf
        self._facts: dict[str, list[Fact]] = {}
        self._held: dict[str, Held] = {}

    def facts(self, journal: str) -> list[Fact]:
        """A journal's facts up to the position."""
        if journal not in self._facts:
            self._facts[journal] = self._archive.registry.facts(journal, self.position)
        return self._facts[journal]

    def fact(self, journal: str, seq: int) -> Fact:
        """One fact of a journal; KeyError where there is none up to the position."""
        if known := next((fact for fact in self._facts.get(journal, ()) if fact.seq == seq), None):
            return known
        with self._archive.registry.reading.connect() as connection:
            return find_fact(connection, journal, seq, self.position)

    def held(self, journal: str) -> Held:
        """A journal's state at the position."""
        if journal not in self._held:
            with self._archive.registry.reading.connect() as connection:
                self._held[journal] = self._shelf.stood(connection, journal, self.position)
        return self._held[journal]

    def text(self, written: Written) -> Text | None:
        """A text by its hash."""
        return self._archive.text(written)

    def address(self, key: str) -> tuple[str, str] | None:
        """Where mail for a key goes, now."""
        return self._archive.address(key)

    def paper(self, order: PaperOrder) -> tuple[str, bytes] | None:
        """The file name and bytes of a paper; None if it is not made yet."""
        return self._archive.paper(order)
