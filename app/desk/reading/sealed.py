"""Sealed texts: where a journal names them, and whether each is still kept. No text is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from activities.installation import Installation
from activities.registry.erasures import erasures, not_finished
from activities.registry.sealed import mentions
from app.desk.entering import held
from models.base.calendar import local_day
from models.tables.tables import SEALED


class Fate(StrEnum):
    """What has become of a sealed text."""

    KEPT = "kept"
    WAITS = "waits"
    """To be erased, and nothing is done yet."""

    UNFINISHED = "unfinished"
    """Taken away, and it can still be read somewhere, as in the database's log: it is tried again."""

    ERASED = "erased"
    MISSING = "missing"


@dataclass(frozen=True)
class SealedText:
    """A commitment, the fact that names it and where in it; the day of its erasure and why."""

    sha256: str
    seq: int
    kind: str
    where: str
    fate: Fate
    erased: date | None = None
    reason: str = ""


def sealed_texts(installation: Installation, journal: str) -> list[SealedText]:
    """The sealed texts that a journal names."""
    journal = held(installation, journal).id
    with installation.registry.reading.connect() as connection:
        kept = set(connection.execute(select(SEALED.c.sha256)).scalars())
        gone = erasures(connection)
        unfinished = {sha256 for sha256 in gone if not_finished(connection, sha256)}
    found = []
    for m in mentions(installation.registry.facts(journal)):
        if erased := gone.get(m.sha256):
            left = Fate.UNFINISHED if m.sha256 in unfinished else Fate.ERASED
            fate = Fate.WAITS if m.sha256 in kept else left
            day = local_day(erased.at)
            told = SealedText(m.sha256, m.seq, m.kind, m.where, fate, day, erased.reason)
        else:
            fate = Fate.KEPT if m.sha256 in kept else Fate.MISSING
            told = SealedText(m.sha256, m.seq, m.kind, m.where, fate)
        found.append(told)
    return found
