"""The house: the application that every command hangs on, and the panels under which people find theirs.

What a command needs is loaded when that command is asked for, and nothing before.
"""

from __future__ import annotations

import inspect
import os
import re
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer._click.exceptions import ClickException, UsageError
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandInfo

from app import VERSION
from app.commands.helping import Helped, reworded
from app.commands.index import Index, Line, kept
from app.commands.metavar import metavar_of
from app.commands.once import Once
from models.base.country_pack import served
from models.base.language import LANGUAGES, language_of

EVERYBODY = "Everybody: look at the record"
OPERATOR = "Operator: keep it running"

TOLD = ("help", "rich_help_panel")
"""What a parameter tells of itself."""

WRONG_INPUT = 2
REFUSED = 1
SO_ALREADY = {"SameMunicipality", "SameBody", "AppointedAlready"}
"""Refusals, by name, of what is so already: who asks for it again has what they want, and no error."""

TRACEBACK = "PYKALA_TRACEBACK"
"""Set by somebody who looks for a fault of the program and wants to see where it came from."""

PLAIN: dict[str, Any] = {
    "rich_markup_mode": "rich",
    "pretty_exceptions_enable": False,
    "add_completion": False,
}


def prose(text: str) -> str:
    """A docstring as paragraphs of one line each, which the help wraps by itself."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(text))


top = typer.Typer(**PLAIN)
"""Where a module hangs a command that has no noun."""


NOUNS: dict[str, tuple[str, str]] = {}
"""The panel of a noun, and what the help says of it; of other nouns it lists the verbs."""


def noun(name: str, panel: str = "", about: str = "") -> typer.Typer:
    """Where a module hangs the verbs of a noun, with its panel and what it is about unless acts say that."""
    if panel:
        NOUNS[name] = panel, about
    return verbs_of(name)


@cache
def verbs_of(_name: str) -> typer.Typer:
    """What was hung on a noun so far."""
    return typer.Typer(**PLAIN)


class Unloaded(TyperCommand):
    """A command of which only its line of the index is there until it is run."""

    def __init__(self, name: str, line: Line, group: str) -> None:
        super().__init__(name, help=line.help, rich_help_panel=line.panel)
        self._line, self._group = line, group

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        found = self.outline() if extra.get("resilient_parsing") else self.loaded()
        return found.make_context(info_name, args, parent, **extra)

    @property
    def is_act(self) -> bool:
        """Whether it is an act, and no command that looks or keeps things running."""
        return bool(self._line.act)

    def told(self) -> list[str]:
        """What its help says, in English."""
        command = self.loaded()
        parts = (vars(param).get(name) for param in command.params for name in TOLD)
        return [text for text in (command.help, command.epilog, *parts) if isinstance(text, str)]

    def metavars(self) -> list[str]:
        """What stands for its values, in English."""
        return [metavar for param in self.loaded().params if (metavar := metavar_of(param))]

    def outline(self) -> TyperCommand:
        """The command as a shell completes it: it takes the same, and does nothing."""
        made: TyperCommand = import_module("app.commands.taken").outline(self._line.takes)
        return made

    def loaded(self) -> TyperCommand:
        """The command itself."""
        single = typer.Typer(**PLAIN)
        if self._line.act:
            import_module("app.commands.acts").hang(self._line.act, single)
        else:
            import_module(self._line.module)
            hung = (verbs_of(self._group) if self._group else top).registered_commands
            single.registered_commands += [info for info in hung if command_name(info) == self.name]
        return command_of(single)


def command_of(single: typer.Typer) -> TyperCommand:
    """The only command of an application."""
    (info,) = single.registered_commands
    info.cls = Once
    command = typer.main.get_command(single)
    assert isinstance(command, TyperCommand)  # noqa: S101 - of a single command Typer makes one
    return command


def command_name(info: CommandInfo) -> str:
    """What a command is called by."""
    assert info.callback is not None  # noqa: S101 - a command that hangs here has one
    return info.name or typer.main.get_command_name(info.callback.__name__)


def group_of(name: str, line: Line) -> TyperGroup:
    """A noun with its verbs, none of them loaded."""
    verbs = {verb: Unloaded(verb, of, name) for verb, of in (line.verbs or {}).items()}
    return Noun(
        name=name,
        commands=dict(verbs),
        help=line.help,
        rich_help_panel=line.panel,
        rich_markup_mode="rich",
        no_args_is_help=True,
    )


def commands_of(index: Index) -> dict[str, TyperCommand | TyperGroup]:
    """Every noun and every command that has none."""
    return {
        name: group_of(name, line) if line.verbs else Unloaded(name, line, "") for name, line in index.items()
    }


class Noun(Helped, TyperGroup):
    """A noun, with its verbs."""


class FrontDoor(Helped, TyperGroup):
    """Every refusal leaves through here: a sentence on stderr, or JSON on stdout when that was asked for."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": commands_of(kept())})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta["json"] = "--json" in args
        ctx.meta["argv"] = list(args)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        unknown = () if ctx.resilient_parsing else self._unknown(args)
        if unknown and import_module("app.commands.added").is_named(*unknown):
            self.commands = dict(commands_of(import_module("app.commands.indexing").made()))
        return super().resolve_command(ctx, args)

    def _unknown(self, args: list[str]) -> tuple[str, ...]:
        """What the index does not have of what was asked for: a noun, or a noun with a verb."""
        found = self.commands.get(args[0])
        if found is None:
            return (args[0],)
        if not isinstance(found, TyperGroup) or len(args) == 1 or args[1].startswith("-"):
            return ()
        return () if args[1] in found.commands else (args[0], args[1])

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        if not all(map(str.isprintable, args)) and not extra.get("resilient_parsing"):
            _refuse_what_is_no_text(args)
        try:
            return super().make_context(info_name, args, parent, **extra)
        except UsageError as error:
            raise reworded(error) from None

    def invoke(self, ctx: Any) -> Any:
        try:
            if language_of(os.environ) not in LANGUAGES:
                import_module("app.language").refuse_unknown_language()
            served()
            return super().invoke(ctx)
        except UsageError as error:
            raise reworded(error) from None
        except (typer.Exit, typer.Abort, ClickException, BrokenPipeError):
            raise  # before what comes next, which loads what makes refusals
        except import_module("app.wrong_input").Refusal as refusal:
            raise typer.Exit(_left_with(refusal, ctx)) from None
        except Exception as error:
            if TRACEBACK in os.environ:
                raise
            unforeseen = import_module("app.commands.unforeseen").refusal_of(error)
            import_module("app.commands.refused").tell(unforeseen, as_json=ctx.meta["json"])
            raise typer.Exit(REFUSED) from None


