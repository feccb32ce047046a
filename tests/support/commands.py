"""Every command of the command line: for tests that walk over them all."""

from __future__ import annotations

from collections.abc import Iterator

import typer.main
from typer.core import TyperGroup

from app.cli import app
from app.commands.house import Unloaded


def all_commands() -> Iterator[tuple[tuple[str, ...], Unloaded]]:
    """The words that each command is called by, and the command, which is not loaded yet."""
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    for name, found in root.commands.items():
        below = found.commands.items() if isinstance(found, TyperGroup) else [("", found)]
        for verb, command in below:
            assert isinstance(command, Unloaded)
            yield (name, verb) if verb else (name,), command
