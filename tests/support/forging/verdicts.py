"""What `pykala verify` says to a forgery: as it is, hashed anew, and held against exported heads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from activities.checks.verification import verify
from activities.installation import Installation
from models.engine.heads import Heads
from tests.support.forging.forger import Forgery
from tests.support.forging.record import NOW, Record
from tests.support.forging.rehashing import hash_anew
from tests.support.forging.tables import NothingToForge, RefusedByTheDatabase, contents

NOTHING = ""
UNDONE = "(hashed anew, it is as it was)"


@dataclass(frozen=True)
class Verdict:
    """The first thing that verify says to a forgery, as a message without its values; empty if it passes."""

    plain: str
    """To the forgery alone."""
    rewritten: str
    """To one who hashed everything anew, where nobody kept any heads."""
    against_heads: str
    """To one who hashed anew what goes on from the heads that somebody kept."""


def verdict_on(record: Record, forgery: Forgery, folder: Path) -> Verdict | None:
    """What is said to a forgery; None where the database itself refuses it, or it changes nothing."""
    try:
        with forged(record, forgery, folder / "plain") as installation:
            plain = said(record, installation)
            hash_anew(folder / "plain", ledger="rewritten")
            rewritten = said(record, installation)
        against_heads = verdict_against_heads(record, forgery, folder)
    except (NothingToForge, RefusedByTheDatabase):
        return None
    return Verdict(plain, rewritten, against_heads)


def verdict_against_heads(record: Record, forgery: Forgery, folder: Path) -> str:
    """What is said to a forger who hashes anew what goes on from the heads that somebody kept.

    Raises NothingToForge or RefusedByTheDatabase.
    """
    with forged(record, forgery, folder / "continued") as installation:
        hash_anew(folder / "continued", ledger="continued")
        return said(record, installation, record.heads)


@contextmanager
def forged(record: Record, forgery: Forgery, data: Path) -> Iterator[Installation]:
    """A copy of the record in which something is forged."""
    installation = record.copied(data)
    try:
        forgery.forge(data)
        yield installation
    finally:
        installation.close()
        shutil.rmtree(data)


def said(record: Record, installation: Installation, heads: Heads | None = None) -> str:
    """The first fault, or the first notice that is new, as a message without its values."""
    verdict = verify(installation.archive, heads, now=NOW)
    new = [fault for fault in (*verdict.faults, *verdict.notices) if fault not in record.told]
    if not new and contents(installation.settings.data) == contents(record.data):
        return UNDONE
    return new[0].said.template if new else NOTHING