def _left_with(refusal: Any, ctx: Any) -> int:
    """The exit code of what was refused, which is told; or of what is carried out at another's door."""
    wrong = import_module("app.wrong_input")
    if refusal.type == "ThroughTheDoor":
        try:
            return int(
                import_module("app.through_the_door").carried_out(ctx.meta["argv"], *ctx.meta["typed"])
            )
        except wrong.Refusal as there:
            refusal = there
        except OSError as error:
            refusal = import_module("app.commands.unforeseen").refusal_of(error)
    import_module("app.commands.refused").tell(refusal, as_json=ctx.meta["json"])
    if refusal.type in SO_ALREADY:
        return 0
    return WRONG_INPUT if isinstance(refusal, wrong.WrongInput) else REFUSED


def _refuse_what_is_no_text(args: list[str]) -> None:
    no_text = import_module("app.commands.no_text")
    try:
        no_text.refuse_what_is_no_text(args)
    except no_text.NoText as refusal:
        import_module("app.commands.refused").tell(refusal, as_json="--json" in args)
        raise typer.Exit(WRONG_INPUT) from None


app = typer.Typer(
    name="pykala",
    cls=FrontDoor,
    no_args_is_help=True,
    help=prose(
        """Municipal decisions from opening to the annual accounts. Begin with `pykala up`.

        Every act is `pykala NOUN VERB`, and `pykala NOUN VERB --help` shows an example. Days are written
        2021-03-15 or 15.3.2021, instants '2021-03-15 16:58' or '15.3.2021 16.58' in local time, amounts
        '3 200 000', '1 250.50' or '1 250,50', long texts as they are or as @file.md. A refusal says
        who could, or when; it ends with 1, wrong input with 2. PYKALA_LANGUAGE (fi, sv or en) is the
        language that is spoken, else that of the locale."""
    ),
    **PLAIN,
)


WHICH_VERSION = "Which version this is."


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pykala {VERSION}")
        raise typer.Exit


@app.callback()
def front_door(
    version_: Annotated[
        bool, typer.Option("--version", help=WHICH_VERSION, callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take what stands before every noun."""
