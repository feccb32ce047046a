"""The help, and what is said of a command that was written otherwise, are in the language of their reader."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app.commands.helping import COMPLAINTS, reworded
from models.base.catalogues import catalogue
from models.base.language import Language
from tests.support.command_line import pykala

HELP = (
    ("--help",),
    ("item", "--help"),
    ("item", "recuse", "--help"),
    ("case", "open", "--help"),
    ("due", "--help"),
    ("sealed", "erase", "--help"),
)
WRONG = (
    ("motion", "mak"),
    ("motion", "make"),
    ("show",),
    ("due", "--nonsense"),
    ("due", "--until"),
    ("up", "--port", "x"),
    ("up", "--port", "9" * 5000),
    ("meeting", "open", "khs-2021-03-15", "--seen", "-1"),
)
ENGLISH = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Every act",
    "The meeting",
    "Number of",
    "Example:",
    "[required]",
    "Municipal",
    "Show ",
    "Missing",
    "No such",
    "Erase a",
    "[OPTIONS]",
    "COMMAND",
    "MEETING",
    "Input should",
    "Unable to",
)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("asked", HELP, ids=" ".join)
def test_no_english_is_left_in_the_help(
    asked: tuple[str, ...], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    told = pykala(*asked).stdout
    assert [word for word in ENGLISH if word in told] == []
    assert catalogue(language).pgettext("help", "Usage:") in told


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("asked", WRONG, ids=" ".join)
def test_no_english_is_left_in_a_complaint(
    asked: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", language)
    said = pykala(*asked)
    assert said.exit_code == 2
    assert [word for word in ENGLISH if word in said.stderr] == []


@pytest.mark.parametrize("asked", [*HELP, *WRONG], ids=" ".join)
def test_in_english_it_is_as_it_was_written(asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "en")
    said = pykala(*asked)
    assert any(word in said.stdout + said.stderr for word in ("Usage:", "Error"))


@pytest.mark.parametrize("template", COMPLAINTS)
def test_every_complaint_is_told_with_what_it_is_about(
    template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Complaint:
        def format_message(self) -> str:
            return template.replace("{", "<").replace("}", ">")

    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    said = reworded(Complaint()).format_message()
    assert said != Complaint().format_message()
    assert all(f"<{name}>" in said for name in ("which", "given", "option") if f"{{{name}}}" in template)


def test_a_language_that_is_not_spoken_here_gets_english_help() -> None:
    environment = {**os.environ, "PYKALA_LANGUAGE": "xx"}
    called = [sys.executable, "-m", "app.cli", "--help"]
    told = subprocess.run(called, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert "Usage:" in told.stdout


def test_a_command_refuses_a_language_that_is_not_spoken_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "xx")
    said = pykala("show", "HEL 2021-000001")
    assert (said.exit_code, said.stderr) == (2, "PYKALA_LANGUAGE is xx; it is one of fi, sv, en.\n")
