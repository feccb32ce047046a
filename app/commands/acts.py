"""Every act as a command, made of its class: a new act has its command without a change here."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import typer

from app.commands.helping import EXAMPLE
from app.commands.house import prose
from app.commands.options import parameters
from app.desk.may import roles
from models.base.terms import spoken
from models.engine.command import AnyAct


def hang(name: str, on: typer.Typer) -> None:
    """Hang the command of an act of this name on an application."""
    act = AnyAct.catalogue[name]
    on.command(
        act.verb,
        help=prose(act.__doc__ or ""),
        epilog="\n\n".join(told_last(act)) or None,
        rich_help_panel=act_panel(act),
    )(command(act))


def told_last(act: type[AnyAct]) -> Iterator[str]:
    """What stands at the end of an act's help: an example of it, and of a file that it takes."""
    if act.example:
        yield f"{EXAMPLE}{act.example}"
    if act.file:
        yield IN_THE_FILE
        yield from (line.replace("[", r"\[") for line in act.file.splitlines())


IN_THE_FILE = "In the file, for example:"
"""What is said before the lines of a file."""


def command(act: type[AnyAct]) -> Callable[..., None]:
    """The function that Typer makes a command of."""

    def act_from_the_command_line(**arguments: Any) -> None:
        import_module("app.commands.acting").run(act, arguments)  # the way to Temporal: no help needs it

    act_from_the_command_line.__signature__ = inspect.Signature(list(parameters(act)))  # type: ignore[attr-defined]
    act_from_the_command_line.__annotations__ = {}
    return act_from_the_command_line


def sentence(act: type[AnyAct]) -> str:
    """What an act is, in the first sentence of its help."""
    return prose(act.__doc__ or "").partition("\n")[0]


def act_panel(act: type[AnyAct]) -> str:
    """Who may do it, as a heading of the help."""
    return " or ".join(map(spoken, roles(act))).capitalize()
