"""A damaged registry or store is named by whoever reads it: no traceback, what is damaged, what to do."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.installation import Installation
from activities.settings import load_settings
from app.played import deposit
from app.rehearsal import play
from models.tables.schema import metadata
from tests.support.clerk import Clerk, script
from tests.support.command_line import pykala

CASE, MEETING = "HEL 2022-000101", "khs-2022-02-14"
READING = (
    *(("verify",), ("verify", "--json"), ("show", CASE), ("show", CASE, "--facts"), ("show", MEETING)),
    *(("cases",), ("meetings",), ("due",), ("due", "--json"), ("ics",), ("body", "list"), ("heads",)),
    *(("paper", "list", CASE), ("numbers", "account"), ("answer", "nothing"), ("sealed", "list", CASE)),
    *(("address", "list"), ("proposal", "diff", CASE, "1", "2"), ("export", "helsinki", CASE)),
)
"""Every command that reads the record."""

FAULT = "This program has a fault"
"""How what nobody foresaw is told."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which a life was played."""
    folder = tmp_path_factory.mktemp("whole")
    installation = Installation.fresh(load_settings(data=folder, smtp=None), rehearsal=True)
    played = script("withdrawn")
    deposit(played, installation)
    asyncio.run(play(played, Clerk(installation, played.begins)))
    installation.close()
    tell(folder, "pragma wal_checkpoint(truncate)")
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, on which the command line works."""
    copy = tmp_path / "data"
    shutil.copytree(whole, copy)
    monkeypatch.setenv("PYKALA_DATA", str(copy))
    return copy


def tell(folder: Path, statement: str, *values: object) -> None:
    """Do something to a registry by hand."""
    with closing(sqlite3.connect(folder / "registry.sqlite")) as connection:
        connection.execute(statement, values)
        connection.commit()


def told(*words: str) -> str:
    """What a command says; it ends by itself, over whatever."""
    result = pykala(*words)
    assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exception)
    assert FAULT not in result.output, (words, result.output)
    return result.output


@pytest.mark.parametrize("table", sorted(set(metadata.tables) | {"alembic_version"}))
def test_a_table_that_is_missing_is_named(table: str, folder: Path) -> None:
    tell(folder, f'drop table "{table}"')
    for words in READING:
        told(*words)
    said = told("verify")
    assert f"The table {table} is missing" in said or "pykala registry migrate" in said


@pytest.mark.parametrize("content", ["{", "[[[[", "null", "{}", "\xff", '{"no_such_field": 1}', "[" * 9_000])
def test_a_fact_that_is_broken_is_named(content: str, folder: Path) -> None:
    tell(folder, "update fact set content = ? where journal = ? and seq = 2", content, CASE)
    for words in READING:
        told(*words)
    assert "Fact 2" in told("verify")
    shown = told("show", CASE)
    assert f"Fact 2 of {CASE} cannot be read" in shown
    assert "pykala verify" in shown
    assert "backup" in shown
    assert "Fact 2" in told("doctor")


def test_a_kind_that_nobody_knows_is_named(folder: Path) -> None:
    tell(folder, "update fact set kind = 'NoSuchKind' where journal = ? and seq = 2", CASE)
    assert "knows no kind NoSuchKind" in told("show", CASE)
    assert "knows no kind NoSuchKind" in told("verify")


def test_facts_that_are_taken_out_are_named(folder: Path) -> None:
    tell(folder, "delete from fact where journal = ? and seq < 3", CASE)
    for words in READING:
        told(*words)
    assert "Fact 1 is missing" in told("verify")


@pytest.mark.parametrize("damage", ["empty", "torn", "zeros", "text", "head"])
def test_a_file_that_is_no_database_is_named(damage: str, folder: Path) -> None:
    file = folder / "registry.sqlite"
    content = file.read_bytes()
    file.write_bytes(DAMAGE[damage](content))
    for words in (*READING, ("doctor",)):
        told(*words)
    said = told("verify")
    assert "damaged" in said or "pykala registry migrate" in said


@pytest.mark.parametrize("damage", ["zeros", "text", "head", "torn", 100, 500, 4_096, 20_000, 90_000])
@pytest.mark.parametrize("words", [("registry", "migrate"), ("upgrade",)], ids=" ".join)
def test_a_schema_is_not_brought_up_in_a_damaged_file(
    damage: str | int, words: tuple[str, ...], folder: Path
) -> None:
    file = folder / "registry.sqlite"
    content = file.read_bytes()
    file.write_bytes(content[:damage] if isinstance(damage, int) else DAMAGE[damage](content))
    assert "The registry is damaged" in told(*words)


@pytest.mark.parametrize("cut", [100, 4_096, 90_000])
def test_verification_of_a_cut_file_names_the_backup_and_not_itself(cut: int, folder: Path) -> None:
    file = folder / "registry.sqlite"
    file.write_bytes(file.read_bytes()[:cut])
    said = told("verify")
    assert "The registry is damaged" in said
    assert "`pykala restore`" in said
    assert "`pykala verify`" not in said


@pytest.mark.parametrize(
    ("table", "column", "command"),
    [
        *(("case_row", column, "cases") for column in ("publicity", "stage", "cents")),
        ("meeting_row", "stage", "meetings"),
    ],
)
def test_a_row_of_a_list_that_is_broken_is_named(table: str, column: str, command: str, folder: Path) -> None:
    tell(folder, f"update {table} set {column} = 'Nope'")  # noqa: S608 - ours
    said = told(command)
    assert f"A row of {table} cannot be read" in said
    assert "Nope" in said
    assert "pykala rebuild rows" in said


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "torn": lambda content: content[: len(content) // 2],
    "zeros": lambda content: bytes(len(content)),
    "text": lambda _: b"not a database at all, but a letter. " * 400,
    "head": lambda content: bytes(60) + content[60:],
}


@pytest.mark.parametrize("damage", ["gone", "a file", "garbage"])
def test_a_store_that_is_damaged_is_named(damage: str, folder: Path) -> None:
    store = folder / "store"
    if damage == "garbage":
        for file in store.rglob("*"):
            if file.is_file():
                file.write_bytes(b"\x00\xff garbage")
    else:
        shutil.rmtree(store)
    if damage == "a file":
        store.write_text("no folder", encoding="utf-8")
    for words in (*READING, ("doctor",)):
        told(*words)
    assert any(said in told("verify") for said in ("in the store", "The store"))


VALUES = st.sampled_from(
    ["", "{", "[]", "null", "x" * 5000, "Nope", "2021-99-99T00:00:00Z", -1, 2**62, b"\xff\xfe\x00", 1.5]
)
COLUMNS = sorted((table.name, column.name) for table in metadata.tables.values() for column in table.columns)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    column=st.sampled_from(COLUMNS),
    value=VALUES,
    every=st.booleans(),
    commands=st.lists(st.sampled_from(READING), min_size=4, max_size=4),
)
def test_no_value_in_a_column_breaks_a_command(
    column: tuple[str, str],
    value: object,
    every: bool,
    commands: list[tuple[str, ...]],
    whole: Path,
    folder: Path,
) -> None:
    shutil.copy(whole / "registry.sqlite", folder / "registry.sqlite")
    table, name = column
    which = "1 = 1" if every else f'rowid = (select max(rowid) from "{table}")'  # noqa: S608 - ours
    with suppress(sqlite3.IntegrityError):
        tell(folder, f'update "{table}" set "{name}" = ? where {which}', value)  # noqa: S608 - ours
    for words in (*commands, ("verify",)):
        told(*words)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=200)), max_size=30
    ),
    words=st.sampled_from(READING),
)
def test_no_bytes_in_the_file_break_a_command(
    changes: list[tuple[float, bytes]], words: tuple[str, ...], whole: Path, folder: Path
) -> None:
    content = bytearray((whole / "registry.sqlite").read_bytes())
    for where, put in changes:
        at = int(where * (len(content) - len(put)))
        content[at : at + len(put)] = put
    (folder / "registry.sqlite").write_bytes(content)
    told(*words)
    told("verify")
