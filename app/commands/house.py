"""The house: the application that every command hangs on, and the panels under which people find theirs."""

from __future__ import annotations

from functools import cache
from typing import Any

import typer
from typer.core import TyperGroup

from app.case_file import BadCaseFile
from app.commands import screen
from app.desk import NotUnderstood
from models.refusal import Refusal

EVERYBODY = "Everybody: look at the record"
OPERATOR = "Operator: keep it running"

WRONG_INPUT = 2
REFUSED = 1


class BadInput(Refusal):
    """{sentences}"""


class FrontDoor(TyperGroup):
    """Every refusal leaves through here: a sentence on stderr, or JSON on stdout when that was asked for."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta["json"] = "--json" in args
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            if ctx.meta["json"]:
                screen.show_json({"refused": refusal.type, "sentence": refusal.sentence})
            else:
                screen.complain(refusal.sentence)
            wrong = isinstance(refusal, BadInput | NotUnderstood | BadCaseFile)
            raise typer.Exit(WRONG_INPUT if wrong else REFUSED) from None


app = typer.Typer(
    name="pykala",
    cls=FrontDoor,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="""Municipal decisions from opening to the annual accounts.

    Every act is `pykala NOUN VERB`, and `pykala NOUN VERB --help` shows an example. Days are written
    2021-03-15, instants '2021-03-15 16:58' in Helsinki's local time, amounts '3 200 000' or '1 250.50',
    long texts as they are or as @file.md. A refusal says who could, or when; it ends with 1, wrong input
    with 2. Begin with `pykala up`.""",
)


@cache
def noun(name: str, panel: str = "", about: str = "") -> typer.Typer:
    """The commands of a noun; the first who asks for it says where it stands in the help, and what it is."""
    group = _group(name)
    if panel:
        app.add_typer(group, name=name, rich_help_panel=panel, help=about, no_args_is_help=True)
    return group


@cache
def _group(_name: str) -> typer.Typer:
    return typer.Typer(rich_markup_mode="rich", pretty_exceptions_enable=False)
