"""Starting loads little: the help lists commands without loading them, and an act's help loads that act."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

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


def loaded(data: Path, *words: str) -> set[str]:
    """The modules that a command has loaded when it ends."""
    command = [sys.executable, "-c", RUN, *words]
    told = subprocess.run(
        command, env=environment(data), cwd=ROOT, capture_output=True, text=True, check=True
    )
    code, modules = json.loads(told.stdout)
    assert code == 0
    return set(modules)


LISTS = [("--version",), ("--help",), ("case", "--help"), ("paper", "--help")]


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_listing_what_there_is_loads_no_model(words: tuple[str, ...], tmp_path: Path) -> None:
    modules = loaded(tmp_path, *words)
    assert not modules & (LARGE | {"yaml", "models.base.frozen", "app.commands.acts"})


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
