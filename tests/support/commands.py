"""Every command of the command line, loaded: for tests that walk over them all."""

from __future__ import annotations

from collections.abc import Iterator

import typer.main
from typer.core import TyperCommand, TyperGroup

from app.cli import app
from app.commands.house import Unloaded


def all_commands() -> Iterator[tuple[tuple[str, ...], TyperCommand]]:
    """The words that each command is called by, and the command."""
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    for name, found in root.commands.items():
        if isinstance(found, TyperGroup):
            for verb, command in found.commands.items():
                assert isinstance(command, Unloaded)
                yield (name, verb), command.loaded()
        else:
            assert isinstance(found, Unloaded)
            yield (name,), found.loaded()
