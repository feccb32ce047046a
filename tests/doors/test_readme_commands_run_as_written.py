"""The README's commands: each fenced block runs as it is written, in a folder that has the examples."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it ships no types

from docs.generate import record_schema
from tests.support.command_line import ROOT
from tests.support.written_commands import a_folder_with_the_word, run, told

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
MAKE = [block.split()[1] for block in BLOCKS if block.startswith("make ")]
BY_HAND = [block for block in BLOCKS if not block.startswith("make ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the README is followed."""
    return a_folder_with_the_word(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def house_that_is_up(folder: Path) -> Iterator[None]:
    """The block with `pykala up`, until the tests are done."""
    (block,) = (block for block in BY_HAND if "pykala up" in block)
    with subprocess.Popen(
        ["bash", "-euc", block.replace("pykala up", "exec pykala up")],
        cwd=folder,
        env=told(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert any(line.startswith("Ctrl-C") for line in process.stdout)
        yield
        process.terminate()


def test_the_two_commands_are_targets_of_make() -> None:
    assert MAKE == ["run", "demo", "test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^demo: .*\n\t@\$\(BIN\)/pykala demo\$\(if .*\)$", makefile, re.MULTILINE)
    assert re.search(
        r"^run: .*\n\t@\$\(BIN\)/pykala up --desk-port \d+ --sample examples/", makefile, re.MULTILINE
    )
    assert re.search(r"^test: ", makefile, re.MULTILINE)


def test_the_demo_leaves_what_the_readme_says_and_a_record_as_its_schema_has_it(folder: Path) -> None:
    said = run(folder, "pykala demo").splitlines()
    assert len(said) == 5
    left = {path.name for path in (folder / "out").iterdir()}
    assert {"papers", "timeline.html", "record.json", "outbox"} <= left
    record = json.loads((folder / "out" / "record.json").read_text(encoding="utf-8"))
    Draft202012Validator(json.loads(record_schema())).validate(record)
    assert all(f"`{name}`" in README for name in ("out/", "timeline.html", "record.json"))


@pytest.mark.usefixtures("house_that_is_up")
def test_four_acts_by_hand_bring_a_case_to_its_review(folder: Path) -> None:
    (block,) = (block for block in BY_HAND if "pykala case open" in block)
    said = run(folder, block)
    assert "(digijory) supports revision 1" in said
    assert "Who may act while it is in preparation" in said


def test_case_files_are_checked_and_rehearsed(folder: Path) -> None:
    (block,) = (block for block in BY_HAND if "pykala check" in block)
    assert "no errors" in run(folder, block)


def test_the_readme_is_two_screens_at_most() -> None:
    assert len(README.splitlines()) <= 80
