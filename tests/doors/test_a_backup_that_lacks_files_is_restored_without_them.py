"""A backup whose store is damaged is refused; `--incomplete` restores it, and what is missing is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from activities.backup.manifest import STORE
from activities.backup.reading import Backup
from activities.backup.restoring import restore
from activities.backup.steps import CopyStep
from tests.support.backups import elsewhere
from tests.support.clerk import lived
from tests.support.command_line import pykala


@pytest.fixture
def backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup of a short life; what is restored goes elsewhere."""
    monkeypatch.chdir(tmp_path)
    for name in ("PYKALA_REGISTRY", "PYKALA_STORE", "TEMPORAL_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "data"))
    lived("claim-left", tmp_path / "data").close()
    made = json.loads(pykala("backup", "backups", "--json").stdout)
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "new"))
    return Path(made["folder"])


def damaged(backup: Path) -> tuple[Path, Path]:
    """A paper that was taken out of a backup, and one of which bytes were altered."""
    out, altered = sorted((backup / "store" / "papers").iterdir())[:2]
    out.unlink()
    altered.write_bytes(altered.read_bytes()[:-1])
    return out, altered


def test_it_is_refused_with_a_word_of_the_option(backup: Path, tmp_path: Path) -> None:
    files = damaged(backup)
    refused = pykala("restore", str(backup))
    assert refused.exit_code == 1
    assert all(file.name in refused.stderr for file in files)
    assert "`--incomplete`" in refused.stderr
    assert not (tmp_path / "new" / "registry.sqlite").exists()


def test_with_the_option_it_is_restored_and_what_is_missing_is_named(backup: Path, tmp_path: Path) -> None:
    whole = sum(file.is_file() for file in (backup / "store").rglob("*"))
    files = damaged(backup)
    restored = pykala("restore", str(backup), "--incomplete")
    assert restored.exit_code == 1, restored.output
    assert f"files of the store: {whole - 2}" in restored.stdout
    assert "What was left out may lie in another backup" in restored.stdout
    assert "are missing in it or damaged: 2" in restored.stderr
    there = {file.name for file in (tmp_path / "new" / "store").rglob("*")}
    assert not there & {file.name for file in files}
    assert "is not in the store" in pykala("verify").stdout
    assert pykala("cases").exit_code == 0


UNREADABLE = Path("/proc/self/mem")
"""A file that can be opened, and whose first byte is an input/output error to whoever reads it."""


def test_one_that_the_disk_cannot_read_is_left_out_and_named(backup: Path, tmp_path: Path) -> None:
    paper = min((backup / "store" / "papers").iterdir())
    paper.unlink()
    paper.symlink_to(UNREADABLE)
    said = f"store/papers/{paper.name} cannot be read (the disk does not give it back)"
    refused = pykala("restore", str(backup))
    assert refused.exit_code == 1
    assert said in " ".join(refused.stderr.split())
    assert "`--incomplete`" in refused.stderr
    restored = pykala("restore", str(backup), "--incomplete")
    assert restored.exit_code == 1, restored.output
    assert said in " ".join(restored.stdout.split())
    assert not (tmp_path / "new" / "store" / "papers" / paper.name).exists()


def test_one_that_cannot_be_read_a_second_time_is_left_out_and_named(backup: Path, tmp_path: Path) -> None:
    paper = Backup(backup).manifest.of(STORE)[0]

    def wears_out(step: CopyStep, done: int, whole: int) -> None:
        if (step, done) == (CopyStep.STORE, 0):
            (backup / paper.path).unlink()
            (backup / paper.path).symlink_to(UNREADABLE)

    restored = restore(elsewhere(tmp_path / "new"), backup, wears_out, incomplete=True)
    assert [fault.where for fault in restored.left_out] == [paper.path]


@pytest.mark.parametrize("name", ["registry/fact.jsonl", "heads.txt", "manifest.json"])
def test_of_anything_else_that_cannot_be_read_it_is_refused(backup: Path, name: str) -> None:
    (backup / name).unlink()
    (backup / name).symlink_to(UNREADABLE)
    refused = pykala("restore", str(backup), "--incomplete")
    assert refused.exit_code == 1
    assert f"{name} cannot be read (the disk does not give it back)" in " ".join(refused.stderr.split())


def test_a_program_is_told_the_same(backup: Path) -> None:
    files = damaged(backup)
    restored = pykala("restore", str(backup), "--incomplete", "--json")
    told = json.loads(restored.stdout)
    assert (restored.exit_code, told["ok"]) == (1, False)
    assert [Path(fault["where"]).name for fault in told["left_out"]] == [file.name for file in files]


@pytest.mark.parametrize(
    "name", ["registry/fact.jsonl", "registry/paper.jsonl", "heads.txt", "manifest.json"]
)
def test_of_anything_else_it_is_refused_all_the_same(backup: Path, tmp_path: Path, name: str) -> None:
    damaged(backup)
    (backup / name).write_bytes((backup / name).read_bytes()[:-1])
    refused = pykala("restore", str(backup), "--incomplete")
    assert refused.exit_code == 1
    assert name in refused.stderr
    assert "--incomplete" not in refused.stderr
    assert not (tmp_path / "new" / "registry.sqlite").exists()


def test_of_a_whole_one_nothing_is_left_out(backup: Path) -> None:
    restored = pykala("restore", str(backup), "--incomplete")
    assert restored.exit_code == 0, restored.output
    assert "eft out" not in restored.stdout
