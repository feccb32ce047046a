"""Sealing: the texts of a case that became confidential leave the store for the table of what is sealed."""

from __future__ import annotations

from activities.archive import Archive
from activities.registry.facts import facts_with
from activities.store import TEXTS, NotInStore
from models.base.writing import Written
from models.engine.journal import Fact
from models.law.secrecy import written_in

NO_SALT = ""
"""What was written in the open is named by its plain hash, which stays in the chain."""


def seal_what_was_open(archive: Archive, journal: str, until: int) -> None:
    """Seal every text that a journal's facts name in the open, up to a number; it may be done again.

    A text that another journal names in the open, too, stays where it is: there it may be read.
    """
    facts = archive.registry.facts(journal)
    named = (text for fact in facts if fact.seq <= until for text in _open_texts(fact))
    for sha256 in dict.fromkeys(text.sha256 for text in named):
        if _named_elsewhere(archive, journal, sha256):
            continue
        try:
            said = archive.store.get(TEXTS, sha256).decode()
        except NotInStore:  # it was sealed before
            continue
        archive.seal(sha256, NO_SALT, said)
        archive.store.forget(TEXTS, sha256)


def _open_texts(fact: Fact) -> list[Written]:
    return [text for _, text in written_in(fact.content) if not text.sealed]


def _named_elsewhere(archive: Archive, journal: str, sha256: str) -> bool:
    with archive.registry.reading.connect() as connection:
        return any(fact.journal != journal for fact in facts_with(connection, sha256))
