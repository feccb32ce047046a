"""`pykala backup` and `pykala restore`: what they say, to people and to programs, and what `up` does then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.clerk import lived
from tests.support.command_line import pykala, second_terminal, up

OPEN = ("case", "open", "--title", "Määräraha", "--task-class", "02 02 02", "--actor", "Anna", "--json")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a short life, on no Temporal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "data"))
    for name in ("PYKALA_REGISTRY", "PYKALA_STORE", "TEMPORAL_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "data"


def test_people_are_told_where_it_is_what_is_missing_and_what_comes_next(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived("claim-left", here).close()
    made = pykala("backup", "backups")
    assert made.exit_code == 0, made.output
    (folder,) = (tmp_path / "backups").iterdir()
    assert f"Backup: backups/{folder.name}" in made.stdout
    assert "Copying the registry …\nCopying the store …\n" in made.stderr

    again = pykala("restore", f"backups/{folder.name}")
    assert again.exit_code == 1
    assert "holds something already" in again.stderr
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "new"))
    restored = pykala("restore", f"backups/{folder.name}")
    assert restored.exit_code == 0, restored.output
    assert "Restored into sqlite:///" in restored.stdout
    assert "- `pykala up`, or start the workers" in restored.stdout
    assert "pykala recover" not in restored.stdout
    assert pykala("verify").exit_code == 0


def test_a_program_is_told_the_same(here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lived("claim-left", here).close()
    made = json.loads(pykala("backup", "backups", "--json").stdout)
    assert (made["ok"], made["missing"]) == (True, [])
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "new"))
    restored = json.loads(pykala("restore", made["folder"], "--json").stdout)
    assert (restored["ok"], restored["recover"], restored["faults"]) == (True, False, [])
    assert restored["position"] == made["position"]
    refused = json.loads(pykala("restore", made["folder"], "--json").stdout)
    assert refused["refused"] == "NotEmpty"


def test_a_store_that_lacks_something_ends_with_1_and_the_backup_is_kept(here: Path, tmp_path: Path) -> None:
    lived("claim-left", here).close()
    for paper in (here / "store" / "papers").iterdir():
        paper.unlink()
    made = pykala("backup", "backups")
    assert made.exit_code == 1
    assert "is not in the store" in made.stdout
    assert "The backup was made, but" in made.stderr
    assert json.loads(pykala("backup", "more", "--json").stdout)["missing"]


def test_there_is_nothing_to_back_up_where_there_is_no_registry(here: Path, tmp_path: Path) -> None:
    made = pykala("backup", "backups")
    assert made.exit_code == 1
    assert "There is no registry at" in made.stderr
    assert not (tmp_path / "backups").exists()


def test_up_goes_on_from_a_backup_that_was_made_while_another_ran(here: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    with up(here):
        opened = json.loads(second_terminal(here, *OPEN).stdout)
        made = json.loads(second_terminal(here, "backup", str(tmp_path / "backups"), "--json").stdout)
    restored = second_terminal(new, "restore", made["folder"])
    assert restored.returncode == 0, restored.stderr
    with up(new) as there:
        assert "Workflows woken" in there.said
        withdrawn = second_terminal(new, "case", "withdraw", opened["journal"], "--reason", "Turha.")
        assert "The case was withdrawn: Turha." in withdrawn.stdout, withdrawn.stderr
