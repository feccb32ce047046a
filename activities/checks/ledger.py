"""The ledger: its lines follow one another, and every row that it notes is there as it was written."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Row,
    RowMapping,
    String,
    TypeDecorator,
    select,
    type_coerce,
)

from activities.checks.fault import Fault, Inspection
from activities.version import program
from models.base.canonical import canonical
from models.base.words import Said
from models.tables.noted import (
    BEGINNING,
    DELIVERY,
    FACTS,
    GONE,
    NOTED,
    ORDERS,
    PAPERS,
    Noted,
    line_hash,
)
from models.tables.tables import LEDGER, REGISTRY, VERSION

LEDGER_ITSELF = "ledger"
"""Where a fault of the ledger is."""

_KINDS = {noted.what: noted for noted in NOTED}
_WORK = {noted.what for noted in (FACTS, ORDERS, DELIVERY, PAPERS)}
"""What only a version writes that drives the registry, or brings back what was lost."""


class Noting:
    """What the ledger says, line after line: the hash of each row that is there, and which line noted it."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[str, int]] = {}
        self.versions: list[tuple[int, str]] = []
        """The place of the last fact, and the version of the code, of each line."""
        self._worked: dict[str, int] = {}
        self._head = BEGINNING
        self._line = 0
        self._position = 0
        self._of_old = True

    def read(self, row: Row[Any]) -> Iterator[Said]:
        """Take in a line; what is wrong with it."""
        self._line += 1
        self.versions.append((row.position, row.version))
        followed = line_hash(self._head, self._line, row.position, row.version, row.entries)
        if row.line != self._line:
            yield Said.of("fault", "Line {line} is missing.", line=self._line)
        elif followed != row.hash:
            yield Said.of("fault", "Line {line} was altered, or one before it.", line=self._line)
        self._of_old = self._of_old and not row.version
        if row.position < self._position:
            yield Said.of("fault", "Line {line} counts fewer facts than the one before it.", line=row.line)
        self._line, self._head, self._position = row.line, row.hash, row.position
        try:
            entries = json.loads(row.entries)
            if not entries:
                yield Said.of("fault", "Line {line} notes nothing.", line=row.line)
            for what, key, digest in entries:
                yield from self._take_in(_KINDS[what], key, digest)
                if what in _WORK and not self._of_old:
                    self._worked.setdefault(row.version, row.line)
        except (ValueError, TypeError, KeyError):
            yield Said.of("fault", "Line {line} cannot be read.", line=row.line)

    def _take_in(self, noted: Noted, key: list[object], digest: str) -> Iterator[Said]:
        name = canonical([noted.what, key])
        known = self.rows.get(name)
        if digest == GONE:
            self.rows.pop(name, None)
            if known is None or not str(key[0]).startswith(noted.may_go or "\0"):
                yield Said.of(
                    "fault",
                    "Line {line} takes away {row}, which must not be.",
                    line=self._line,
                    row=_in_words(name),
                )
            return
        self.rows[name] = digest, self._line
        if (known is not None and not noted.may_change) or (noted.of_old and not self._of_old):
            yield Said.of(
                "fault", "Line {line} writes {row}, which must not be.", line=self._line, row=_in_words(name)
            )

    def line_of(self, noted: Noted, *key: object) -> int | None:
        """The line that noted the row of a key; None if none did."""
        known = self.rows.get(canonical([noted.what, key]))
        return known[1] if known else None

    def version_of(self, line: int | None) -> str | None:
        """The version that wrote a line; None of no line, and of those that note what was there before."""
        return self.versions[line - 1][1] or None if line and line <= len(self.versions) else None

    def line_of_place(self, position: int) -> int:
        """The line that noted the fact of a place."""
        return bisect_left(self.versions, (position, "")) + 1

    def strangers(self, known: set[str]) -> Iterator[Said]:
        """Lines of work by versions that are not among the known ones; the first line of each."""
        for version, line in self._worked.items():
            if version not in known:
                yield Said.of(
                    "fault",
                    "Line {line} is of the version {version}…, which never worked here.",
                    line=line,
                    version=version[:12],
                )

    def stands(self, registry: Row[Any]) -> Iterator[Said]:
        """Whether the registry counts the lines and facts that the ledger has."""
        if (registry.line, registry.head, registry.position) != (self._line, self._head, self._position):
            yield Said.of(
                "fault",
                "The registry ends with line {line}, fact {position}; the ledger ends with line {last}, fact "
                "{facts}.",
                line=registry.line,
                position=registry.position,
                last=self._line,
                facts=self._position,
            )


def ledger(looked: Inspection, noting: Noting) -> Iterator[Fault]:
    """Whether the ledger is whole, and all that it notes is as it says."""
    for row in looked.connection.execute(select(LEDGER).order_by(LEDGER.c.line)):
        looked.checked["lines"] += 1
        yield from (Fault(LEDGER_ITSELF, said) for said in noting.read(row))
    registry = looked.connection.execute(select(REGISTRY)).one()
    yield from (Fault(LEDGER_ITSELF, said) for said in noting.stands(registry))
    drove = set(looked.connection.execute(select(VERSION.c.sha256)).scalars())
    yield from (Fault(LEDGER_ITSELF, said) for said in noting.strangers({*drove, program()}))
    left = dict(noting.rows)
    for noted in NOTED:
        for lies in looked.connection.execute(_as_it_lies(noted)).mappings():
            looked.checked["entries"] += 1
            yield from (Fault(noted.table.name, said) for said in _compared(noted, lies, left))
    for name, (_, line) in left.items():
        what: str = json.loads(name)[0]
        missing = Said.of(
            "fault", "{row} is missing, which line {line} wrote.", row=_in_words(name), line=line
        )
        yield Fault(_KINDS[what].table.name, missing)


def _compared(noted: Noted, row: RowMapping, left: dict[str, tuple[str, int]]) -> Iterator[Said]:
    if not noted.applies(row):
        return
    what, key, digest = noted.entry(row)
    name = canonical([what, key])
    known = left.pop(name, None)
    if known is None:
        yield Said.of("fault", "{row} stands there, and no line wrote it.", row=_in_words(name))
    elif known[0] != digest:
        yield Said.of("fault", "{row} is not as line {line} wrote it.", row=_in_words(name), line=known[1])


def _in_words(name: str) -> str:
    """A row as people read it: its kind and its key."""
    what, key = json.loads(name)
    return " ".join(map(str, (what, *key)))


def _as_it_lies(noted: Noted) -> Any:
    """The rows of a table as they lie there, whatever may have been put into them."""
    names = dict.fromkeys((*noted.key, *noted.held))
    return select(*(_raw(noted.table.c[name]) for name in names)).order_by(*noted.table.primary_key)


def _raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, Boolean):  # else whatever is put there counts as true
        return type_coerce(column, Integer).label(column.name)
    typed = isinstance(column.type, TypeDecorator)
    return type_coerce(column, String).label(column.name) if typed else column
