"""An operator who asks is told what is wrong with a record, and the exit code says that something is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from activities.installation import Installation
from models.tables.row_tables import HANDLING
from models.tables.tables import NUMBER
from tests.support.case_files import script
from tests.support.clerk import written_up
from tests.support.command_line import pykala

CASE = "HEL 2021-000001"


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """A case that was handled; the commands of this test read its registry."""
    (tmp_path / "life").mkdir()
    installation = written_up(script(tmp_path / "life"), tmp_path / "data")
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "250")
    return installation


def test_a_row_that_was_altered_is_named(record: Installation) -> None:
    with record.database.begin() as connection:
        connection.execute(update(HANDLING).values(section=99))
    told = pykala("verify")
    assert told.exit_code == 1
    assert "Wrong" in told.stdout
    assert "All is as it says." not in told.stdout
    assert "The registry is not what it says that it is; faults: 1." in told.stderr


def test_a_number_that_nobody_gave_is_named(record: Installation) -> None:
    with record.database.begin() as connection:
        connection.execute(insert(NUMBER).values(series="HEL 2021", number=2))
    told = pykala("numbers", "account")
    assert told.exit_code == 1
    assert "WRONG" in told.stdout
    listed = pykala("numbers", "account", "--json")
    assert listed.exit_code == 1
    assert [line["first"] for line in json.loads(listed.stdout) if line["wrong"]] == [2]


def test_the_heads_are_lines_that_can_be_kept_elsewhere(record: Installation, tmp_path: Path) -> None:
    told = pykala("heads")
    kept = tmp_path / "heads.txt"
    kept.write_text(told.stdout, encoding="utf-8")
    assert told.stdout.count("\n") == 2 + len(record.registry.journals())
    assert pykala("verify", "--heads", str(kept)).exit_code == 0


def test_heads_without_the_time_at_which_they_were_taken_are_no_heads(
    record: Installation, tmp_path: Path
) -> None:
    first, _, rest = pykala("heads").stdout.partition("\n")
    assert record.registry.journals()
    kept = tmp_path / "heads.txt"
    for altered in (first.removesuffix("Z"), first.rpartition(" ")[2]):
        kept.write_text(f"{altered}\n{rest}", encoding="utf-8")
        told = pykala("verify", "--heads", str(kept))
        assert told.exit_code == 2
        assert "Line 1" in " ".join(told.stderr.split())
