"""A backup or a restoration that is broken off, by an error or with the machine, leaves nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from activities.backup.backing_up import ErasedMeanwhile, back_up
from activities.backup.reading import Backup, UnfinishedBackup
from activities.backup.steps import CopyStep
from activities.backup.writing import UNFINISHED, BackupNotWritten, BackupThere
from activities.checks.heads import heads
from activities.installation import Installation
from activities.registry.sealed import erase
from activities.settings import Settings
from models.base import clock
from models.base.text import Text
from tests.support.backups import backed_up, elsewhere, every_row, files_in, put_back
from tests.support.clerk import lived
from tests.support.command_line import ROOT, environment


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a short life."""
    folder = tmp_path_factory.mktemp("life") / "data"
    lived("claim-left", folder).close()
    return folder


@pytest.fixture
def settings(data: Path) -> Settings:
    """The settings of that life."""
    return elsewhere(data)


class Broken(Exception):  # noqa: N818 - it stands for any
    """Something breaks on the way."""


class Breaks:
    """Whoever is told, and breaks."""

    def __init__(self, step: CopyStep, done: int) -> None:
        self._at = step, done

    def __call__(self, step: CopyStep, done: int, whole: int) -> None:
        if (step, done) == self._at:
            raise Broken


def killed(data: Path, folder: Path, what: str, at: int) -> None:
    """Have it die at a tick."""
    command = [sys.executable, "-m", "tests.support.killed_copying", str(data), str(folder), what, str(at)]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment(data), capture_output=True, text=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stdout + ended.stderr


@pytest.mark.parametrize(
    "at", [(CopyStep.REGISTRY, 0), (CopyStep.REGISTRY, 7), (CopyStep.STORE, 0), (CopyStep.STORE, 5)]
)
def test_of_a_backup_that_fails_nothing_is_left(
    settings: Settings, tmp_path: Path, at: tuple[CopyStep, int]
) -> None:
    installation = Installation.ready(settings)
    with pytest.raises(Broken):
        back_up(installation.database, installation.archive.store, tmp_path / "backups", Breaks(*at))
    assert list((tmp_path / "backups").iterdir()) == []
    backed_up(installation, tmp_path / "backups")
    installation.close()


@pytest.mark.parametrize("tick", [1, 9, 20, 25])
def test_one_whose_machine_died_bears_no_name_of_a_backup(
    data: Path, settings: Settings, tmp_path: Path, tick: int
) -> None:
    killed(data, tmp_path / "backups", "backup", tick)
    (left,) = (tmp_path / "backups").iterdir()
    assert left.name.endswith(UNFINISHED)
    with pytest.raises(UnfinishedBackup):
        Backup(left)
    installation = Installation.ready(settings)
    store, later = installation.archive.store, clock.now() + timedelta(hours=1)
    made = back_up(installation.database, store, tmp_path / "backups", now=later)
    assert Backup(made.folder).manifest == made.manifest
    installation.close()


@pytest.mark.parametrize("tick", [1, 40, 46, 60, 63])
def test_a_restoration_whose_machine_died_is_repeated(settings: Settings, tmp_path: Path, tick: int) -> None:
    installation = Installation.ready(settings)
    backup, then = backed_up(installation, tmp_path / "backups"), heads(installation.archive)
    installation.close()
    new = elsewhere(tmp_path / "new")
    killed(new.data, backup, "restore", tick)
    if (new.data / "registry.sqlite").exists():
        assert every_row(new.registry.get_secret_value()) == {}
    restored, said = put_back(backup, new)
    assert said.verification.faults == ()
    assert heads(restored.archive).heads == then.heads
    restored.close()


def test_nothing_is_written_over_a_backup(settings: Settings, tmp_path: Path) -> None:
    installation, at = Installation.ready(settings), clock.now()
    store = installation.archive.store
    first = back_up(installation.database, store, tmp_path, now=at)
    before = files_in(first.folder)
    with pytest.raises(BackupThere):
        back_up(installation.database, store, tmp_path, now=at)
    assert files_in(first.folder) == before
    installation.close()


def test_a_place_that_cannot_be_written_is_named(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    installation = Installation.ready(settings)
    with pytest.raises(BackupNotWritten, match="file"):
        back_up(installation.database, installation.archive.store, tmp_path / "file")
    installation.close()


def test_all_of_it_is_its_owners_alone(settings: Settings, tmp_path: Path) -> None:
    installation = Installation.ready(settings)
    backup = backed_up(installation, tmp_path / "backups")
    installation.close()
    places = [backup.parent, backup, *backup.rglob("*")]
    assert {place.stat().st_mode & 0o777 for place in places if place.is_file()} == {0o600}
    assert {place.stat().st_mode & 0o777 for place in places if place.is_dir()} == {0o700}


def test_one_that_would_keep_what_is_erased_meanwhile_is_given_up(tmp_path: Path) -> None:
    installation = Installation.fresh(elsewhere(tmp_path / "data"))
    archive = installation.archive
    secret = archive.write(Text.of("Salassa pidettävä."), confidential=True)

    def erases(step: CopyStep, done: int, whole: int) -> None:
        if (step, done) == (CopyStep.STORE, 0):
            erase(archive, secret.sha256)

    with pytest.raises(ErasedMeanwhile):
        back_up(installation.database, archive.store, tmp_path / "backups", erases)
    assert list((tmp_path / "backups").iterdir()) == []
    backup = backed_up(installation, tmp_path / "backups")
    assert all(b"Salassa" not in content for content in files_in(backup).values())
    _, said = put_back(backup, elsewhere(tmp_path / "new"))
    assert said.verification.faults == ()
    installation.close()
