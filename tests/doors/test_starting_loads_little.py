"""Starting loads little: the help lists commands without loading them, and an act's help loads that act."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands.added import is_named
from app.commands.index import kept, text_of
from app.commands.indexing import made
from models.engine.command import AnyAct
from models.engine.journal import Content
from models.engine.kinds import index
from models.whole import catalogue
from tests.support.command_line import ROOT, environment

LARGE = {"temporalio", "sqlalchemy", "sqlmodel", "alembic", "typst", "jinja2", "holidays", "icalendar"}
RUN = """
import json, sys
from typer.testing import CliRunner
from app.cli import app
told = CliRunner().invoke(app, sys.argv[1:], prog_name="pykala")
print(json.dumps([told.exit_code, sorted(sys.modules)]))
"""


def loaded(data: Path, *words: str, ends: int = 0) -> set[str]:
    """The modules that a command has loaded when it ends."""
    command = [sys.executable, "-c", RUN, *words]
    told = subprocess.run(
        command, env=environment(data), cwd=ROOT, capture_output=True, text=True, check=True
    )
    code, modules = json.loads(told.stdout)
    assert code == ends
    return set(modules)


LISTS = [("--version",), ("--help",), ("case", "--help"), ("paper", "--help")]


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_listing_what_there_is_loads_no_model(words: tuple[str, ...], tmp_path: Path) -> None:
    modules = loaded(tmp_path, *words)
    assert not modules & (LARGE | {"yaml", "models.base.words", "app.commands.acts"})


@pytest.mark.parametrize("words", LISTS[:2], ids=" ".join)
def test_the_version_and_the_first_help_load_no_pydantic(words: tuple[str, ...], tmp_path: Path) -> None:
    assert "pydantic" not in loaded(tmp_path, *words)  # of a noun's help, Typer reads its options with it


@pytest.mark.parametrize("words", [("foo",), ("case", "foo"), ("case", "list")], ids=" ".join)
def test_a_word_mistyped_loads_no_model(words: tuple[str, ...], tmp_path: Path) -> None:
    modules = loaded(tmp_path, *words, ends=2)
    assert not modules & (LARGE | {"app.commands.indexing", "app.commands.acts", "models.whole.catalogue"})


def test_every_command_is_named_where_one_that_is_new_is_looked_for() -> None:
    commands = [(noun, verb) for noun, line in kept().items() for verb in line.verbs or {"": line}]
    assert [command for command in commands if not is_named(*command)] == []


def test_a_command_that_is_new_is_looked_for_in_the_sources(tmp_path: Path) -> None:
    source = (
        'class NoteCase(Act[Case]):\n    noun: ClassVar[str] = "case"\n    verb: ClassVar[str] = "note"\n'
    )
    (tmp_path / "note.py").write_text(source, encoding="utf-8")
    assert is_named("case", "note", folders=(tmp_path,))
    assert not is_named("meeting", "note", folders=(tmp_path,))


@pytest.mark.parametrize(
    ("words", "stands", "others"),
    [
        (("case", "open"), "preparation.opening", ("meeting.meeting", "follow_up.follow_up")),
        (("report", "give"), "follow_up.reporting", ("meeting.meeting", "voting.voting")),
        (("item", "handle"), "decision.decision", ("follow_up.reporting", "minutes.minutes")),
    ],
    ids=["case open", "report give", "item handle"],
)
def test_the_help_of_an_act_loads_that_act(
    words: tuple[str, ...], stands: str, others: tuple[str, ...], tmp_path: Path
) -> None:
    modules = loaded(tmp_path, *words, "--help")
    assert f"models.{stands}" in modules
    assert not modules & (LARGE | {f"models.{other}" for other in (*others, "whole.catalogue")})


def test_reading_loads_no_workflows_and_nothing_that_makes_papers(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "body", "list")
    assert not modules & {"temporalio", "alembic", "typst", "jinja2", "activities.registry.transaction"}


def test_the_index_names_where_each_act_and_fact_stands() -> None:
    ours = {name: act for name, act in catalogue.ACTS.items() if act.__module__.startswith("models.")}
    assert index()["acts"] == {name: act.__module__ for name, act in ours.items()}
    assert set(index()["facts"]) <= set(catalogue.FACTS)


def test_the_index_lists_the_commands_that_there_are() -> None:
    assert text_of(kept()) == text_of(made())


def test_what_the_index_does_not_know_is_looked_for() -> None:
    assert AnyAct.catalogue.known("no_such_act") is None
    with pytest.raises(KeyError):
        Content.kinds["NoSuchFact"]
