"""`pykala check` finds also what only the engine can know, and says where it stands in the file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.support.command_line import ROOT, pykala

EXAMPLE = ROOT / "examples" / "hel-2021-002935"


def with_a_missing_seat(folder: Path) -> tuple[Path, int]:
    """The example, in which somebody sits on a seat that the board does not have; and the line of it."""
    shutil.copytree(EXAMPLE, folder / "case")
    file = folder / "case" / "case.yaml"
    written = file.read_text("utf-8").replace("[1–13, 15]", "[1–13, 99]")
    file.write_text(written, "utf-8")
    return file, written[: written.index("[1–13, 99]")].count("\n") + 1


def test_a_missing_seat_is_told_with_its_line(tmp_path: Path) -> None:
    file, line = with_a_missing_seat(tmp_path)
    checked = pykala("check", str(file))
    assert checked.exit_code == 2
    assert "has no seat 99" in checked.output
    (finding,) = json.loads(pykala("check", "--json", str(file)).stdout)
    assert line - 2 <= finding["line"] <= line


def test_a_rehearsal_of_it_is_wrong_input_and_writes_nothing(tmp_path: Path) -> None:
    file, _ = with_a_missing_seat(tmp_path)
    assert pykala("rehearse", "--pure", str(file)).exit_code == 2


def test_a_file_without_errors_is_told_so() -> None:
    checked = pykala("check", str(EXAMPLE / "case.yaml"))
    assert (checked.exit_code, "no errors" in checked.output) == (0, True)
