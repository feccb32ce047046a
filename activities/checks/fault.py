"""A fault: where something is wrong, and what, as a message. A notice says what is only to be known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from activities.archive import Archive
from activities.registry.erasures import Erasure, erasures
from activities.registry.shelf import Shelf
from models.base.words import Said


@dataclass(frozen=True)
class Fault:
    """Something that is wrong; or, when `wrong` is false, something that is only to be known."""

    where: str
    said: Said
    wrong: bool = True

    @property
    def sentence(self) -> str:
        """What it is, in English for programs."""
        return str(self.said)


@dataclass
class Inspection:
    """One look at the whole registry, as it is at one moment; `checked` counts what was looked at."""

    archive: Archive
    connection: Connection
    now: datetime
    checked: Counter[str] = field(default_factory=Counter)
    named: set[str] = field(default_factory=set)
    """The hashes of the texts and attachments that facts name."""
    shelf: Shelf = field(default_factory=Shelf)
    """The journals that were folded in this look: what was at hand before it may not be so any more."""

    @cached_property
    def erasures(self) -> dict[str, Erasure]:
        """Every sealed text that was erased, by its commitment."""
        return erasures(self.connection)
