"""`pykala completion`: what a shell runs so that it completes commands, options and ids."""

from __future__ import annotations

from enum import StrEnum
from importlib.resources import files
from typing import Annotated

import typer

from app.commands.house import OPERATOR, top


class Shell(StrEnum):
    """The shells that complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@top.command(rich_help_panel=OPERATOR, epilog='Example: eval "$(pykala completion bash)"')
def completion(
    shell: Annotated[Shell, typer.Argument(help="The shell.", metavar="SHELL", show_default=False)],
) -> None:
    """Print what makes a shell complete commands, options and ids.

    Put it into the file that your shell reads when it starts: ~/.bashrc, ~/.zshrc, or for fish
    ~/.config/fish/completions/pykala.fish.
    """
    script = files("app.commands").joinpath("shells", f"pykala.{shell}").read_text(encoding="utf-8")
    typer.echo(script, nl=False)
