"""Sealed texts: where a journal names them, and whether each is still kept. No text is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from activities.installation import Installation
from activities.registry.erasures import erasures
from activities.registry.sealed import mentions
from app.desk.entering import held
from models.base.calendar import local_day
from models.tables.tables import SEALED


class Fate(StrEnum):
    """What has become of a sealed text."""

    KEPT = "kept"
    WAITS = "waits"
    """Erased, and not carried out yet."""

    ERASED = "erased"
    MISSING = "missing"


@dataclass(frozen=True)
class SealedText:
    """A commitment, the fact that names it and where in it; when it was erased and why."""

    sha256: str
    seq: int
    kind: str
    where: str
    fate: Fate
    erased: date | None = None
    reason: str = ""


def sealed_texts(installation: Installation, journal: str) -> list[SealedText]:
    """The sealed texts that a journal names."""
    held(installation, journal)
    with installation.registry.reading.connect() as connection:
        kept = set(connection.execute(select(SEALED.c.sha256)).scalars())
        gone = erasures(connection)
    found = []
    for m in mentions(installation.registry.facts(journal)):
        if erased := gone.get(m.sha256):
            fate = Fate.WAITS if m.sha256 in kept else Fate.ERASED
            day = local_day(erased.at)
            told = SealedText(m.sha256, m.seq, m.kind, m.where, fate, day, erased.reason)
        else:
            fate = Fate.KEPT if m.sha256 in kept else Fate.MISSING
            told = SealedText(m.sha256, m.seq, m.kind, m.where, fate)
        found.append(told)
    return found
