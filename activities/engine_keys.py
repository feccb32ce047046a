"""The engine's own keys: each signs for one purpose, in this process, and never in a workflow's code."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, NamedTuple

from activities.signatures import DoorKeyUnusable, private_key, refuse_wrong_signature
from models.engine.command import Command
from models.engine.look import Look
from models.engine.passing import is_times_own
from models.engine.telling import Telling
from models.people.keys import id_of
from models.people.people_register import PeopleRegister
from models.people.signing_key import (
    KeyOfAnotherPurpose,
    LookNotSigned,
    NotProven,
    Purpose,
    TellingNotProven,
    counting,
)

_log = logging.getLogger(__name__)


class _Known(NamedTuple):
    """A key as it was read from its file, and what the file was like."""

    file: tuple[int, int, int]
    id: str
    private: Any


def file_of(folder: Path, purpose: Purpose) -> Path:
    """Where the private half of the engine's key for a purpose lies."""
    return folder / f"{purpose}.key"


class EngineKeys:
    """The private halves that lie in a folder; what has none there is not signed."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._read: dict[Purpose, _Known] = {}

    def id_for(self, purpose: Purpose) -> str:
        """The name of the key for a purpose; empty where there is none, or none that can be used."""
        known = self._known(purpose)
        return known.id if known else ""

    def look(self, journal: str, purpose: Purpose = Purpose.SIGNALS) -> Look:
        """That a journal has something new."""
        look = Look(journal=journal)
        return look.model_copy(update=self._signed(purpose, look.signed_text()))

    def time(self, command: Command) -> Command:
        """Time's own command; any other as it is."""
        known = self._known(Purpose.TIME) if is_times_own(command) else None
        if known is None:
            return command
        named = command.model_copy(update={"key": known.id, "signature": ""})
        return named.model_copy(update={"signature": known.private.sign(named.signed_text()).hex()})

    def telling(self, telling: Telling) -> Telling | None:
        """What a workflow is told; None where there is no key."""
        signed = self._signed(Purpose.RECOVERY, telling.signed_text())
        return telling.model_copy(update=signed) if signed else None

    def _signed(self, purpose: Purpose, text: bytes) -> dict[str, str]:
        known = self._known(purpose)
        return {"key": known.id, "signature": known.private.sign(text).hex()} if known else {}

    def _known(self, purpose: Purpose) -> _Known | None:
        if self._folder is None:
            return None
        file, known = file_of(self._folder, purpose), self._read.get(purpose)
        try:
            stat = file.stat()
            there = stat.st_ino, stat.st_mtime_ns, stat.st_mode
            if known is None or known.file != there:
                private = private_key(file)
                public = private.public_key().public_bytes_raw().hex()
                known = self._read[purpose] = _Known(there, id_of(public), private)
        except FileNotFoundError:
            return None
        except (OSError, DoorKeyUnusable):
            _log.exception("a key of the engine cannot be used: %s", file)
            return None
        return known


def refuse_unproven_look(register: PeopleRegister | None, look: Look, journal: str) -> None:
    """Refuse a look that no journal, no door and no recovery of this registry sent. Raises NotProven."""
    if register is None or not register.asks(Purpose.SIGNALS):
        return
    if not look.key:
        raise LookNotSigned(journal=journal)
    key = counting(register, look.key)
    if not key.door and key.engine not in (Purpose.SIGNALS, Purpose.RECOVERY):
        raise KeyOfAnotherPurpose(key=key.id)
    refuse_wrong_signature(key, look.model_copy(update={"journal": journal}).signed_text(), look.signature)


def refuse_unproven_telling(
    register: PeopleRegister | None, telling: Telling | None, journal: str, seq: int, head: str
) -> None:
    """Refuse that the registry is said to have told a journal so far. Raises NotProven."""
    if register is None or not register.asks(Purpose.RECOVERY):
        return
    if telling is None or (telling.journal, telling.seq, telling.head) != (journal, seq, head):
        raise TellingNotProven(journal=journal, fact=seq)
    key = counting(register, telling.key)
    if key.engine != Purpose.RECOVERY:
        raise KeyOfAnotherPurpose(key=key.id)
    refuse_wrong_signature(key, telling.signed_text(), telling.signature)


def is_proven(register: PeopleRegister, telling: Telling | None) -> bool:
    """Whether the registry told this to a workflow."""
    if telling is None:
        return False
    try:
        refuse_unproven_telling(register, telling, telling.journal, telling.seq, telling.head)
    except NotProven:
        return False
    return True
