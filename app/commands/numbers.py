"""`pykala numbers account`: what became of each number of a series, so that none is unaccounted for."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.house import noun
from app.desk.entering import opened
from app.desk.reading.numbers import accounted
from models.base.refusal import Refusal


class NotAccountedFor(Refusal):
    """Some numbers are skipped, or were given more than once; lines: {count}."""


@noun("numbers").command("account", epilog="Example: pykala numbers account '§ khs 2021'")
def account(
    series: Annotated[
        str,
        typer.Argument(
            help="Only this series, for example 'HEL 2021'.", metavar="SERIES", show_default=False
        ),
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Account for every number of a series from the first to the last: what bears it, or who gave it."""
    with opened() as installation:
        lines = accounted(installation, series)
    if json:
        screen.show_json(lines)
    else:
        wrong_word = screen.words("WRONG")
        rows = (
            (line.series, line.numbers, wrong_word * line.wrong, screen.worded(line.fate)) for line in lines
        )
        headings = (screen.words("Series"), screen.words("Number"), "", screen.words("What became of it"))
        screen.table(screen.words("Numbers"), headings, rows, screen.words("No numbers yet."))
    wrong = sum(line.wrong for line in lines)
    if wrong and json:
        raise typer.Exit(1)
    if wrong:
        raise NotAccountedFor(count=wrong)
