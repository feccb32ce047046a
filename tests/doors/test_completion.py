"""A shell completes commands, options, and the ids that the registry has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert
from typer.core import TyperCommand, TyperOption

from activities.installation import Installation
from activities.registry.ids import journal_ids, loaded_bodies
from activities.settings import load_settings
from app.desk.reading.ids import bodies, journals
from models.bodies.body import Bodies
from models.tables.tables import JOURNAL
from tests.support.clerk import lived
from tests.support.command_line import ROOT, environment, pykala
from tests.support.commands import all_commands

CASE = "HEL 2021-002935"
COMMANDS = dict(all_commands())


@pytest.fixture(scope="module")
def lived_case(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The first real case, in a registry."""
    return lived("hel-2021-002935", tmp_path_factory.mktemp("data"))


def completed(data: Path, *words: str) -> list[str]:
    """What may be written for the last of these words, which is not complete."""
    asked = {"_PYKALA_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(("pykala", *words))}
    told = subprocess.run(
        [sys.executable, "-m", "app.cli"],
        env={**environment(data), **asked, "COMP_CWORD": str(len(words))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stderr == ""
    return told.stdout.split("\n")[:-1] if told.stdout.strip() else []


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("ca",), ["case", "cases"]),
        (("case", "wi"), ["withdraw", "wish"]),
        (("case", "open", "--publicity", "p"), ["public", "partly_confidential"]),
        (("case", "open", "--publicity=p"), ["public", "partly_confidential"]),
        (("case", "approve", "x", "--bo"), ["--body"]),
        (("case", "approve", "x", "--body", "kh"), ["khs"]),
        (("case", "decide", "x", "--role", "off"), ["officeholder"]),
        (("cases", "--stage", "tab"), ["tabled"]),
        (("body", "show", "kyl"), ["kylk"]),
        (("completion", "f"), ["fish"]),
        (("nothing", "of", "the", "kind"), []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_commands_options_and_words_are_completed(
    words: tuple[str, ...], some: list[str], tmp_path: Path
) -> None:
    assert completed(tmp_path, *words) == some


def test_steps_of_the_chains_of_approval_are_completed(tmp_path: Path) -> None:
    lived("sarvijoki", tmp_path).close()
    assert completed(tmp_path, "visa", "give", "x", "--step", "ta") == ["talous"]
    assert completed(tmp_path, "case", "send-back", "x", "--to", "pre") == ["preparation"]
    assert completed(tmp_path, "case", "send-back", "x", "--to", "ta") == ["talous"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("show", "HEL"), CASE),
        (("case", "reopen", "'HEL 2021"), CASE),
        (("case", "reopen", r"HEL\ 2021"), CASE),
        (("minutes", "check", "khs-2021-03"), "khs-2021-03-15"),
        (("report", "give", "'HEL 2021-002935/"), f"{CASE}/khs-2021-216"),
        (("item", "place", "khs-2021-03-15", "--case", "HEL"), CASE),
        (("ics", "--journal", "khs-2021-03-1"), "khs-2021-03-15"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_ids_of_the_registry_are_completed(
    lived_case: Installation, words: tuple[str, ...], found: str
) -> None:
    assert found in completed(lived_case.settings.data, *words)


def test_an_act_is_offered_journals_of_its_own_kind(lived_case: Installation) -> None:
    assert completed(lived_case.settings.data, "case", "reopen", "khs") == []
    assert completed(lived_case.settings.data, "minutes", "check", "HEL") == []


def test_ids_come_with_the_titles_of_cases(lived_case: Installation) -> None:
    settings = lived_case.settings
    assert journal_ids(settings, ["case"], "HEL 2021")[0][1].startswith("Määrärah")
    assert journal_ids(settings, ["case"], "hel'; drop table fact; --") == []


@pytest.mark.parametrize(
    "registry", ["sqlite:////nowhere/registry.sqlite", "postgresql://nobody@127.0.0.1:1/registry"]
)
def test_a_registry_that_does_not_answer_has_no_ids(registry: str) -> None:
    settings = load_settings(registry=registry)
    assert journal_ids(settings, ["case"], "") == []
    assert loaded_bodies(settings) == []


def test_a_wrong_setting_is_not_told_while_somebody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_REGISTRY", "mysql://a@b/c")
    assert journals("HEL", "case") == []
    assert bodies("kh") == ["khs"]


def test_the_bodies_of_the_product_are_known_by_their_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    assert set(bodies("")) == set(Bodies.load().bodies)


def test_every_registry_is_asked_by_its_own_driver(registry_dsn: str) -> None:
    settings = load_settings(registry=registry_dsn)
    engine = create_engine(registry_dsn)
    with engine.begin() as connection:
        connection.execute(
            insert(JOURNAL),
            [
                {"id": id_, "kind": "case", "seq": 1, "head": "0" * 64, "folded": 0, "is_open": True}
                for id_ in ("HEL 2021-000001", "HEL 2022-000001")
            ],
        )
    engine.dispose()
    assert journal_ids(settings, ["case"], "HEL 2021") == [("HEL 2021-000001", "")]
    assert [id_ for id_, _ in journal_ids(settings, ["case", "meeting"], "")] == [
        "HEL 2022-000001",
        "HEL 2021-000001",
    ]
    assert loaded_bodies(settings) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_its_script(shell: str) -> None:
    told = pykala("completion", shell)
    assert told.exit_code == 0
    assert "_PYKALA_COMPLETE=complete_bash" in told.stdout


@pytest.mark.parametrize(
    ("words", "inserted"),
    [
        (("case", "reopen", "HEL"), r"HEL\ 2021-002935"),
        (("case", "reopen", "'HEL"), CASE),
        (("case", "reo"), "reopen"),
    ],
    ids=["bare", "in quotes", "a verb"],
)
def test_bash_inserts_an_id_as_one_word(
    lived_case: Installation, words: tuple[str, ...], inserted: str, tmp_path: Path
) -> None:
    program = tmp_path / "pykala"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m app.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = ROOT / "app" / "commands" / "shells" / "pykala.bash"
    typed = " ".join(word if "'" not in word else f'"{word}"' for word in ("pykala", *words))
    asked = f"COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _pykala {program}"
    line = f'source {script}; {asked}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    told = subprocess.run(
        ["bash", "--norc", "-c", line],
        env={**environment(lived_case.settings.data), "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == [inserted]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_is_completed_is_what_the_command_takes(words: tuple[str, ...]) -> None:
    outline, loaded = COMMANDS[words].outline(), COMMANDS[words].loaded()
    assert options(outline) == options(loaded)
    assert len(outline.params) == len(loaded.params)


def options(command: TyperCommand) -> list[list[str]]:
    """The names of every option of a command."""
    return [[*o.opts, *o.secondary_opts] for o in command.params if isinstance(o, TyperOption)]
