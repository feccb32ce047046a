"""The house: the application that every command hangs on, and the panels under which people find theirs."""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app import VERSION
from app.case_file import BadCaseFile
from app.commands import screen
from app.desk import NotUnderstood
from app.rehearsal import NotAsExpected
from models.base.refusal import Refusal

EVERYBODY = "Everybody: look at the record"
OPERATOR = "Operator: keep it running"

WRONG_INPUT = 2
REFUSED = 1


class BadInput(Refusal):
    """{sentences}"""


def prose(text: str) -> str:
    """A docstring as paragraphs of one line each, which the help wraps by itself."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(text))


class Noun(TyperGroup):
    """The verbs of a noun."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.help = self.help or ", ".join(self.commands).replace("-", " ").capitalize() + "."


class FrontDoor(TyperGroup):
    """Every refusal leaves through here: a sentence on stderr, or JSON on stdout when that was asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as Typer calls it
        """Those who act first, then those who look, then those who keep it running."""
        panels = {name: getattr(command, "rich_help_panel", "") for name, command in self.commands.items()}
        return sorted(panels, key=lambda name: (panels[name] == OPERATOR, panels[name] == EVERYBODY))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta["json"] = "--json" in args
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            wrong = isinstance(refusal, BadInput | NotUnderstood | BadCaseFile | NotAsExpected)
            findings = refusal.findings if isinstance(refusal, BadCaseFile) else ()
            if ctx.meta["json"]:
                told = {"findings": [vars(finding) for finding in findings]} if findings else {}
                screen.show_json({"refused": refusal.type, "sentence": refusal.sentence, **told})
            else:
                screen.complain(screen.say(refusal))
                for finding in findings:
                    screen.complain(f"{refusal.facts['file']}: {finding}")
            raise typer.Exit(WRONG_INPUT if wrong else REFUSED) from None


app = typer.Typer(
    name="pykala",
    cls=FrontDoor,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help=prose(
        """Municipal decisions from opening to the annual accounts. Begin with `pykala up`.

        Every act is `pykala NOUN VERB`, and `pykala NOUN VERB --help` shows an example. Days are written
        2021-03-15 or 15.3.2021, instants '2021-03-15 16:58' or '15.3.2021 16.58' in Helsinki's local time,
        amounts '3 200 000', '1 250.50' or '1 250,50', long texts as they are or as @file.md. A refusal says
        who could, or when; it ends with 1, wrong input with 2. PYKALA_LANGUAGE (fi, sv or en) is the
        language that is spoken, else that of the locale."""
    ),
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        screen.show(f"pykala {VERSION}")
        raise typer.Exit


@app.callback()
def front_door(
    version_: Annotated[
        bool, typer.Option("--version", help="Which version this is.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take what stands before every noun."""


@cache
def noun(name: str, panel: str = "", about: str = "") -> typer.Typer:
    """The commands of a noun; one who asks for it says under which panel it stands, and what it is about.

    Without `about` the help lists its verbs.
    """
    group = _group(name)
    if panel:
        app.add_typer(group, name=name, rich_help_panel=panel, help=about or None, no_args_is_help=True)
    return group


@cache
def _group(_name: str) -> typer.Typer:
    return typer.Typer(cls=Noun, rich_markup_mode="rich", pretty_exceptions_enable=False)
