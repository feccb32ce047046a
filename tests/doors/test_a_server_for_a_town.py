"""A server for a town: the service files and the page that explains them name what is there."""

from __future__ import annotations

import re
import shlex
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from activities.settings import Settings, variable
from app.commands.index import Line, kept
from tests.support.command_line import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
TOWN = PAGE.partition("## A server for a town\n")[2].partition("\n## ")[0]
DEPLOY = ROOT / "deploy"
OF_EVERY = {"--json", "--help"}


def commands_in(text: str) -> set[str]:
    """Every `pykala …` that a text tells its reader to type."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in re.split(r"\n| && |\$\(", block)]
    typed = [line.strip() for line in lines if re.match(r"\s*(/usr/local/bin/)?pykala [a-z]", line)]
    return {*typed, *re.findall(r"`(pykala [a-z][^`\n]*)`", text)}


def found(words: list[str]) -> tuple[Line, list[str]]:
    """The line of the index of a command, and what stands after its name."""
    line = kept()[words[0]]
    if not line.verbs:
        return line, words[1:]
    return line.verbs[words[1]], words[2:]


@pytest.mark.parametrize("typed", sorted(commands_in(PAGE)))
def test_every_command_of_the_page_is_there(typed: str) -> None:
    line, rest = found(shlex.split(typed.partition("#")[0])[1:])
    options = {name for taken in line.takes for name in taken.get("names", ())}
    given = {word.partition("=")[0] for word in rest if word.startswith("--")}
    assert given - OF_EVERY <= options


def unit(name: str) -> dict[str, list[str]]:
    """The lines of a unit, by what stands before the `=`."""
    said: dict[str, list[str]] = {}
    for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines():
        if re.match("[A-Z]", line):
            key, _, value = line.partition("=")
            said.setdefault(key, []).append(value)
    return said


@pytest.mark.parametrize("name", ["pykala.service", "pykala-backup.service"])
def test_a_service_runs_commands_that_there_are_as_the_user_that_the_page_makes(name: str) -> None:
    service = unit(name)
    for started in service["ExecStart"]:
        word, *rest = shlex.split(started)
        assert word == "/usr/local/bin/pykala"
        found(rest)
    assert service["User"] == service["Group"] == ["pykala"]
    assert 'useradd --system --home-dir "/var/lib/pykala"' in TOWN
    assert service["EnvironmentFile"] == ["/etc/pykala/pykala.env"]
    assert service["WorkingDirectory"] == ["/var/lib/pykala"]


def test_every_file_of_the_service_is_installed_by_the_page() -> None:
    assert [file.name for file in DEPLOY.iterdir() if f"deploy/{file.name}" not in TOWN] == []


def test_every_setting_of_the_service_is_one() -> None:
    written = RawConfigParser(delimiters=("=",))
    written.optionxform = str  # type: ignore[assignment,method-assign]
    written.read_string("[env]\n" + (DEPLOY / "pykala.env").read_text(encoding="utf-8"))
    settings = {variable(name): name for name in Settings.model_fields}
    assert set(written["env"]) <= set(settings)
    Settings.model_validate({settings[key]: value for key, value in written["env"].items()})


def test_the_word_is_put_on_the_path_and_no_other_is_overwritten(tmp_path: Path) -> None:
    install = ["make", "-C", str(ROOT), "-o", ".venv/runs", "install", f"PREFIX={tmp_path}"]
    for _ in range(2):
        done = subprocess.run(install, capture_output=True, text=True, check=True)
        assert f"{tmp_path}/bin/pykala is pykala" in done.stdout
    assert "not on the path yet" in done.stdout
    word = tmp_path / "bin" / "pykala"
    word.unlink()
    word.write_text("another", encoding="utf-8")
    refused = subprocess.run(install, capture_output=True, text=True, check=False)
    assert refused.returncode
    assert word.read_text(encoding="utf-8") == "another"
