"""A backup that is not as it was written is refused, its file is named, and nothing is restored."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from activities.backup.empty import NotEmpty
from activities.backup.manifest import ITS_HASH, MANIFEST
from activities.backup.reading import (
    Backup,
    BackupDamaged,
    BackupNewer,
    NoBackup,
    UnfinishedBackup,
    WhichBackup,
)
from activities.backup.restoring import OtherInStore, restore
from activities.backup.writing import UNFINISHED, NewBackup
from activities.checks.verification import verify
from activities.data_folder import AlreadyUp, held
from activities.store import Store
from models.base.refusal import Refusal
from tests.support.backups import backed_up, elsewhere, every_row, files_in, put_back
from tests.support.clerk import lived


def cut(file: Path) -> None:
    """Lose the last byte; of a file that has none, gain one."""
    content = file.read_bytes()
    file.write_bytes(content[:-1] if content else b" ")


def turn_a_bit(file: Path) -> None:
    """Change one bit in the middle; of a file that has none, gain a byte."""
    content = bytearray(file.read_bytes() or b"\0")
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))


DAMAGES: tuple[Callable[[Path], None], ...] = (Path.unlink, cut, turn_a_bit)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a short life."""
    folder = tmp_path_factory.mktemp("whole")
    installation = lived("claim-left", folder / "data")
    backup = backed_up(installation, folder / "backups")
    installation.close()
    return backup


@pytest.fixture
def backup(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return shutil.copytree(whole, tmp_path / whole.name)


def refused(backup: Path, data: Path) -> Refusal:
    """Why a backup is not restored; nothing is."""
    with pytest.raises(Refusal) as why:
        restore(elsewhere(data), backup)
    assert files_in(data).keys() <= {"up.lock", "temporal.lock"}
    return why.value


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_whatever_file_of_it_is_damaged_is_named(
    backup: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    files = files_in(backup)
    assert len(files) > 20
    for name, content in files.items():
        damage(backup / name)
        why = refused(backup, tmp_path / "new")
        named = MANIFEST if name == ITS_HASH and damage is not Path.unlink else name
        assert named in why.sentence
        (backup / name).write_bytes(content)
    restored, said = put_back(backup, elsewhere(tmp_path / "new"))
    assert said.verification.faults == ()
    restored.close()


def test_several_damaged_files_are_all_named(backup: Path, tmp_path: Path) -> None:
    for name in ("registry/fact.jsonl", "registry/paper.jsonl"):
        turn_a_bit(backup / name)
    (backup / "heads.txt").unlink()
    why = refused(backup, tmp_path / "new")
    assert "heads.txt is missing, " in why.sentence or ", heads.txt is missing" in why.sentence
    assert "registry/fact.jsonl was altered, registry/paper.jsonl was altered" in why.sentence


def test_a_file_that_does_not_belong_to_it_is_named(backup: Path, tmp_path: Path) -> None:
    (backup / "store" / "papers" / "guest").write_bytes(b"guest")
    why = refused(backup, tmp_path / "new")
    assert "store/papers/guest does not belong to it" in why.sentence


def test_a_table_that_its_manifest_leaves_out_is_named(backup: Path, tmp_path: Path) -> None:
    manifest = Backup(backup).manifest
    left = tuple(file for file in manifest.files if file.path != "registry/number.jsonl")
    for name in (MANIFEST, ITS_HASH, "registry/number.jsonl"):
        (backup / name).unlink()
    NewBackup(backup).seal(manifest.model_copy(update={"files": left}))
    settings = elsewhere(tmp_path / "new")
    with pytest.raises(BackupDamaged, match=r"registry/number\.jsonl"):
        restore(settings, backup)
    assert every_row(settings.registry.get_secret_value()) == {}


def test_one_that_was_rewritten_with_all_its_hashes_is_seen_by_heads_kept_elsewhere(
    backup: Path, tmp_path: Path
) -> None:
    heads = Backup(backup).heads()
    facts = backup / "registry" / "fact.jsonl"
    facts.write_bytes(facts.read_bytes().replace(b'"actor":"', b'"actor":"ei ', 1))
    said = json.loads((backup / MANIFEST).read_text())
    of_facts = next(file for file in said["files"] if file["path"] == "registry/fact.jsonl")
    of_facts["sha256"] = hashlib.sha256(facts.read_bytes()).hexdigest()
    resealed(backup, said)
    restored, found = put_back(backup, elsewhere(tmp_path / "new"))
    assert found.verification.faults
    assert verify(restored.archive, heads).faults
    restored.close()


def test_one_that_was_broken_off_is_none(backup: Path, tmp_path: Path) -> None:
    unfinished = backup.rename(backup.with_name(backup.name + UNFINISHED))
    assert isinstance(refused(unfinished, tmp_path / "new"), UnfinishedBackup)


def test_the_folder_of_backups_is_none_and_the_newest_is_named(backup: Path, tmp_path: Path) -> None:
    why = refused(backup.parent, tmp_path / "data")
    assert isinstance(why, WhichBackup)
    assert str(backup) in why.sentence
    assert isinstance(refused(tmp_path / "nowhere", tmp_path / "data"), NoBackup)


@pytest.mark.parametrize("newer", [{"form": 2, "unheard": "of"}, {"migration": "9999"}])
def test_one_of_a_newer_program_is_refused(backup: Path, tmp_path: Path, newer: dict[str, object]) -> None:
    said = json.loads((backup / MANIFEST).read_text())
    resealed(backup, {**said, **newer})
    why = refused(backup, tmp_path / "new")
    assert isinstance(why, BackupNewer)


@pytest.mark.parametrize("path", ["../../etc/passwd", "store/papers/../../x", "/etc/passwd"])
def test_a_manifest_that_leads_out_of_its_folder_is_refused(backup: Path, tmp_path: Path, path: str) -> None:
    said = json.loads((backup / MANIFEST).read_text())
    said["files"][0]["path"] = path
    resealed(backup, said)
    assert isinstance(refused(backup, tmp_path / "new"), BackupDamaged)


def test_nothing_is_written_over_a_registry_that_holds_something(backup: Path, tmp_path: Path) -> None:
    settings = elsewhere(tmp_path / "new")
    restored, _ = put_back(backup, settings)
    restored.close()
    before = files_in(tmp_path / "new" / "store")
    with pytest.raises(NotEmpty, match="holds something already"):
        restore(settings, backup)
    assert files_in(tmp_path / "new" / "store") == before


def test_nothing_is_written_beside_other_bytes_in_the_store(backup: Path, tmp_path: Path) -> None:
    settings = elsewhere(tmp_path / "new")
    name = next(file.path for file in Backup(backup).manifest.of("store"))
    _, shelf, sha256 = name.split("/")
    Store(settings.store).put(shelf, b"other", sha256)
    with pytest.raises(OtherInStore, match=sha256):
        restore(settings, backup)
    Store(settings.store).forget(shelf, sha256)
    restored, said = put_back(backup, settings)
    assert said.verification.faults == ()
    restored.close()


def test_nothing_is_restored_while_pykala_up_runs_there(backup: Path, tmp_path: Path) -> None:
    with held(tmp_path / "new"), pytest.raises(AlreadyUp):
        restore(elsewhere(tmp_path / "new"), backup)


def resealed(backup: Path, said: dict[str, object]) -> None:
    """Write a manifest and its hash, as somebody who knows how may."""
    written = json.dumps(said)
    (backup / MANIFEST).write_text(written)
    (backup / ITS_HASH).write_text(f"{hashlib.sha256(written.encode()).hexdigest()}  {MANIFEST}\n")
