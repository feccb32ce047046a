"""A rehearsal writes into a folder of its own: again into the same one, and never over anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.case_files import GOOD, save
from tests.support.command_line import pykala


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A case that no body has handled yet."""
    (tmp_path / "life").mkdir()
    before, _, _ = GOOD.partition("  - 2021-01-13 09:00, presenter")
    return str(save(tmp_path / "life", before))


def test_what_it_left_is_replaced_by_the_next_one(file: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        done = pykala("rehearse", file, "--out", str(out))
        assert done.exit_code == 0, done.output
        assert "No body has handled it." in done.stdout
        assert "No money was granted." in done.stdout
        assert {"papers", "outbox", "registry", "record.json", "timeline.html"} == {
            path.name for path in out.iterdir()
        }
        assert not (out / "papers" / "of the first.pdf").exists()
        (out / "papers" / "of the first.pdf").touch()


def test_a_folder_with_other_things_or_a_file_is_left_alone(file: str, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "gradu.odt").write_text("tärkeä", encoding="utf-8")
    for place in (taken, taken / "gradu.odt"):
        refused = pykala("rehearse", file, "--out", str(place))
        assert refused.exit_code == 1
        assert "has other things in it" in " ".join(refused.stderr.split())
    assert (taken / "gradu.odt").read_text(encoding="utf-8") == "tärkeä"
