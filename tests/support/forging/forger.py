"""Every forgery of which the forger knows: each column of each table, whole rows, each file of the store."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from models.base.canonical import canonical
from models.tables.row_tables import ROWS as ROW_TABLES
from models.tables.schema import metadata
from tests.support.forging.tables import Row, Tables, Value, behind_its_back

HASH = re.compile("[0-9a-f]{64}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SHELVES = ("texts", "attachments", "papers")


@dataclass(frozen=True)
class Forgery:
    """Something that is forged in a data folder, and how."""

    what: str
    how: str
    in_tables: Callable[[Tables], None] | None = None
    in_store: Callable[[Path], None] | None = None

    def __str__(self) -> str:
        return f"{self.what}: {self.how}"

    def forge(self, data: Path) -> None:
        """Forge it. Raises RefusedByTheDatabase or NothingToForge."""
        if self.in_tables:
            with behind_its_back(data / "registry.sqlite") as tables:
                self.in_tables(tables)
        if self.in_store:
            self.in_store(data / "store")


def forgeries() -> Iterator[Forgery]:
    """Every forgery of every kind, table by table."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            yield from (in_column(table.name, column.name, how) for how in COLUMNS if how != UNREADABLE)
        yield from (in_rows(table.name, how) for how in ROWS)
    yield Forgery("paper", "a paper added with its file", _another_paper, _its_file)
    yield Forgery("paper", "a paper added with its file and its version", _as_of_a_version, _its_file)
    for shelf in SHELVES:
        for how, forging in FILES.items():
            yield Forgery(f"store/{shelf}", how, in_store=in_shelf(shelf, forging))


def unreadable() -> Iterator[Forgery]:
    """A value that means nothing in each column of each table."""
    for table in metadata.sorted_tables:
        yield from (in_column(table.name, column.name, UNREADABLE) for column in table.columns)


def in_column(table: str, column: str, how: str, share: float = 0.5) -> Forgery:
    """A column forged in one row or two, the first of which stands after a share of all; none if empty."""

    def forge(tables: Tables) -> None:
        if rows := tables[table]:
            COLUMNS[how](rows, column, rows[int(len(rows) * share)])

    return Forgery(f"{table}.{column}", how, forge)


def in_rows(table: str, how: str, share: float = 0.5) -> Forgery:
    """Rows of a table forged; one that is empty is given a row."""

    def forge(tables: Tables) -> None:
        if rows := tables[table]:
            ROWS[how](rows, rows[int(len(rows) * share)])
        elif how == ADDED:
            columns = metadata.tables[table].columns
            rows.append({column.name: MADE_UP.get(str(column.type), "x") for column in columns})

    return Forgery(table, how, forge)


FORGED = b"%PDF-1.7 forged"


def _another_paper(tables: Tables) -> None:
    """A paper of the same fact in another language, that nobody made."""
    paper = tables["paper"][-1]
    language, sha256 = another(paper["language"]), hashlib.sha256(FORGED).hexdigest()
    tables["paper"].append({**paper, "id": another(paper["id"]), "language": language, "sha256": sha256})


def _as_of_a_version(tables: Tables) -> None:
    """The same as if a version had made it that worked here once."""
    _another_paper(tables)
    driver = tables["version"][-1]
    version = another(driver["sha256"])
    tables["version"].append({**driver, "id": len(tables["version"]) + 1, "sha256": version})
    tables["paper"][-1]["version"] = version


def _its_file(store: Path) -> None:
    store.joinpath("papers", hashlib.sha256(FORGED).hexdigest()).write_bytes(FORGED)


def together(*parts: Forgery) -> Forgery:
    """Several forgeries of tables as one."""

    def forge(tables: Tables) -> None:
        for each in parts:
            if each.in_tables:
                each.in_tables(tables)

    return Forgery(", ".join(map(str, parts)), "together", forge)


