"""A newcomer sets up a town, prepares, decides, reports and closes by typing what the guide says alone."""

from __future__ import annotations

import shlex
from pathlib import Path
from string import Template

import pytest

from activities.installation import Installation
from activities.settings import load_settings
from docs.parts.typed import Typed, blocks
from tests.support.command_line import pykala, up

BLOCKS = list(blocks())


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a town in which the whole guide was typed, with what it was told."""
    folder = tmp_path_factory.mktemp("koivula")
    with pytest.MonkeyPatch.context() as newcomer, up(folder / "pykala-data"):
        newcomer.chdir(folder)
        newcomer.delenv("TEMPORAL_ADDRESS", raising=False)
        newcomer.setenv("PYKALA_DATA", str(folder / "pykala-data"))
        names: dict[str, str] = {}
        for block in BLOCKS:
            _type(block, folder, names)
    return folder


def _type(block: Typed, folder: Path, names: dict[str, str]) -> None:
    if block.file:
        (folder / block.file).parent.mkdir(exist_ok=True)
        (folder / block.file).write_text(block.text, encoding="utf-8")
        return
    for line in block.text.splitlines():
        word, *words = shlex.split(Template(line).substitute(names))
        if word == "pykala":
            told = pykala(*words)
            assert told.exit_code == 0, f"{line}\n{told.output}"
        else:
            name, _, value = word.partition("=")
            names[name] = value


def test_the_case_is_closed_with_all_its_papers(played: Path) -> None:
    installation = Installation.ready(load_settings(data=played / "pykala-data"))
    case = installation.registry.held("KVL 2024-000001").state
    installation.close()
    assert case is not None
    assert not case.open
    told = {path.suffix for path in played.rglob("*") if path.is_file() and "pykala-data" not in path.parts}
    assert {".pdf", ".html"} <= told


def test_the_secretary_types_half_of_what_it_once_took() -> None:
    lines = [line for block in BLOCKS if block.role == "The secretary" for line in block.text.splitlines()]
    calls = [line for line in lines if line.startswith("pykala ")]
    assert len(calls) <= 92 / 2
    assert sum(map(len, lines)) <= 8_400 / 2
