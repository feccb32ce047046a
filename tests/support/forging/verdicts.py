"""What `pykala verify` says to a forgery: to the plain one, hashed anew, and against exported heads."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from activities.checks.fault import Fault
from activities.checks.verification import verify
from tests.support.forging.forger import Forgery
from tests.support.forging.record import NOW, Record
from tests.support.forging.rehashing import hash_anew
from tests.support.forging.tables import NothingToForge, RefusedByTheDatabase

NOTHING = ""


@dataclass(frozen=True)
class Verdict:
    """The first thing that verify says to a forgery, as a message without its values; empty if it passes."""

    plain: str
    anew: str
    against_heads: str


def verdict_on(record: Record, forgery: Forgery, folder: Path) -> Verdict | None:
    """What is said to a forgery; None where the database itself refuses it, or it changes nothing."""
    folder.mkdir()
    try:
        installation = record.copied(folder / "forged")
        forgery.forge(folder / "forged")
        plain = first(verify(installation.archive, now=NOW).faults)
        with suppress(NothingToForge):
            hash_anew(folder / "forged")
        anew = first(verify(installation.archive, now=NOW).faults)
        against = first(verify(installation.archive, record.heads, now=NOW).faults)
        installation.close()
    except (RefusedByTheDatabase, NothingToForge):
        return None
    finally:
        shutil.rmtree(folder)
    return Verdict(plain, anew, against)


def first(faults: tuple[Fault, ...]) -> str:
    """The first fault as a message without its values."""
    return faults[0].said.template if faults else NOTHING