MADE_UP: dict[str, Value] = {"VARCHAR(64)": "0" * 64, "VARCHAR(20)": "2022-01-01T00:00:00Z"}
"""What is written into a row that is like no other."""

UNREADABLE = "not readable"
ADDED = "a row added"


def _altered(_: list[Row], column: str, row: Row) -> None:
    row[column] = another(row[column])


def _unreadable(_: list[Row], column: str, row: Row) -> None:
    row[column] = "\x00?"


def _exchanged(rows: list[Row], column: str, row: Row) -> None:
    other = next((other for other in rows if other[column] != row[column]), row)
    row[column], other[column] = other[column], row[column]


def _gone(rows: list[Row], row: Row) -> None:
    rows.remove(row)


def _emptied(rows: list[Row], _: Row) -> None:
    rows.clear()


def _added(rows: list[Row], row: Row) -> None:
    rows.append({column: another(value) if column in KEYS else value for column, value in row.items()})


COLUMNS: dict[str, Callable[[list[Row], str, Row], None]] = {
    "altered": _altered,
    "exchanged with another row's": _exchanged,
    UNREADABLE: _unreadable,
}
"""What is done to a column: something else that could be true, what another row said, what means nothing."""

ROWS: dict[str, Callable[[list[Row], Row], None]] = {
    "a row taken out": _gone,
    "all rows taken out": _emptied,
    ADDED: _added,
}
"""What is done to whole rows; one that is added is like another one, but for what must differ."""

assert ROW_TABLES, "every table is known"

KEYS = frozenset(
    column.name for table in metadata.sorted_tables for column in table.columns if column.primary_key
) - {"journal"} | {"position"}


def another(value: Value) -> Value:
    """A value like this one that could stand in its place."""
    if isinstance(value, int):
        return value + 1000 if value > 1 else 1 - value
    text = value or ""
    if HASH.fullmatch(text):
        return hashlib.sha256(text.encode()).hexdigest()
    if INSTANT.fullmatch(text) or DAY.fullmatch(text):
        later = datetime.fromisoformat(text) + timedelta(days=1)
        return later.date().isoformat() + text[10:]
    if text.startswith(("{", "[")):
        return canonical(_reworded(json.loads(text)))
    return OTHER.get(text, f"{text}x")


OTHER = {
    "sent": "refused",
    "no_address": "sent",
    "filed": "waiting",
    "made": "waiting",
    "fi": "sv",
}
"""What could stand in place of a word of which there are but a few."""


def _reworded(value: object) -> object:
    """The same with its first text, or number, changed."""
    if isinstance(value, dict):
        for key, inner in sorted(value.items(), key=lambda item: isinstance(item[1], str), reverse=True):
            return {**value, key: _reworded(inner)}
        return {"because": "x"}
    if isinstance(value, list):
        return [_reworded(value[0]), *value[1:]] if value else ["x"]
    return another(value) if isinstance(value, str | int) else value


def in_shelf(shelf: str, forging: Callable[[list[Path]], None]) -> Callable[[Path], None]:
    """Files of a shelf of the store forged."""
    return lambda store: forging(sorted((store / shelf).iterdir()))


def _file_altered(files: list[Path]) -> None:
    files[0].write_bytes(files[0].read_bytes().replace(b"a", b"e"))


def _file_gone(files: list[Path]) -> None:
    files[0].unlink()


def _files_exchanged(files: list[Path]) -> None:
    one, other = files[0].read_bytes(), files[1].read_bytes()
    files[0].write_bytes(other)
    files[1].write_bytes(one)


def _file_added(files: list[Path]) -> None:
    files[0].with_name("0" * 64).write_bytes(b"nothing")


FILES: dict[str, Callable[[list[Path]], None]] = {
    "a file altered": _file_altered,
    "a file taken out": _file_gone,
    "two files exchanged": _files_exchanged,
    "a file added": _file_added,
}
"""What is done to the files of the store."""
