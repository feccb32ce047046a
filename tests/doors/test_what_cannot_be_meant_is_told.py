"""A day that no calendar counts from, or an argument that is no text, is wrong input and no fault."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.case_file.finding import Meaningless
from app.case_file.scalars import day
from app.desk.giving import instant
from tests.support.clerk import lived
from tests.support.command_line import ROOT, pykala

EXAMPLE = ROOT / "examples" / "hel-2021-002935"
OPEN = ("case", "open", "--title", "Määräraha", "--task-class", "02 02 02", "--actor", "Anna")
WITHDRAW = ("case", "withdraw", "HEL 2021-002935", "--reason", "Turha.", "--actor", "Anna")
FAR = (
    "0001-01-01 00:00",
    "1.1.0001 klo 0.00",
    "0001-01-01T00:00+02:00",
    "9999-12-31 23:59",
    "1899-12-31 10:00",
)
NO_TEXT = [("show", "\udcff"), ("\udcff",), ("--\udcff",), (*OPEN, "--note", "a\ud800b"), ("check", "\udc80")]
SAID = "is none of 1900 to 9000"


@pytest.mark.parametrize("at", FAR)
@pytest.mark.parametrize("words", [OPEN, WITHDRAW], ids=["open", "withdraw"])
def test_an_instant_of_such_a_year_is_refused_at_the_door(
    at: str, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "data"))
    lived("claim-left", tmp_path / "data").close()
    refused = pykala(*words, "--at", at)
    assert refused.exit_code == 2, refused.output
    assert SAID in " ".join(refused.output.split())


def test_such_a_day_is_refused_at_the_door() -> None:
    assert SAID in " ".join(pykala("due", "--until", "0001-01-01").output.split())


def test_the_first_and_the_last_year_are_taken() -> None:
    assert (day("1.1.1900").year, day("9000-12-31").year) == (1900, 9000)
    for written in FAR:
        with pytest.raises(Meaningless):
            instant(written)


@pytest.mark.parametrize("written", ["0001-01-01 00:00", "0001-01-01 00:00+05:00", "9999-12-31 23:59-05:00"])
def test_an_instant_of_such_a_year_is_told_with_its_line(written: str, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "case")
    file = tmp_path / "case" / "case.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("2021-01-11 09:00", written, 1), "utf-8")
    line = text[: text.index("2021-01-11 09:00")].count("\n") + 1
    checked = pykala("check", "--json", str(file))
    assert checked.exit_code == 2, checked.output
    assert line in [finding["line"] for finding in json.loads(checked.stdout)]


@pytest.mark.parametrize(
    "words",
    [("show", "\udcff"), ("\udcff",), ("--\udcff",), (*OPEN, "--note", "a\ud800b"), ("check", "\udc80")],
)
def test_an_argument_that_is_no_text_is_wrong_input(words: tuple[str, ...]) -> None:
    refused = pykala(*words)
    assert refused.exit_code == 2
    assert f"Argument {len(words)} is no text" in refused.output
    assert json.loads(pykala(*words, "--json").stdout)["refused"] == "NoText"
