"""What is kept on this machine is its owner's alone: each file and each folder, whatever made it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from activities.installation import Installation
from activities.lasting import UNFINISHED
from activities.ownership import open_to_others
from activities.settings import Settings, load_settings
from app.desk.mending import migrated
from app.disk import ownership
from tests.support.clerk import lived
from tests.support.command_line import second_terminal, up

OTHERS = stat.S_IRWXG | stat.S_IRWXO
SENTENCE = "Other users of this machine may read"


def left_open(folder: Path) -> list[str]:
    """What others may read in a folder; the folder itself is looked at too."""
    places = (folder, *folder.rglob("*"))
    return [str(place) for place in places if place.lstat().st_mode & OTHERS]


def test_nothing_that_up_and_its_acts_make_is_open(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    with up(data):
        opened = second_terminal(data, "case", "open", "--title", "Määräraha", "--task-class", "02 02 02")
        assert opened.returncode == 0, opened.stderr
        assert second_terminal(data, "address", "set", "digijory", "jory@kunta.example").returncode == 0
        assert left_open(data) == []
    assert left_open(data) == []
    example = Path(__file__).parents[2] / "examples" / "returned" / "case.yaml"
    assert second_terminal(data, "rehearse", str(example), "--out", str(out)).returncode == 0
    assert second_terminal(data, "heads", "--output", str(tmp_path / "heads.txt")).returncode == 0
    assert left_open(out) == left_open(tmp_path / "heads.txt") == []


def an_old_folder(data: Path) -> Settings:
    """An installation that was made when others could read everything; beside it lies something else."""
    lived("returned", data).close()
    for place in (data, *data.rglob("*")):
        place.chmod(0o755 if place.is_dir() else 0o644)
    return load_settings(data=data)


def test_an_old_folder_is_closed_by_the_migration(tmp_path: Path) -> None:
    settings = an_old_folder(tmp_path / "data")
    found = ownership(settings)
    assert not found.ok
    assert SENTENCE in str(found.what)
    migrated(settings)
    assert left_open(settings.data) == []
    assert ownership(settings).ok


def test_it_is_closed_by_up_too(tmp_path: Path) -> None:
    settings = an_old_folder(tmp_path / "data")
    Installation.fresh(settings).close()
    assert left_open(settings.data) == []


def test_what_is_not_ours_stays_as_it_is(tmp_path: Path) -> None:
    settings = an_old_folder(tmp_path)
    (tmp_path / "muistio.txt").touch(0o644)
    migrated(settings)
    assert left_open(tmp_path) == [str(tmp_path), str(tmp_path / "muistio.txt")]
    assert list(open_to_others(settings)) == []


def test_what_nobody_lived_to_finish_is_taken_away(tmp_path: Path) -> None:
    settings = an_old_folder(tmp_path / "data")
    shelf = settings.data / "store" / "attachments"
    shelf.mkdir(exist_ok=True)
    long_ago, just_now = shelf / f"{UNFINISHED}a", shelf / f"{UNFINISHED}b"
    for file in (long_ago, just_now):
        file.write_text("Meikäläinen kaatui.", "utf-8")
    os.utime(long_ago, (0, 0))
    migrated(settings)
    assert list(shelf.glob(f"{UNFINISHED}*")) == [just_now]
