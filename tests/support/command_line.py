"""The command line for the tests: run in this process, or as people run it, in a process of its own."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup
from typer.testing import CliRunner, Result

from activities.installation import Installation
from activities.lasting import OTHERS
from activities.settings import variable
from app.cli import app
from app.commands.indexing import by_hand
from models.engine.command import AnyAct

ROOT = Path(__file__).parents[2]


def pykala(*words: str, typed: str = "") -> Result:
    """Run a command in this process; `typed` is what it is answered where it asks.

    A command may have what it makes belong to its owner alone; what the tests make after it does not.
    """
    before = os.umask(OTHERS)
    os.umask(before)
    try:
        return CliRunner().invoke(app, list(words), prog_name="pykala", input=typed)
    finally:
        os.umask(before)


def parsed(line: str) -> tuple[type[AnyAct], dict[str, Any]]:
    """A command line as the real parser reads it."""
    _, group, verb, *words = shlex.split(line)
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    verbs = root.commands[group]
    assert isinstance(verbs, TyperGroup)
    context = verbs.commands[verb].make_context(f"pykala {group} {verb}", words)
    act = next(act for act in by_hand() if (act.noun, act.verb) == (group, verb))
    return act, context.params


def read(installation: Installation, monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    """What a command prints, in this process, to somebody who works on this installation."""
    monkeypatch.setenv("PYKALA_DATA", str(installation.settings.data))
    told = pykala(*words)
    assert told.exit_code == 0, told.output
    return told.stdout.replace("\xa0", " ")


def environment(data: Path) -> dict[str, str]:
    """The environment of somebody who works on this data folder, and on no other Temporal."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYKALA_", "TEMPORAL_"))}
    return {**kept, "PYKALA_LANGUAGE": "en", "PYKALA_DATA": str(data), "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True)
class Up:
    """A `pykala up` of its own."""

    process: subprocess.Popen[str]
    said: str

    def stop(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Tell it to stop; its exit code, and what it said on its way out."""
        self.process.send_signal(number)
        _, complaints = self.process.communicate(timeout=30)
        return self.process.returncode, complaints


@contextmanager
def up(data: Path, *options: str, **settings: str) -> Iterator[Up]:
    """Run `pykala up` in another process, on free ports, until the block ends."""
    command = [sys.executable, "-m", "app.cli", "up", "--port", "0", "--ui-port", "0", *options]
    further = {variable(name): value for name, value in settings.items()}
    with subprocess.Popen(
        command,
        env={**environment(data), **further},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            said = []
            for line in process.stdout:
                said.append(line)
                if line.startswith("Ctrl-C"):
                    break
            yield Up(process, "".join(said))
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.communicate(timeout=30)


def second_terminal(data: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, with further settings by their names."""
    further = {variable(name): value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *words],
        env={**environment(data), **further},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
