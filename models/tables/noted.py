"""What the ledger notes of a row: by what it is known, and the hash of what is held of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import RowMapping

from models.base.canonical import canonical
from models.engine.effect_state import UNSETTLED
from models.tables.columns import utc_text
from models.tables.outbox import OUTBOX
from models.tables.tables import ADDRESS, COMMAND, ERASED, FACT, PAPER, REFUSED, REGISTRY, SEALED, VERSION

BEGINNING = "0" * 64
"""The hash before the first line."""

GONE = ""
"""What stands in place of the hash of a row that was taken away."""

Row = Mapping[str, Any] | RowMapping
Entry = list[Any]
"""One row in a line: what it is, its key, and its hash."""


@dataclass(frozen=True)
class Noted:
    """A kind of entry: rows of a table, by their key, and the columns that are held.

    What an entry holds never changes: a column that comes later gets a kind of its own.
    """

    what: str
    table: sqlalchemy.Table
    key: tuple[str, ...]
    held: tuple[str, ...]
    may_go: tuple[str, ...] = ()
    """How the key begins of such rows as may be taken away."""
    of_old: bool = False
    """Whether only the first lines note it, of what was there before the ledger."""
    may_change: bool = False
    """Whether a later line may note it anew."""
    hidden: bool = False
    """Whether the hash stands in place of the key, which says something of a person; the row has its salt."""

    def entry(self, row: Row) -> Entry:
        """The entry of a row that is there."""
        digest = self._digest(row)
        return [self.what, [digest] if self.hidden else [plain(row[name]) for name in self.key], digest]

    def gone(self, row: Row) -> Entry:
        """The entry of a row that is taken away."""
        return [*self.entry(row)[:2], GONE]

    def applies(self, row: Row) -> bool:
        """Whether the row has come so far."""
        if self is REHEARSAL:
            return bool(row["rehearsal"])
        if self is TIMED:
            return bool(row["timed_after"])
        return self is not DELIVERY or row["state"] not in UNSETTLED

    def _digest(self, row: Row) -> str:
        held = [plain(row[name]) for name in ((*self.key, *self.held) if self.hidden else self.held)]
        return hashlib.sha256(canonical([self.what, *held]).encode()).hexdigest()


def plain(value: object) -> object:
    """A value as the database keeps it."""
    if isinstance(value, bool):
        return int(value)
    return utc_text(value) if isinstance(value, datetime) else value


def line_hash(before: str, line: int, position: int, version: str, entries: str) -> str:
    """The hash of a line, over the one before it and all that it says."""
    return hashlib.sha256(canonical([before, line, position, version, entries]).encode()).hexdigest()


NAME = Noted("registry", REGISTRY, ("id",), ("name",))
REHEARSAL = Noted("rehearsal", REGISTRY, ("id",), ("rehearsal",), of_old=True)
TIMED = Noted("timed", REGISTRY, ("id",), ("timed_after",), may_change=True)
VERSIONS = Noted("version", VERSION, ("id",), ("sha256", "release", "since"))
FACTS = Noted("fact", FACT, ("journal", "seq"), ("position", "hash"))
COMMANDS = Noted("command", COMMAND, ("id",), ("journal", "digest"))
REFUSALS = Noted(
    "refused",
    REFUSED,
    ("command_id",),
    ("journal", "at", "actor", "act", "type", "sentence", "said"),
    may_go=("time/",),
)
ORDERS = Noted("order", OUTBOX, ("id",), ("driver", "kind", "position", "order", "ordered_at"))
DELIVERY = Noted("delivery", OUTBOX, ("id",), ("state", "detail"), may_go=("",))
PAPERS = Noted(
    "paper",
    PAPER,
    ("journal", "seq", "template", "language", "subject"),
    ("position", "title", "name", "version", "record_sha256", "sha256", "made_at"),
)
TEXTS = Noted("sealed", SEALED, ("sha256",), (), may_go=("",))
ERASURES = Noted("erased", ERASED, ("sha256",), ("at", "actor", "reason"), of_old=True)
ADDRESSES = Noted("address", ADDRESS, ("key",), ("salt", "name", "mail"), may_go=("",), hidden=True)

NOTED = (
    NAME,
    REHEARSAL,
    TIMED,
    VERSIONS,
    FACTS,
    COMMANDS,
    REFUSALS,
    ORDERS,
    DELIVERY,
    PAPERS,
    TEXTS,
    ERASURES,
    ADDRESSES,
)
"""Everything that is noted."""

NOT_NOTED = {
    "case_row": "rows follow from the facts, column by column",
    "meeting_row": "rows follow from the facts, column by column",
    "handling_row": "rows follow from the facts, column by column",
    "report_row": "rows follow from the facts, column by column",
    "deadline_row": "rows follow from the facts, column by column",
    "journal": "its length, head and kind follow from its facts",
    "snapshot": "snapshots follow from the facts, and are folded again",
    "number": "a number follows from the fact that bears it",
    "drain": "who delivers; what a name holds that nobody bears is given back when a worker starts",
    "public_text": "what the search finds follows from the facts, and is made once more to be compared",
    "public_journal": "how far the search has read; what was read follows from the facts",
    "subscription": "who asked for mail is no part of the record, and goes when they say so",
    "subscriber_told": "what such mail was sent; with the subscription it goes",
    "ledger": "it is the chain itself",
}
"""Tables of which nothing is noted, and what holds them instead."""

NOT_HELD = {
    "journal.folded": "how far a workflow is known to have read; read once more, nothing happens twice",
    "registry.latest": "the latest recorded time of the facts; one ahead of the clock is told",
    "registry.behind": "a warning, which the next workflow that knows more writes again",
    "outbox.next_at": "of what still waits, when it is tried next; what waits and never would be is told",
    "outbox.tries": "how often it was tried in vain",
    "outbox.claim": "which drain has it in hand; what a name holds that nobody bears is given back",
    "outbox.detail": "of what still waits, only why it did not succeed the last time",
    "outbox.state": "of what still waits, only whether it was tried",
    "paper.id": "the order of lists",
}
"""Columns that nothing holds, or not always, and why that does no harm."""
